/**
 * Sign-in: sessions by a random token of which only the hash is stored, CSRF token, rate limit,
 * passwords.
 */
@NullMarked
package dev.tidegate.portal.session;

import org.jspecify.annotations.NullMarked;
