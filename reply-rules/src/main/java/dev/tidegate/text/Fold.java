package dev.tidegate.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Brings a text into the form in which words are matched, the <em>plain</em> level: NFKC, lower
 * case, traditional characters to simplified ones, no invisible characters, each run of white space
 * one blank, trimmed. Rules, FAQ and comments go through the same fold.
 *
 * <p>NFKC is Unicode Standard Annex #15, done cluster by cluster (a character with the marks that
 * combine with it), so that every folded character knows its place; invisible are the format
 * characters (category Cf: zero-width and bidi marks, BOM) and the variation selectors. Linear,
 * deterministic, idempotent; copes with any UTF-16, lone surrogates included.
 */
public final class Fold {
  /** A character with more marks than this is folded in pieces; longer ones only harass. */
  private static final int LONGEST_CLUSTER = 16;

  /** How far full-width ASCII is from ASCII, its NFKC form. */
  private static final int WIDE = 0xFEE0;

  /**
   * What each visible character that NFKC leaves alone, or of full-width ASCII, folds to; else a
   * blank.
   */
  private static final char[] SIMPLE = simpleTable();

  private Fold() {}

  /** The folded text; empty when nothing visible is left. */
  public static String plain(String text) {
    return trace(text).text();
  }

  /** The folded text with the place of each character in the original. */
  public static FoldedText trace(String text) {
    int own = ownLength(text);
    if (own == text.length() && (own == 0 || text.charAt(own - 1) != ' ')) {
      return FoldedText.unchanged(text);
    }
    FoldedText.Builder folded = new FoldedText.Builder(text.length());
    Blanks blanks = new Blanks(folded);
    int from = Math.max(0, own - 1);
    folded.appendOwn(text, from);
    for (int i = from; i < text.length(); ) {
      int end = clusterEnd(text, i);
      char c = text.charAt(i);
      if (SIMPLE[c] != ' ' && end == i + 1) {
        blanks.appendVisible(SIMPLE[c], i, end);
      } else if (c <= ' ' && end == i + 1) {
        blanks.append(c, i, end);
      } else {
        appendNormal(text.substring(i, end), i, end, blanks);
      }
      i = end;
    }
    return folded.build();
  }

  /**
   * How many characters at the beginning are their own fold, but for a blank or a mark after the
   * last: simplified Chinese characters, lower-case ASCII and single blanks inside. In most
   * comments all are.
   */
  private static int ownLength(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SIMPLE[c] != c || (c == ' ' && before == ' ')) {
        return i;
      }
      before = c;
    }
    return text.length();
  }

  private static void appendNormal(String cluster, int start, int end, Blanks blanks) {
    String normal = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
    for (int j = 0; j < normal.length(); ) {
      int c = normal.codePointAt(j);
      j += Character.charCount(c);
      blanks.append(c, start, end);
    }
  }

  /** Writes folded characters, one blank for each run of white space between them. */
  private static final class Blanks {
    private final FoldedText.Builder folded;
    private int dueStart = -1;
    private int dueEnd;

    Blanks(FoldedText.Builder folded) {
      this.folded = folded;
    }

    /** Appends a character of {@link #SIMPLE}. */
    void appendVisible(char c, int start, int end) {
      flush();
      folded.append(c, start, end);
    }

    void append(int c, int start, int end) {
      if (c > ' ' && c < 0x7f) {
        appendVisible(SIMPLE[c], start, end);
        return;
      }
      if (isInvisible(c)) {
        return;
      }
      if (isBlank(c)) {
        dueStart = dueStart < 0 ? start : dueStart;
        dueEnd = end;
        return;
      }
      flush();
      folded.appendCodePoint(Characters.simplified(Character.toLowerCase(c)), start, end);
    }

    private void flush() {
      if (dueStart >= 0 && folded.length() > 0) {
        folded.append(' ', dueStart, dueEnd);
      }
      dueStart = -1;
    }
  }

  /** Letters and digits of a folded text, each run of one character cut to one: names a cluster. */
  public static String skeleton(String folded) {
    StringBuilder core = new StringBuilder(folded.length());
    int last = -1;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        continue;
      }
      if (c != last || Character.isDigit(c)) {
        core.appendCodePoint(c);
      }
      last = c;
    }
    return core.toString();
  }

  /** ASCII, Chinese characters and their punctuation, and full-width ASCII: the fold of each. */
  private static char[] simpleTable() {
    char[] table = new char[Character.MAX_VALUE + 1];
    Arrays.fill(table, ' ');
    for (char c = '!'; c <= '~'; c++) {
      table[c] = Character.toLowerCase(c);
      table[c + WIDE] = table[c];
    }
    for (char c = 0x3001; c <= 0x3020; c++) {
      table[c] = c;
    }
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      table[c] = (char) Characters.simplified(c);
    }
    return table;
  }

  private static int clusterEnd(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && end - start < LONGEST_CLUSTER) {
      char next = text.charAt(end);
      boolean apart = next < 0x300 || (next >= 0x3000 && next < 0xA000) || SIMPLE[next] != ' ';
      if (apart || !joins(text.codePointAt(end))) {
        return end;
      }
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Marks that combine with the character before them, and the later parts of Hangul syllables. */
  private static boolean joins(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (c >= 0x1160 && c <= 0x11FF)
        || c == 0xFF9E
        || c == 0xFF9F;
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0x3164
        || c == 0x115F
        || c == 0x1160;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
