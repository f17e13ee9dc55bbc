package dev.tidegate.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A folded text that knows where each of its characters stood in the original, so that a hit in it
 * can be shown and masked there. Immutable.
 */
public final class FoldedText {
  private final String text;

  /** Null where every character stands at its own place. */
  private final int @Nullable [] starts;

  private final int @Nullable [] ends;

  private FoldedText(String text, int @Nullable [] starts, int @Nullable [] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text that is its own fold. */
  static FoldedText unchanged(String text) {
    return new FoldedText(text, null, null);
  }

  /** The folded text. */
  public String text() {
    return text;
  }

  /** Where the original of the folded character at {@code index} begins, in UTF-16 units. */
  public int start(int index) {
    return starts == null ? index : starts[index];
  }

  /** Where the original of the folded character at {@code index} ends, exclusive. */
  public int end(int index) {
    return ends == null ? index + 1 : ends[index];
  }

  /** Collects folded characters; their places only from the first on that is not at its own. */
  static final class Builder {
    private char[] text;
    private int @Nullable [] starts;
    private int @Nullable [] ends;
    private int length;

    Builder(int expected) {
      text = new char[Math.max(8, expected)];
    }

    /** Appends the first characters of an original, each at its own place; first of all. */
    void appendOwn(String original, int count) {
      original.getChars(0, count, text, 0);
      length = count;
    }

    void append(char c, int start, int end) {
      if (length == text.length) {
        text = Arrays.copyOf(text, length * 2);
      }
      if (starts != null || start != length || end != length + 1) {
        keepPlace(start, end);
      }
      text[length++] = c;
    }

    private void keepPlace(int start, int end) {
      if (starts == null || ends == null) {
        starts = new int[text.length];
        ends = new int[text.length];
        for (int i = 0; i < length; i++) {
          starts[i] = i;
          ends[i] = i + 1;
        }
      } else if (starts.length < text.length) {
        starts = Arrays.copyOf(starts, text.length);
        ends = Arrays.copyOf(ends, text.length);
      }
      starts[length] = start;
      ends[length] = end;
    }

    void append(CharSequence more, int start, int end) {
      for (int i = 0; i < more.length(); i++) {
        append(more.charAt(i), start, end);
      }
    }

    void appendCodePoint(int c, int start, int end) {
      if (Character.isBmpCodePoint(c)) {
        append((char) c, start, end);
      } else {
        append(Character.highSurrogate(c), start, end);
        append(Character.lowSurrogate(c), start, end);
      }
    }

    int length() {
      return length;
    }

    /** The text; nothing may be added afterwards. */
    FoldedText build() {
      return new FoldedText(new String(text, 0, length), starts, ends);
    }
  }
}
