/**
 * Whether a comment may stay in the room: word packs, contact details, and learned scorers for
 * insults and advertisements, in one verdict. A complaint is never hidden. Immutable, shared.
 */
@NullMarked
package dev.tidegate.moderation;

import org.jspecify.annotations.NullMarked;
