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

  /** The names between braces in a text, in their order. */
  public static List<String> in(String text) {
    return scan(text).names();
  }

  /** What a text holds: names between braces, and whether every brace has its partner. */
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
        names.add(text.substring(open + 1, i));
        open = -1;
      }
    }
    return new Scan(names, open < 0);
  }
}
