/**
 * The portal's back end: starts and stops it, and sets up merchants. Every query is filtered by the
 * merchant of the session; nothing here is on the hot path of a comment.
 */
@NullMarked
package dev.tidegate.portal;

import org.jspecify.annotations.NullMarked;
