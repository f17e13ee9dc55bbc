package dev.tidegate.ruleset;

import java.util.ArrayList;
import java.util.List;

/** The placeholders that replies and answers may hold. */
public final class Placeholders {
  private static final List<String> ALLOWED =
      List.of(
          "product.price", "product.list_price", "product.link", "product.name", "product.stock");

  private Placeholders() {}

  /** Names without braces, in the order in which they are shown to people. */
  public static List<String> allowed() {
    return ALLOWED;
  }

  /** The names of placeholders in a text, in their order; choices of {@link Wordings} are none. */
  public static List<String> in(String text) {
    return scan(text).names();
  }

  /** What a text holds: names of placeholders, and whether every brace has its partner. */
  record Scan(List<String> names, boolean balanced) {}

  static Scan scan(String text) {
    List<String> names = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        if (open >= 0) {
          return new Scan(names, false);
        }
        open = i;
      } else if (c == '}') {
        if (open < 0) {
          return new Scan(names, false);
        }
        String between = text.substring(open + 1, i);
        if (!Wordings.isChoice(between)) {
          names.add(between);
        }
        open = -1;
      }
    }
    return new Scan(names, open < 0);
  }
}
