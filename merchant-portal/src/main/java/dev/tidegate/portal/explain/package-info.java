/** Words for people: the trace in sentences, and texts with private numbers masked. */
@NullMarked
package dev.tidegate.portal.explain;

import org.jspecify.annotations.NullMarked;
