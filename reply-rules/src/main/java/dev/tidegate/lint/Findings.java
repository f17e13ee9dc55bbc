package dev.tidegate.lint;

import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.ArrayList;
import java.util.List;

/** Collects findings. Not thread-safe. */
final class Findings {
  private final List<LintFinding> found = new ArrayList<>();

  /** An entry that findings are about. */
  record Entry(Part part, int index, String id, String field) {}

  void add(LintCode code, Entry entry, List<Heard> proof, String... args) {
    found.add(
        new LintFinding(
            code,
            entry.part(),
            entry.index(),
            entry.id(),
            entry.field(),
            List.of(args),
            proof.size(),
            proof.stream().limit(LintFinding.MOST_COMMENTS).map(Heard::comment).toList()));
  }

  List<LintFinding> all() {
    return List.copyOf(found);
  }
}
