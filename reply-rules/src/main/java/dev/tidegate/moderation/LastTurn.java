package dev.tidegate.moderation;

/**
 * Finds what is said last in a quoted talk: "q: why is it late a: who knows". Whoever quotes is
 * judged by the own words. A talk has at least two speakers, each with a Latin name of at most
 * {@value #LONGEST} characters before a colon, at the start or after a blank.
 */
final class LastTurn {
  private static final int LONGEST = 16;

  private LastTurn() {}

  /** Where the last turn starts in a folded text; 0 if the text is no talk. Linear. */
  static int start(String text) {
    int turns = 0;
    int start = 0;
    int name = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        name = i + 1;
      } else if (c == ':' && i > name && i - name <= LONGEST && i + 1 < text.length()) {
        turns++;
        start = i + 1;
      } else if (!isName(c)) {
        name = text.length();
      }
    }
    return turns > 1 ? start : 0;
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}
