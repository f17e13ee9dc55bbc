package dev.tidegate.moderation;

/**
 * Finds what is said last in a quoted talk: "q: why is it late a: who knows". Whoever quotes is
 * judged by the own words. A talk begins with a speaker and has at least two, each with a Latin
 * name of at most {@value #LONGEST} characters before a colon, at the start or after a blank. A
 * name has a letter: "8:00" is none.
 */
final class LastTurn {
  private static final int LONGEST = 16;

  private LastTurn() {}

  /** Where the last turn starts in a folded text; 0 if the text is no talk. Linear. */
  static int start(String text) {
    int turns = 0;
    int start = 0;
    int name = 0;
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        name = i + 1;
        letter = false;
      } else if (c == ':' && letter && i - name <= LONGEST && i + 1 < text.length()) {
        if (turns == 0 && name > 0) {
          return 0;
        }
        turns++;
        start = i + 1;
        name = text.length();
        letter = false;
      } else if (isName(c) && name <= i) {
        letter |= c >= 'a' && c <= 'z';
      } else {
        name = text.length();
        letter = false;
      }
    }
    return turns > 1 ? start : 0;
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}
