package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.ruleset.RuleProblem.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one entry after the other. Not thread-safe. */
final class Problems {
  private final List<RuleProblem> found = new ArrayList<>();
  private final Part part;
  private int index = -1;
  private @Nullable String id;

  Problems(Part part) {
    this.part = part;
  }

  /** What is found from now on is about this entry. */
  void entry(int newIndex, @Nullable String newId) {
    index = newIndex;
    id = newId;
  }

  void error(String field, ProblemCode code, String... args) {
    add(Severity.ERROR, field, code, args);
  }

  void warning(String field, ProblemCode code, String... args) {
    add(Severity.WARNING, field, code, args);
  }

  /** An error when a text has more than {@code most} characters. */
  void length(String field, String text, int most) {
    if (text.length() > most) {
      error(field, ProblemCode.TOO_LONG, "" + text.length(), "" + most);
    }
  }

  /** An error when a range is upside down. */
  void range(String field, int min, int max) {
    if (min > max) {
      error(field, ProblemCode.MIN_ABOVE_MAX, "" + min, "" + max);
    }
  }

  List<RuleProblem> all() {
    return List.copyOf(found);
  }

  private void add(Severity severity, String field, ProblemCode code, String... args) {
    found.add(
        new RuleProblem(part, index, id, field, severity, code, List.of(args), null, null, null));
  }
}
