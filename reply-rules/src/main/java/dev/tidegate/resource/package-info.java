/**
 * The files that the domain ships with itself: tables of characters, words, models. The one place
 * that reads; from the class path only, once.
 */
@NullMarked
package dev.tidegate.resource;

import org.jspecify.annotations.NullMarked;
