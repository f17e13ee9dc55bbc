/** PostgreSQL: migrations and the pool. The portal is the only writer of this database. */
@NullMarked
package dev.tidegate.portal.database;

import org.jspecify.annotations.NullMarked;
