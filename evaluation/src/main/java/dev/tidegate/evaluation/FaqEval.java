package dev.tidegate.evaluation;

import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.ComplaintWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Questions against an FAQ. The FAQ has columns id, question, similar, answer as a shop's, or
 * faq_id, title, phrasing with a row for each phrasing; then the title is a phrasing too, and the
 * answer. The queries have text and faq_id, which is empty or {@value #NO_ENTRY} where no entry
 * fits.
 *
 * <ul>
 *   <li>{@code faq_recall_at_1}, {@code faq_recall_at_3}: share of the queries with an entry whose
 *       entry is the best, or one of the best three.
 *   <li>{@code auto_precision}: share of right ones among the answers that are given by themselves:
 *       the score reaches the threshold of {@link Policy#defaults()} and the text does not go to a
 *       person. {@code auto_coverage}: share of the queries with an entry that are answered rightly
 *       by themselves.
 *   <li>{@code reject_auc}: how well the score tells queries with an entry from those without.
 * </ul>
 */
@Command(name = "faq", description = "Questions against an FAQ: an FAQ file, and text, faq_id.")
public final class FaqEval implements Callable<Integer> {
  /** Says that no entry fits. */
  public static final String NO_ENTRY = "F00";

  @Parameters(index = "0", paramLabel = "FAQ.csv")
  private Path faq = Path.of("");

  @Parameters(index = "1", paramLabel = "QUERIES.csv")
  private Path queries = Path.of("");

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws Exception {
    return output.finish(List.of(evaluate(faq, queries, output)));
  }

  static Report evaluate(Path faq, Path queries, Output output) {
    Comprehend reader = Comprehend.shipped();
    Map<String, FaqFile.Entry> entries = FaqFile.read(faq);
    List<String> ids = List.copyOf(entries.keySet());
    FaqMatcher matcher =
        FaqMatcher.compile(
            entries.values().stream().map(entry -> entry.read(reader)).toList(),
            reader.model().faq());
    DataFile data = DataFile.read(queries, List.of("text", "faq_id"));
    Found found = new Found(data.rows().size());
    for (int i = 0; i < data.rows().size(); i++) {
      DataFile.Row row = data.rows().get(i);
      String gold = row.get("faq_id").strip();
      found.hasEntry[i] = !gold.isEmpty() && !gold.equals(NO_ENTRY);
      if (found.hasEntry[i] && !ids.contains(gold)) {
        throw data.wrong(row, "faq_id", "\"" + gold + "\" is not an entry of " + faq);
      }
      Evidence text = reader.of(row.get("text"));
      FaqMatcher.Match match = matcher.best(text).orElseThrow();
      String said = ids.get(match.entry());
      found.add(i, text, match, said.equals(gold), match.others().contains(ids.indexOf(gold)));
      if (found.hasEntry[i] ? !found.right[i] : found.automatic[i]) {
        output.wrong(gold, said, row.get("text"), trace(text, match, ids));
      }
    }
    return found.report(faq + " " + queries);
  }

  private static String trace(Evidence text, FaqMatcher.Match match, List<String> ids) {
    return "score %.2f, then %s; intent %s %.2f, person %.2f"
        .formatted(
            match.score(),
            match.others().stream().map(ids::get).toList(),
            text.intent(),
            text.intentScore(),
            text.personScore());
  }

  private static final class Found {
    private final boolean[] hasEntry;
    private final boolean[] right;
    private final boolean[] among;
    private final boolean[] automatic;
    private final double[] score;

    Found(int n) {
      hasEntry = new boolean[n];
      right = new boolean[n];
      among = new boolean[n];
      automatic = new boolean[n];
      score = new double[n];
    }

    void add(int i, Evidence text, FaqMatcher.Match match, boolean first, boolean later) {
      right[i] = first;
      among[i] = first || later;
      score[i] = match.score();
      boolean person =
          ComplaintWords.in(text.folded()) || text.personScore() >= Comprehend.OWN_CASE;
      automatic[i] = !person && match.score() >= Policy.defaults().faqThreshold();
    }

    Report report(String files) {
      boolean[] both = new boolean[right.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = automatic[i] && right[i];
      }
      return new Scores(right.length)
          .add("faq_recall_at_1", Scores.share(hasEntry, right))
          .add("faq_recall_at_3", Scores.share(hasEntry, among))
          .add("auto_precision", Scores.share(automatic, right))
          .add("auto_coverage", Scores.share(hasEntry, both))
          .add("reject_auc", Scores.auc(hasEntry, score))
          .report("faq", files);
    }
  }
}
