package dev.tidegate.evaluation;

import dev.tidegate.moderation.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;

/**
 * What is still found in disguise: columns kind, toxic, original, text; kind base is undisguised.
 */
@Command(name = "evasion", description = "Disguised insults: kind, toxic (1, 0), original, text.")
final class EvasionEval extends FileEval {
  private static final String BASE = "base";

  @Override
  Report evaluate(Path file, Output output) {
    List<DataFile.Row> rows =
        DataFile.read(file, List.of("kind", "toxic", "original", "text")).rows();
    Moderated moderated =
        new Moderated(rows.stream().map(r -> List.of(r.get("text"), r.get("original"))).toList());
    int n = rows.size();
    boolean[] hit = new boolean[n];
    boolean[] civil = new boolean[n];
    Set<String> kinds = new TreeSet<>();
    for (int i = 0; i < n; i++) {
      DataFile.Row row = rows.get(i);
      Verdict verdict = moderated.verdicts().get(2 * i);
      hit[i] = verdict.isHit();
      civil[i] = !row.get("toxic").equals("1");
      if (!civil[i]) {
        kinds.add(row.get("kind"));
      }
      if (hit[i] == civil[i]) {
        output.wrong(
            row.get("kind") + row.get("toxic"),
            verdict.action().name(),
            row.get("text"),
            verdict.toString());
      }
    }
    ToDoubleFunction<int[]> base = Scores.share(of(rows, BASE), hit);
    Scores scores =
        new Scores(n).add("recall", base).add("civil_hit_rate", Scores.share(civil, hit));
    kinds.remove(BASE);
    for (String kind : kinds) {
      ToDoubleFunction<int[]> own = Scores.share(of(rows, kind), hit);
      scores.add("recovery_" + kind, drawn -> own.applyAsDouble(drawn) / base.applyAsDouble(drawn));
    }
    return scores
        .note("recovery is the recall of a kind as a share of that of the undisguised texts")
        .note(moderated.note())
        .report("evasion", file.toString());
  }

  private static boolean[] of(List<DataFile.Row> rows, String kind) {
    boolean[] of = new boolean[rows.size()];
    for (int i = 0; i < of.length; i++) {
      of[i] = rows.get(i).get("kind").equals(kind) && rows.get(i).get("toxic").equals("1");
    }
    return of;
  }
}
