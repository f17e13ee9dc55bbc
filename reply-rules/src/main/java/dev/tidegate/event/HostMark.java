package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * What the host, or who sits beside, did with a question on the board.
 *
 * @param id of this mark; two records with one id are one mark
 * @param cluster id of the question on the {@link Board}
 * @param text what the host said, in a sentence that may be told to buyers who ask later; null when
 *     nobody wrote it down; only with {@link Kind#ANSWERED}
 * @param by who did it: a user of the portal
 */
public record HostMark(
    String id,
    String merchant,
    String room,
    Kind kind,
    String cluster,
    @Nullable String text,
    String by)
    implements LogRecord {
  /** Longer sentences do not fit into a platform's comment. */
  public static final int LONGEST_TEXT = 100;

  /** What was done. */
  public enum Kind {
    /** The host spoke of it on air. */
    ANSWERED,
    /** It stays on top of the board. */
    PINNED,
    /** It no longer does. */
    UNPINNED
  }

  public HostMark {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(room, "room");
    Require.present(kind, "kind");
    Require.text(cluster, "cluster");
    Require.text(by, "by");
    if (text != null) {
      text = Require.wellFormed(text, "text").strip();
      if (kind != Kind.ANSWERED) {
        throw new InvalidFieldException("text", "goes with kind ANSWERED only");
      }
      if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
        throw new InvalidFieldException("text", "must have 1 to " + LONGEST_TEXT + " characters");
      }
      if (text.indexOf('{') >= 0) {
        throw new InvalidFieldException("text", "must not have placeholders");
      }
    }
  }
}
