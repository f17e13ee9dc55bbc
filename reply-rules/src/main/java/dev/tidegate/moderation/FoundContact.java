package dev.tidegate.moderation;

/**
 * A contact detail, by its place in the folded text; {@code end} is exclusive.
 *
 * @param kind what it is
 */
record FoundContact(Kind kind, int start, int end) {
  enum Kind {
    PHONE,
    MESSENGER,
    LINK,
    MAIL,
    ADDRESS
  }
}
