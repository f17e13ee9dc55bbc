/** The report: what happened in a span of time, from the figures of the insight job. */
@NullMarked
package dev.tidegate.portal.insight;

import org.jspecify.annotations.NullMarked;
