/**
 * The generic platform: Standard Webhooks signatures and CloudEvents, in and out, for merchants
 * with a system of their own.
 */
@NullMarked
package dev.tidegate.ingress.platform.generic;

import org.jspecify.annotations.NullMarked;
