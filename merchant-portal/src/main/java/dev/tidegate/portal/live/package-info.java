/** The host's board and the replies of a room over server-sent events. */
@NullMarked
package dev.tidegate.portal.live;

import org.jspecify.annotations.NullMarked;
