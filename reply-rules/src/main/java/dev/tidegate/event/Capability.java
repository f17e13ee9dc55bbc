package dev.tidegate.event;

/** What a platform lets an account do. */
public enum Capability {
  /** An answer that all in the room can read. */
  PUBLIC_REPLY,
  /** An answer to one comment that its author alone can read. */
  PRIVATE_REPLY,
  /** A direct message. */
  DM,
  /** A line on the picture of the stream. */
  OVERLAY,
  /** Taking a comment out of the room. */
  DELETE,
  /** Silencing a buyer for a while. */
  MUTE,
  /** Shutting a buyer out. */
  BLOCK
}
