package dev.tidegate.load.bench.reading;

import dev.tidegate.evaluation.DataFile;
import dev.tidegate.evaluation.FaqEval;
import dev.tidegate.evaluation.FaqFile;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often the first entry found is the right one, ours and BM25's, of the questions that have
 * one.
 *
 * @param questions how many were asked
 */
record FaqRecall(double tidegate, double bm25, int questions) {
  private static final String FOLDER = "data/live_faq_zh";

  /** On the labelled questions below {@code data}; empty where they are not. */
  static Optional<FaqRecall> measure(Path data) {
    Path faq = data.resolve(FOLDER).resolve("faq.csv");
    Path asked = data.resolve(FOLDER).resolve("queries.dev.csv");
    return Files.exists(faq) && Files.exists(asked)
        ? Optional.of(measure(faq, asked))
        : Optional.empty();
  }

  /** On an FAQ and questions in the forms of {@code eval faq}. */
  static FaqRecall measure(Path faq, Path asked) {
    Comprehend reader = Comprehend.shipped();
    Map<String, FaqFile.Entry> entries = FaqFile.read(faq);
    List<String> ids = List.copyOf(entries.keySet());
    FaqMatcher ours =
        FaqMatcher.compile(
            entries.values().stream().map(entry -> entry.read(reader)).toList(),
            reader.model().faq());
    Bm25 bm25 = Bm25.index(entries.values().stream().map(FaqFile.Entry::phrasings).toList());
    int questions = 0;
    int oursRight = 0;
    int bm25Right = 0;
    for (DataFile.Row row : DataFile.read(asked, List.of("text", "faq_id")).rows()) {
      String right = row.get("faq_id").strip();
      if (right.isEmpty() || right.equals(FaqEval.NO_ENTRY)) {
        continue;
      }
      String text = row.get("text");
      int entry = ids.indexOf(right);
      questions++;
      oursRight += ours.best(reader.of(text)).orElseThrow().entry() == entry ? 1 : 0;
      bm25Right += bm25.best(text) == entry ? 1 : 0;
    }
    if (questions == 0) {
      throw new IllegalArgumentException(asked + " holds no question with an entry");
    }
    return new FaqRecall((double) oursRight / questions, (double) bm25Right / questions, questions);
  }
}
