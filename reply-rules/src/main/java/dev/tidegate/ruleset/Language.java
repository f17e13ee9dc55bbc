package dev.tidegate.ruleset;

import java.util.List;

/** A language in which people are spoken to. Chinese is the first. */
public enum Language {
  ZH,
  EN;

  /** Puts {@code args} in place of {@code {0}}, {@code {1}} ... of a pattern. */
  public static String fill(String pattern, List<String> args) {
    StringBuilder text = new StringBuilder(pattern.length() + 32);
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      if (close < 0) {
        break;
      }
      text.append(pattern, from, open);
      int number = Integer.parseInt(pattern.substring(open + 1, close));
      text.append(number < args.size() ? args.get(number) : "");
      from = close + 1;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }
}
