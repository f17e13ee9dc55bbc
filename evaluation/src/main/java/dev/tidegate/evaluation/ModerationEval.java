package dev.tidegate.evaluation;

import dev.tidegate.moderation.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a filter hit the lines that it should hit: any table with a text and a label. */
@Command(name = "moderation", description = "Filter or not: any table with a text and a label.")
final class ModerationEval extends FileEval {
  @Option(names = "--text", paramLabel = "COL", defaultValue = "text")
  private String text = "";

  @Option(names = "--label", paramLabel = "COL", defaultValue = "label")
  private String label = "";

  @Option(names = "--positive", paramLabel = "VALUE", defaultValue = "1")
  private String positive = "";

  @Override
  Report evaluate(Path file, Output output) {
    return evaluate(file, text, label, positive, output);
  }

  static Report evaluate(Path file, String text, String label, String positive, Output output) {
    List<DataFile.Row> rows = DataFile.read(file, List.of(text, label)).rows();
    Moderated moderated = new Moderated(rows.stream().map(r -> List.of(r.get(text))).toList());
    boolean[] gold = new boolean[rows.size()];
    boolean[] said = new boolean[rows.size()];
    double[] score = new double[rows.size()];
    for (int i = 0; i < gold.length; i++) {
      Verdict verdict = moderated.verdicts().get(i);
      gold[i] = rows.get(i).get(label).equals(positive);
      said[i] = verdict.isHit();
      score[i] = verdict.score();
      if (gold[i] != said[i]) {
        output.wrong(
            rows.get(i).get(label), verdict.action().name(), rows.get(i).get(text), verdict + "");
      }
    }
    return new Scores(gold.length)
        .add("precision", Scores.share(said, gold))
        .add("recall", Scores.share(gold, said))
        .add("f1", Scores.f1(gold, said))
        .add("macro_f1", macro(gold, said))
        .add("auc", Scores.auc(gold, score))
        .note(moderated.note())
        .report("moderation", file.toString());
  }

  private static ToDoubleFunction<int[]> macro(boolean[] gold, boolean[] said) {
    return Scores.macroF1(QuestionEval.names(gold), QuestionEval.names(said));
  }
}
