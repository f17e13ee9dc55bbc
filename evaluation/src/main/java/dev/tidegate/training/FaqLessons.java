package dev.tidegate.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.FaqMatcher.Entry;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.training.Dense.Case;
import dev.tidegate.training.Dense.Choice;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What labelled comments of shops teach about ranking FAQ entries and trusting the best one. */
final class FaqLessons {
  /** The bytes of a model without weights: for reading only. */
  static final byte[] NONE = {0, 0, 0, 0};

  private static final int EPOCHS = 30;
  private static final double DECAY = 0.002;

  private final List<Choice> choices = new ArrayList<>();
  private final List<Asked> all = new ArrayList<>();

  /** A comment with the signals of every entry; {@code right} is -1 when none answers. */
  private static final class Asked {
    private final FaqMatcher matcher;
    private final Evidence text;
    private final double[][] signals;
    private final int right;

    Asked(FaqMatcher matcher, Evidence text, double[][] signals, int right) {
      this.matcher = matcher;
      this.text = text;
      this.signals = signals;
      this.right = right;
    }
  }

  /** Adds a shop that the reader has not learned from. */
  void add(Comprehend reader, Map<String, List<String>> faq, List<JsonNode> comments) {
    List<String> ids = List.copyOf(faq.keySet());
    List<Entry> entries = faq.values().stream().map(entry -> read(entry, reader)).toList();
    FaqMatcher matcher = FaqMatcher.compile(entries, reader.model().faq());
    for (JsonNode comment : comments) {
      Evidence text = reader.of(comment.get("text").asText());
      int right = comment.path("faq").isNull() ? -1 : ids.indexOf(comment.path("faq").asText());
      double[][] signals = matcher.signals(text);
      all.add(new Asked(matcher, text, signals, right));
      if (right >= 0) {
        choices.add(new Choice(signals, right));
      }
    }
  }

  private static Entry read(List<String> entry, Comprehend reader) {
    List<Evidence> phrasings = new ArrayList<>(List.of(reader.of(entry.get(0))));
    for (String similar : entry.get(1).split("\\|", -1)) {
      if (!similar.isBlank()) {
        phrasings.add(reader.of(similar));
      }
    }
    return new Entry(List.copyOf(phrasings), reader.of(entry.get(2)));
  }

  /** The learned weights as bytes. */
  byte[] weights() throws IOException {
    double[] rank = Dense.choose(choices, EPOCHS);
    List<Case> cases = new ArrayList<>();
    for (Asked asked : all) {
      double[] scores = new double[asked.signals.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = Dense.dot(rank, asked.signals[i]);
      }
      int[] best = FaqMatcher.best(scores);
      double[] reasons = asked.matcher.reasons(asked.text, asked.signals[best[0]], scores, best);
      cases.add(new Case(reasons, best[0] == asked.right));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, rank);
    write(out, Dense.fit(cases, EPOCHS, DECAY));
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, double[] weights) throws IOException {
    out.writeShort(weights.length);
    for (double weight : weights) {
      out.writeFloat((float) weight);
    }
  }
}
