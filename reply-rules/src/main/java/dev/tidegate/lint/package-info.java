/**
 * Finds what a rule set does that its owner cannot have meant, on the rules themselves and on real
 * comments. Advice before publishing; nothing here is used while comments are answered.
 */
@NullMarked
package dev.tidegate.lint;

import org.jspecify.annotations.NullMarked;
