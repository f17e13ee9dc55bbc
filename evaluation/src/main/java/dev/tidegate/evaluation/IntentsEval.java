package dev.tidegate.evaluation;

import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.ComplaintWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/**
 * What a line is about: columns text, intent, in the product's 28 names or in the 12 of {@link
 * BuyerIntents}; which, the labels of the file tell.
 *
 * <p>{@code question_f1}, where there is a column act: gold is act = question. needs_reply is not
 * used, it is also 1 for complaints and requests, which the shops' labels do not call questions.
 * {@code escalate_f1}, where there is a column escalate: said is what the desk hands to a person.
 */
@Command(name = "intents", description = "What a line is about: columns text, intent.")
final class IntentsEval extends FileEval {
  @Override
  Report evaluate(Path file, Output output) {
    DataFile data = DataFile.read(file, List.of("text", "intent"));
    List<DataFile.Row> rows = data.rows();
    boolean twelve = isTwelve(data);
    int n = rows.size();
    List<String> gold = new ArrayList<>();
    List<String> said = new ArrayList<>();
    boolean[] right = new boolean[n];
    boolean[] question = new boolean[n];
    boolean[] person = new boolean[n];
    for (int i = 0; i < n; i++) {
      DataFile.Row row = rows.get(i);
      Evidence text = Comprehend.read(row.get("text"));
      gold.add(row.get("intent").strip());
      said.add(twelve ? BuyerIntents.of(text) : text.intent());
      right[i] = gold.get(i).equals(said.get(i));
      question[i] = text.question();
      person[i] = ComplaintWords.in(text.folded()) || text.personScore() >= Comprehend.OWN_CASE;
      if (!right[i]) {
        output.wrong(gold.get(i), said.get(i), row.get("text"), trace(text));
      }
    }
    Scores scores =
        new Scores(n)
            .add("intent_accuracy", Scores.share(right))
            .add("intent_macro_f1", Scores.macroF1(gold, said));
    if (rows.get(0).values().containsKey("act")) {
      scores.add("question_f1", Scores.f1(equal(rows, "act", "question"), question));
    }
    if (rows.get(0).values().containsKey("escalate")) {
      scores.add("escalate_f1", Scores.f1(equal(rows, "escalate", "1"), person));
    }
    return scores
        .note(twelve ? "12 intents, made from the reading by a table" : "28 intents")
        .report("intents", file.toString());
  }

  private static boolean isTwelve(DataFile data) {
    Set<String> ours = Set.copyOf(Comprehend.shipped().model().intents().classes());
    boolean twelve =
        BuyerIntents.NAMES.contains(data.rows().get(0).get("intent").strip())
            && data.rows().stream()
                .allMatch(row -> BuyerIntents.NAMES.contains(row.get("intent").strip()));
    for (DataFile.Row row : data.rows()) {
      String intent = row.get("intent").strip();
      if (!twelve && !ours.contains(intent)) {
        throw data.wrong(row, "intent", "\"" + intent + "\" is no intent; there are " + ours);
      }
    }
    return twelve;
  }

  private static boolean[] equal(List<DataFile.Row> rows, String column, String value) {
    boolean[] equal = new boolean[rows.size()];
    for (int i = 0; i < equal.length; i++) {
      equal[i] = rows.get(i).get(column).strip().equals(value);
    }
    return equal;
  }

  private static String trace(Evidence text) {
    return "%s %.2f, question %.2f, person %.2f, mood %s"
        .formatted(
            text.intent(),
            text.intentScore(),
            text.questionScore(),
            text.personScore(),
            text.sentiment());
  }
}
