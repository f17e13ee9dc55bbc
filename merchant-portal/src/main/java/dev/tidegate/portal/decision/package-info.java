/** The decision log: what was decided about each comment, with its replies. */
@NullMarked
package dev.tidegate.portal.decision;

import org.jspecify.annotations.NullMarked;
