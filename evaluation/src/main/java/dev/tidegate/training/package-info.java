/**
 * {@code ./tidegate train}: makes the small models that the product ships, from text in this
 * module.
 */
@NullMarked
package dev.tidegate.training;

import org.jspecify.annotations.NullMarked;
