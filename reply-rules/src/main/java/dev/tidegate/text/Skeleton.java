package dev.tidegate.text;

import dev.tidegate.text.Characters.Split;
import java.util.HashMap;
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
  /** Letters of other alphabets that look like Latin ones; those that NFKC leaves alone. */
  private static final Map<Character, Character> LOOK_ALIKES =
      pairs(
          "аaсcеeіiјjоoрpѕsуyхxԁdһhԛqԝwӏlкkмmтtвbнhгrпnиuбb",
          "αaβbγyεeηnιiκkνvοoρpσoτtυuχxωwμu",
          "ɑaɡgıiℓlɴnʀrʏyᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢz");

  /** Emoji that are typed instead of a character. */
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
          Map.entry(0x2764, "心"),
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
    return isBare(folded.text()) ? folded : once(merged(bare(folded)));
  }

  /** Whether characters of a folded text are written in their parts: 女马 for 妈. */
  public static boolean isTakenApart(FoldedText folded) {
    return hasSplit(bare(folded).text());
  }

  /** The skeleton of a text that was folded without its places. */
  public static String of(String folded) {
    return of(Fold.trace(folded)).text();
  }

  /** Whether a text is its own skeleton for certain: Chinese characters, no runs, no parts. */
  private static boolean isBare(String text) {
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x4E00 || c > 0x9FFF || c == before || splitAt(text, i) != null) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static FoldedText bare(FoldedText folded) {
    String text = Leet.plain(folded.text());
    if (text.equals(folded.text()) && isLetters(text)) {
      return folded;
    }
    FoldedText.Builder bare = new FoldedText.Builder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      String meant = isOrdinary(c) ? null : EMOJI.get(c);
      if (meant != null) {
        bare.append(meant, folded.start(i), folded.end(i));
      } else if (Character.isLetterOrDigit(c)) {
        bare.appendCodePoint(latin(c), folded.start(i), folded.end(next - 1));
      }
      i = next;
    }
    return bare.build();
  }

  /** Only letters and digits that look like themselves. */
  private static boolean isLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x4E00 && c <= 0x9FFF);
      if (!letter) {
        return false;
      }
    }
    return true;
  }

  private static int latin(int c) {
    Character same =
        Character.isBmpCodePoint(c) && !isOrdinary(c) ? LOOK_ALIKES.get((char) c) : null;
    return same == null ? c : same;
  }

  /** ASCII and Chinese characters look like themselves and are no emoji. */
  private static boolean isOrdinary(int c) {
    return c < 0x7f || (c >= 0x4E00 && c <= 0x9FFF);
  }

  private static FoldedText merged(FoldedText bare) {
    String text = bare.text();
    if (!hasSplit(text)) {
      return bare;
    }
    FoldedText.Builder merged = new FoldedText.Builder(text.length());
    for (int i = 0; i < text.length(); ) {
      Split split = splitAt(text, i);
      int end = split == null ? i + 1 : i + split.parts().length();
      char c = split == null ? text.charAt(i) : split.whole();
      merged.append(c, bare.start(i), bare.end(end - 1));
      i = end;
    }
    return merged.build();
  }

  /** Runs of one character cut to one, but for digits; "又又" was one character before. */
  private static FoldedText once(FoldedText merged) {
    String text = merged.text();
    if (!hasRun(text)) {
      return merged;
    }
    FoldedText.Builder once = new FoldedText.Builder(text.length());
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c != last || Character.isDigit(c)) {
        once.appendCodePoint(c, merged.start(i), merged.end(next - 1));
      }
      last = c;
      i = next;
    }
    return once.build();
  }

  /** Whether one unit follows itself; halves of longer characters count, which does no harm. */
  private static boolean hasRun(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == text.charAt(i - 1) && !Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSplit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (splitAt(text, i) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Split splitAt(String text, int at) {
    if (at + 1 >= text.length()) {
      return null;
    }
    for (Split split : Characters.splits(text.charAt(at))) {
      if (text.startsWith(split.parts(), at)) {
        return split;
      }
    }
    return null;
  }

  private static Map<Character, Character> pairs(String... tables) {
    Map<Character, Character> pairs = new HashMap<>();
    for (String table : tables) {
      for (int i = 0; i + 1 < table.length(); i += 2) {
        pairs.put(table.charAt(i), table.charAt(i + 1));
      }
    }
    return Map.copyOf(pairs);
  }
}
