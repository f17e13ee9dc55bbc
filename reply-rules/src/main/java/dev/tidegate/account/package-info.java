/**
 * Merchants' accounts on platforms and the keys of a merchant, as they stand on {@code
 * tidegate.accounts}: secrets are sealed by the envelope key and are opened only by ingress,
 * delivery and portal.
 */
@NullMarked
package dev.tidegate.account;

import org.jspecify.annotations.NullMarked;
