package dev.tidegate.evaluation;

import dev.tidegate.reading.Comprehend;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Is a line a real question: columns text, label (1, 0; x is left out). */
@Command(name = "question", description = "Is a line a question: columns text, label (1, 0, x).")
final class QuestionEval extends FileEval {
  @Override
  Report evaluate(Path file, Output output) {
    DataFile data = DataFile.read(file, List.of("text", "label"));
    List<DataFile.Row> rows =
        data.rows().stream().filter(row -> !row.get("label").equals("x")).toList();
    boolean[] gold = new boolean[rows.size()];
    boolean[] said = new boolean[rows.size()];
    double[] score = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      DataFile.Row row = rows.get(i);
      String label = row.get("label");
      if (!label.equals("1") && !label.equals("0")) {
        throw data.wrong(row, "label", "must be 1, 0 or x, was \"" + label + "\"");
      }
      gold[i] = label.equals("1");
      score[i] = Comprehend.read(row.get("text")).questionScore();
      said[i] = Comprehend.read(row.get("text")).question();
      if (gold[i] != said[i]) {
        output.wrong(label, said[i] ? "1" : "0", row.get("text"), "question " + score[i]);
      }
    }
    List<String> goldNames = names(gold);
    List<String> saidNames = names(said);
    return new Scores(rows.size())
        .add("question_f1", Scores.f1(gold, said))
        .add("macro_f1", Scores.macroF1(goldNames, saidNames))
        .add("auc", Scores.auc(gold, score))
        .report("question", file.toString());
  }

  static List<String> names(boolean[] labels) {
    List<String> names = new java.util.ArrayList<>();
    for (boolean label : labels) {
      names.add(label ? "1" : "0");
    }
    return names;
  }
}
