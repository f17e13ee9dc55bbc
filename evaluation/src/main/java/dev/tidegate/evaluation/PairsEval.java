package dev.tidegate.evaluation;

import dev.tidegate.moderation.Verdict;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Insult against the same anger in civil words: columns toxic, neutral, polite. */
@Command(name = "pairs", description = "Insult against civil anger: toxic, neutral, polite.")
final class PairsEval extends FileEval {
  private static final List<String> COLUMNS = List.of("toxic", "neutral", "polite");

  @Override
  Report evaluate(Path file, Output output) {
    List<DataFile.Row> rows = DataFile.read(file, COLUMNS).rows();
    Moderated moderated =
        new Moderated(rows.stream().map(r -> COLUMNS.stream().map(r::get).toList()).toList());
    boolean[][] hit = new boolean[COLUMNS.size()][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < COLUMNS.size(); c++) {
        Verdict verdict = moderated.verdicts().get(i * COLUMNS.size() + c);
        hit[c][i] = verdict.isHit();
        if (hit[c][i] != (c == 0)) {
          String text = rows.get(i).get(COLUMNS.get(c));
          output.wrong(COLUMNS.get(c), verdict.action().name(), text, verdict.toString());
        }
      }
    }
    return new Scores(rows.size())
        .add("toxic_recall", Scores.share(hit[0]))
        .add("civil_hit_rate", Scores.share(hit[1]))
        .add("polite_hit_rate", Scores.share(hit[2]))
        .note("civil_hit_rate is that of the column neutral alone")
        .note(moderated.note())
        .report("pairs", file.toString());
  }
}
