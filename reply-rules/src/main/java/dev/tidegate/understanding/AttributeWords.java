package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductMention.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for colours and sizes that a product's data list. */
final class AttributeWords {
  /** A shade with its number: "#01豆沙奶茶". */
  private static final Pattern SHADE = Pattern.compile("# ?(\\d{1,3}) ?(.*)");

  /** A size that says what it measures: "50g", "12mm", "20片". */
  private static final Pattern MEASURE =
      Pattern.compile("(\\d{1,4}(?:\\.\\d{1,2})?) ?(g|kg|ml|l|mm|cm|in|inch|oz|斤|片|包|条|罐|颗|抽|支|盒)");

  /** Words that a list of colours may hold but that say something else in most sentences. */
  private static final Set<String> ORDINARY =
      Set.of(
          "自然", "透明", "原味", "混色", "默认", "clear", "natural", "mixed", "one size", "default", "原色");

  private AttributeWords() {}

  /** A number on a shade and the shade's name, which may be empty. */
  record Shade(int number, String digits, String name) {}

  /** The numbered shades among a product's colours. */
  static List<Shade> shades(Item product) {
    List<Shade> shades = new ArrayList<>();
    for (String colour : product.colors()) {
      Matcher shade = SHADE.matcher(Fold.plain(colour));
      if (shade.matches()) {
        shades.add(
            new Shade(Integer.parseInt(shade.group(1)), shade.group(1), shade.group(2).strip()));
      }
    }
    return shades;
  }

  /** Each colour in each language in which it is listed: "白色 white" gives two. */
  static Set<String> colours(Item product) {
    Set<String> words = new TreeSet<>();
    for (String colour : product.colors()) {
      String folded = Fold.plain(colour);
      Matcher shade = SHADE.matcher(folded);
      for (String word : byScript(shade.matches() ? shade.group(2) : folded)) {
        if (!ORDINARY.contains(word) && word.length() > 1) {
          words.add(word);
          // "黑底的" says "黑底白花".
          if (word.length() == 4 && word.charAt(1) == '底') {
            words.add(word.substring(0, 2));
          }
        }
      }
    }
    return words;
  }

  /** Sizes that measure something, in the ways in which they are written. */
  static Set<String> sizes(Item product) {
    Set<String> words = new TreeSet<>();
    for (String size : product.sizes()) {
      Matcher measure = MEASURE.matcher(Fold.plain(size));
      if (measure.matches()) {
        for (String unit : sameUnit(measure.group(2))) {
          words.add(measure.group(1) + unit);
          words.add(measure.group(1) + " " + unit);
          words.add(inWords(measure.group(1)) + unit);
        }
      }
    }
    return words;
  }

  /** 九 for 9, 十 for 10; other numbers as they are. */
  private static String inWords(String number) {
    return number.equals("10")
        ? "十"
        : number.length() == 1 ? "" + "零一二三四五六七八九".charAt(number.charAt(0) - '0') : number;
  }

  private static List<String> sameUnit(String unit) {
    return switch (unit) {
      case "g" -> List.of("g", "克");
      case "ml" -> List.of("ml", "毫升");
      case "in", "inch" -> List.of("in", "inch", "inches", "\"");
      case "mm" -> List.of("mm", "毫米");
      case "cm" -> List.of("cm", "厘米");
      case "kg" -> List.of("kg", "公斤");
      default -> List.of(unit);
    };
  }

  /** The parts of a listed value by script, each stripped. */
  static List<String> byScript(String folded) {
    List<String> parts = new ArrayList<>(2);
    StringBuilder part = new StringBuilder();
    int script = -1;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      int now =
          Character.isIdeographic(c) ? 1 : Character.isLetter(c) || c == '\'' || c == '-' ? 2 : 0;
      if (now != 0 && script != 0 && script != -1 && now != script) {
        parts.add(part.toString().strip());
        part.setLength(0);
      }
      part.append(c);
      script = now == 0 ? script : now;
    }
    parts.add(part.toString().strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
