/**
 * What stands on the topics: the records of the log, which are the desk's only input, and what the
 * desk says about them. Values are JSON with {@code type} and {@code v}; unknown fields are
 * ignored, so fields may be added but never retyped or renamed. Times are epoch milliseconds and
 * end in {@code Ms}, money is integer fen and ends in {@code Fen}. Records are immutable and safe
 * to share.
 */
@NullMarked
package dev.tidegate.event;

import org.jspecify.annotations.NullMarked;
