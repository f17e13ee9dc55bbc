package dev.tidegate.matching;

import dev.tidegate.text.Fold;

/**
 * A word of a keyword rule as a merchant writes it, folded: {@code 运费} stands anywhere in the text,
 * {@code =在吗} is the whole text, {@code 退~运费} are two words in this order with at most {@value
 * #NEAR} characters between them.
 *
 * <p>A sign without its words is no syntax: {@code =}, {@code 好~} and {@code 哈~哈~} are plain words.
 * So is {@code ~} after {@code =}.
 *
 * @param first the word; of a pair the earlier one
 * @param second the later word of a pair, else empty
 */
public record RuleWord(Kind kind, String first, String second) {
  /** Most characters (code points) between the words of a pair. */
  public static final int NEAR = 6;

  /** How a word is looked for. */
  public enum Kind {
    PLAIN,
    EXACT,
    NEAR
  }

  /** Reads a word; {@code first} is empty when nothing visible is written. */
  public static RuleWord of(String written) {
    String folded = Fold.plain(written);
    if (folded.startsWith("=") && folded.length() > 1) {
      return new RuleWord(Kind.EXACT, folded.substring(1).strip(), "");
    }
    int tilde = folded.indexOf('~');
    if (tilde > 0 && tilde == folded.lastIndexOf('~')) {
      String before = folded.substring(0, tilde).strip();
      String after = folded.substring(tilde + 1).strip();
      if (!before.isEmpty() && !after.isEmpty()) {
        return new RuleWord(Kind.NEAR, before, after);
      }
    }
    return new RuleWord(Kind.PLAIN, folded, "");
  }

  /** Whether nothing can be looked for. */
  public boolean isEmpty() {
    return first.isEmpty();
  }

  /** As a merchant would write it, folded: names the word. */
  public String written() {
    return switch (kind) {
      case PLAIN -> first;
      case EXACT -> "=" + first;
      case NEAR -> first + "~" + second;
    };
  }

  /**
   * Whether every text that holds this word holds {@code other} too. True is certain; for pairs
   * false may be said of words that do follow from each other.
   */
  public boolean implies(RuleWord other) {
    if (equals(other)) {
      return true;
    }
    return switch (kind) {
      case EXACT -> other.isIn(first);
      case PLAIN -> other.kind != Kind.EXACT && other.isIn(first);
      case NEAR -> other.kind != Kind.EXACT && (other.isIn(first) || other.isIn(second));
    };
  }

  /** Whether the word is in a folded text; for a few texts, {@link KeywordMatcher} is for many. */
  public boolean isIn(String folded) {
    return switch (kind) {
      case PLAIN -> folded.contains(first);
      case EXACT -> folded.equals(first);
      case NEAR -> isPairIn(folded);
    };
  }

  private boolean isPairIn(String folded) {
    for (int at = folded.indexOf(second); at >= 0; at = folded.indexOf(second, at + 1)) {
      int before = at < first.length() ? -1 : folded.lastIndexOf(first, at - first.length());
      if (before >= 0 && folded.codePointCount(before + first.length(), at) <= NEAR) {
        return true;
      }
    }
    return false;
  }
}
