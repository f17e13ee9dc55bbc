/**
 * Pseudonyms and sealed boxes. Nothing here is used by the desk: a decision never depends on a
 * secret or on random bytes.
 */
@NullMarked
package dev.tidegate.privacy;

import org.jspecify.annotations.NullMarked;
