/**
 * Keyword rules and FAQ retrieval on folded text. Compiled matchers are immutable and safe to share
 * between threads.
 */
@NullMarked
package dev.tidegate.matching;

import org.jspecify.annotations.NullMarked;
