/**
 * {@code ./tidegate eval}: how well comments are read, measured on labelled files. Reads files and
 * prints; decides nothing.
 */
@NullMarked
package dev.tidegate.evaluation;

import org.jspecify.annotations.NullMarked;
