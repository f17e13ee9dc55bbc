package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which trouble with the show itself a short text reports: no sound, a black picture, a wrong
 * price. What is reported and in which words is data: {@code trouble-words.tsv}.
 */
public final class TroubleWords {
  /** Longer texts tell a story. */
  private static final int LONGEST = 30;

  private record Trouble(String name, String clues, Pattern reported, Pattern unless) {
    /** Most comments have no clue, and looking for one costs next to nothing. */
    boolean possible(String folded) {
      for (int i = 0; i < folded.length(); i++) {
        char c = folded.charAt(i);
        if ((c >= 'a' && c <= 'z') || clues.indexOf(c) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static final List<Trouble> TROUBLES =
      Resources.lines("trouble-words.tsv").stream()
          .map(line -> line.split("\t", -1))
          .map(row -> new Trouble(row[0], row[1], Pattern.compile(row[2]), Pattern.compile(row[3])))
          .toList();

  private TroubleWords() {}

  /** Name of the trouble that a folded text reports, the first of several; empty without any. */
  public static Optional<String> in(String folded) {
    if (folded.codePointCount(0, folded.length()) > LONGEST) {
      return Optional.empty();
    }
    return TROUBLES.stream()
        .filter(trouble -> trouble.possible(folded))
        .filter(trouble -> trouble.reported().matcher(folded).find())
        .filter(trouble -> !trouble.unless().matcher(folded).find())
        .map(Trouble::name)
        .findFirst();
  }
}
