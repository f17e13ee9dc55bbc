package dev.tidegate.text;

import dev.tidegate.text.Characters.Split;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The <em>skeleton</em> level of a folded text, in which evaded words come back: look-alike letters
 * to the Latin ones, letters written as digits ("h0w"), characters written in parts (拆字), emoji to
 * the character they stand for, no inserted symbols and blanks, runs of one character cut to one.
 * For shields only: honest words may melt into others here.
 *
 * <p>Every place still points into the original. Linear, deterministic, no longer than the folded
 * text.
 */
public final class Skeleton {
  /**
   * Letters of other alphabets, each with the Latin one that it looks like, those that NFKC leaves
   * alone; and an emoji of one unit with the character that it stands for.
   */
  private static final String LOOK_ALIKES =
      "аaсcеeіiјjоoрpѕsуyхxԁdһhԛqԝwӏlкkмmтtвbнhгrпnиuбb"
          + "αaβbγyεeηnιiκkνvοoρpσoτtυuχxωwμu"
          + "ɑaɡgıiℓlɴnʀrʏyᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢz"
          + "\u2764心";

  /**
   * Letters and digits by what they look like; 0 for what is left out, and halves of characters.
   */
  private static final char[] LETTERS = letterTable();

  /** Emoji that are typed instead of a character, those of two units. */
  private static final Map<Integer, String> EMOJI =
      Map.ofEntries(
          Map.entry(0x1F436, "狗"),
          Map.entry(0x1F415, "狗"),
          Map.entry(0x1F437, "猪"),
          Map.entry(0x1F416, "猪"),
          Map.entry(0x1F434, "马"),
          Map.entry(0x1F40E, "马"),
          Map.entry(0x1F468, "男"),
          Map.entry(0x1F469, "女"),
          Map.entry(0x1F47B, "鬼"),
          Map.entry(0x1F42E, "牛"),
          Map.entry(0x1F404, "牛"),
          Map.entry(0x1F414, "鸡"),
          Map.entry(0x1F413, "鸡"),
          Map.entry(0x1F41B, "虫"),
          Map.entry(0x1F98C, "鹿"),
          Map.entry(0x1F422, "龟"),
          Map.entry(0x1F435, "猴"),
          Map.entry(0x1F412, "猴"),
          Map.entry(0x1F42D, "鼠"),
          Map.entry(0x1F400, "鼠"),
          Map.entry(0x1F430, "兔"),
          Map.entry(0x1F42F, "虎"),
          Map.entry(0x1F409, "龙"),
          Map.entry(0x1F411, "羊"),
          Map.entry(0x1F476, "婴"),
          Map.entry(0x1F4A9, "屎"),
          Map.entry(0x1F444, "嘴"),
          Map.entry(0x1F94A, "拳"),
          Map.entry(0x1F480, "死"),
          Map.entry(0x1F4B0, "钱"),
          Map.entry(0x1F48B, "吻"),
          Map.entry(0x1F9E0, "脑"),
          Map.entry(0x1F530, "v"),
          Map.entry(0x1F4B2, "$"),
          Map.entry(0x1F6F0, "卫星"));

  private Skeleton() {}

  /** The skeleton of a folded text. */
  public static FoldedText of(FoldedText folded) {
    if (isBare(folded.text())) {
      return folded;
    }
    FoldedText bare = bare(folded);
    return isBare(bare.text()) ? bare : joined(bare);
  }

  /** Whether characters of a folded text are written in their parts: 女马 for 妈. */
  public static boolean isTakenApart(FoldedText folded) {
    String bare = bare(folded).text();
    for (int i = 0; i < bare.length(); i++) {
      if (splitAt(bare, i) != null) {
        return true;
      }
    }
    return false;
  }

  /** The skeleton of a text that was folded without its places. */
  public static String of(String folded) {
    return of(Fold.trace(folded)).text();
  }

  /** Whether a text is its own skeleton: letters that look like themselves, no runs, no parts. */
  private static boolean isBare(String text) {
    boolean ascii = false;
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (LETTERS[c] != c || (c == before && !Character.isDigit(c)) || splitAt(text, i) != null) {
        return false;
      }
      ascii |= c < 0x7f;
      before = c;
    }
    return !ascii || !Leet.isIn(text);
  }

  /** Letters and digits, as those that they look like, and what emoji stand for. */
  private static FoldedText bare(FoldedText folded) {
    String text = Leet.plain(folded.text());
    FoldedText.Builder bare = new FoldedText.Builder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (LETTERS[c] != 0) {
        bare.append(LETTERS[c], folded.start(i), folded.end(i));
      } else if (Character.isHighSurrogate(c)) {
        appendLong(text.codePointAt(i), i, folded, bare);
      }
    }
    return bare.build();
  }

  /** A character of two units, the first of them at a place of the folded text. */
  private static void appendLong(int c, int at, FoldedText folded, FoldedText.Builder bare) {
    String meant = EMOJI.get(c);
    if (meant != null) {
      bare.append(meant, folded.start(at), folded.end(at));
    } else if (Character.isLetterOrDigit(c)) {
      bare.appendCodePoint(c, folded.start(at), folded.end(at + 1));
    }
  }

  /** Parts put together, and then runs cut to one, but for digits: "又又" was one character. */
  private static FoldedText joined(FoldedText bare) {
    String text = bare.text();
    FoldedText.Builder joined = new FoldedText.Builder(text.length());
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      Split split = splitAt(text, i);
      int c = split == null ? text.codePointAt(i) : split.whole();
      int next = i + (split == null ? Character.charCount(c) : split.parts().length());
      if (c != last || Character.isDigit(c)) {
        joined.appendCodePoint(c, bare.start(i), bare.end(next - 1));
      }
      last = c;
      i = next;
    }
    return joined.build();
  }

  private static @Nullable Split splitAt(String text, int at) {
    if (at + 1 >= text.length() || !Characters.maySplit(text.charAt(at), text.charAt(at + 1))) {
      return null;
    }
    for (Split split : Characters.splits(text.charAt(at))) {
      if (text.startsWith(split.parts(), at)) {
        return split;
      }
    }
    return null;
  }

  private static char[] letterTable() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      boolean chinese = c >= 0x4E00 && c <= 0x9FFF;
      table[c] = chinese || Character.isLetterOrDigit(c) ? c : 0;
    }
    for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
      table[LOOK_ALIKES.charAt(i)] = LOOK_ALIKES.charAt(i + 1);
    }
    return table;
  }
}
