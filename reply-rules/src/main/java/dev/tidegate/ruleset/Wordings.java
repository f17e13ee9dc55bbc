package dev.tidegate.ruleset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wordings of a reply with choices: {@code 在142号链接 {宝宝/家人/老铁}} has three. A choice holds at
 * least one slash and no braces; an option may be empty.
 */
public final class Wordings {
  /** More choices than this many combinations are not told apart. */
  private static final int MOST = 1 << 20;

  private static final Pattern CHOICE =
      Pattern.compile("\\{(?!product[.@])([^{}/]*(?:/[^{}/]*)+)}");

  private Wordings() {}

  /** Whether what stands between braces is a choice, not a placeholder. */
  static boolean isChoice(String between) {
    return CHOICE.matcher("{" + between + "}").matches();
  }

  /** How many wordings a reply has: at least 1, at most about a million. */
  public static int count(String reply) {
    long count = 1;
    Matcher choice = CHOICE.matcher(reply);
    while (choice.find() && count < MOST) {
      count *= options(choice).length;
    }
    return (int) Math.min(count, MOST);
  }

  /** The reply in its wording number {@code n}, 0 to {@link #count} − 1; placeholders stay. */
  public static String of(String reply, int n) {
    StringBuilder words = new StringBuilder();
    int left = n;
    Matcher choice = CHOICE.matcher(reply);
    while (choice.find()) {
      String[] options = options(choice);
      choice.appendReplacement(words, Matcher.quoteReplacement(options[left % options.length]));
      left /= options.length;
    }
    return choice.appendTail(words).toString();
  }

  private static String[] options(Matcher choice) {
    return choice.group(1).split("/", -1);
  }
}
