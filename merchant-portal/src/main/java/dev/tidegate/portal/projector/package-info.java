/**
 * From the log to PostgreSQL: idempotent, offsets in the same transaction as the rows, so that each
 * projection can be built again.
 */
@NullMarked
package dev.tidegate.portal.projector;

import org.jspecify.annotations.NullMarked;
