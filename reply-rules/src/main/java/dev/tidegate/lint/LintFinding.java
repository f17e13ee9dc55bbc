package dev.tidegate.lint;

import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.List;

/**
 * Something that lint found.
 *
 * @param index of the entry in its list from 0, -1 when it is about none
 * @param id of the entry, empty when it is about none
 * @param field of the entry as in JSON
 * @param args fill the words of {@code code}
 * @param hits how many comments of the sample prove it
 * @param comments the first few of these; empty when it needs no proof from speech
 */
public record LintFinding(
    LintCode code,
    Part part,
    int index,
    String id,
    String field,
    List<String> args,
    int hits,
    List<SampleComment> comments) {
  /** Most comments that are shown with a finding. */
  public static final int MOST_COMMENTS = 5;

  public LintFinding {
    args = List.copyOf(args);
    comments = comments.stream().limit(MOST_COMMENTS).toList();
  }

  /** The sentence for the shop owner. */
  public String words(Language language) {
    return code.words(language, args);
  }
}
