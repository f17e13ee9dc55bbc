package dev.tidegate.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Fold;
import dev.tidegate.text.Terms;
import dev.tidegate.training.Softmax.Example;
import dev.tidegate.training.Softmax.Settings;
import dev.tidegate.training.TrainingText.Line;
import dev.tidegate.understanding.Concepts;
import dev.tidegate.understanding.FeatureIndex;
import dev.tidegate.understanding.ReadingModel;
import dev.tidegate.understanding.TrainingRows;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Trains the reading model: intents, matters, question, sentiment, own case, and the FAQ weights.
 */
public final class ReadingTraining {
  /** The 28 intents, in the order of the classes. */
  static final List<String> INTENTS =
      List.of(
          ("price discount stock size_fit spec usage authenticity shipping_time shipping_fee"
                  + " return_refund order_status how_to_buy recommend show_request live_tech"
                  + " schedule complaint human_request purchase_intent payment_issue invoice"
                  + " giveaway greeting praise chat spam_ad abuse contact_info")
              .split(" ", -1));

  private static final List<String> MOODS = List.of("neg", "neu", "pos");
  private static final List<String> NO_YES = List.of("0", "1");

  /** A shop's comments are how people really write in a show. */
  private static final float SHOP_WEIGHT = 2;

  /** Features in fewer lines are left out. */
  private static final int LEAST = 2;

  private static final byte[] NO_ROWS = {0, 0, 0, 0};

  private final TrainingText text = new TrainingText();
  private final List<Line> lines = text.lines();
  private final int[] hashes =
      HashedFeatures.frequent(lines.stream().map(line -> hashed(line.text())).toList(), LEAST);
  private final FeatureIndex index = FeatureIndex.of(hashes);
  private final Map<String, Double> intentAccuracy = new TreeMap<>();
  private final byte[] scenes;
  private final byte[] terms;

  public ReadingTraining() throws IOException {
    scenes = trainScenes();
    terms = countTerms();
  }

  /** The bytes of a model that has seen these shops, and no other; the same on every run. */
  public byte[] train(List<String> shops) throws IOException {
    return joined(linear(shops), faqWeights(shops), rows(shops));
  }

  /** After training, how many intents of each shop a model finds that has not seen the shop. */
  public Map<String, Double> intentAccuracy() {
    return Map.copyOf(intentAccuracy);
  }

  private byte[] rows(List<String> shops) throws IOException {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(line.text()));
    for (String shop : shops) {
      text.comments(shop).forEach(comment -> texts.add(comment.get("text").asText()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HashedFeatures.writeAscending(new DataOutputStream(bytes), TrainingRows.hashes(texts));
    return bytes.toByteArray();
  }

  /** A model of these shops, ready to read with. */
  public static ReadingModel model(byte[] bytes) {
    return ReadingModel.read(ByteBuffer.wrap(bytes));
  }

  /** Those of these texts that are comments of a training shop. */
  public Set<String> shared(String shop, Set<String> texts) {
    Set<String> shared = new HashSet<>();
    text.comments(shop).forEach(comment -> shared.add(comment.get("text").asText()));
    shared.retainAll(texts);
    return shared;
  }

  /** A model that has not seen the training shops that are left out. */
  public ReadingModel without(Predicate<String> leftOut) throws IOException {
    return model(train(TrainingText.SHOPS.stream().filter(leftOut.negate()).toList()));
  }

  private byte[] linear(List<String> shops) throws IOException {
    List<Example> intents = new ArrayList<>();
    List<Example> questions = new ArrayList<>();
    List<Example> moods = new ArrayList<>();
    List<Example> persons = new ArrayList<>();
    for (Line line : lines) {
      if (!line.answer()) {
        int[] features = features(line.text());
        if (line.intent() != null) {
          intents.add(new Example(features, INTENTS.indexOf(line.intent()), 1));
        }
        if (line.question() != null) {
          questions.add(new Example(features, line.question() ? 1 : 0, 1));
        }
        if (line.sentiment() != null) {
          moods.add(new Example(features, MOODS.indexOf(line.sentiment()), 1));
        }
        if (line.person() != null) {
          persons.add(new Example(features, line.person() ? 1 : 0, 1));
        }
      }
    }
    for (String shop : shops) {
      for (JsonNode comment : text.comments(shop)) {
        int[] features = features(comment.get("text").asText());
        int intent = INTENTS.indexOf(comment.get("intent").asText());
        intents.add(new Example(features, intent, SHOP_WEIGHT));
        int asks = comment.get("question").asBoolean() ? 1 : 0;
        questions.add(new Example(features, asks, SHOP_WEIGHT));
        int mood = MOODS.indexOf(comment.get("sentiment").asText());
        moods.add(new Example(features, mood, SHOP_WEIGHT));
        int person = comment.get("action").asText().equals("escalate") ? 1 : 0;
        persons.add(new Example(features, person, SHOP_WEIGHT));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Settings settings = new Settings(10, 1e-4f);
    HashedFeatures.writeAscending(out, hashes);
    Softmax.train(INTENTS, hashes.length, intents, settings).write(out, 0.034f);
    out.write(scenes);
    Softmax.train(NO_YES, hashes.length, questions, settings).write(out, 0.03f);
    Softmax.train(MOODS, hashes.length, moods, settings).write(out, 0.03f);
    Softmax.train(NO_YES, hashes.length, persons, settings).write(out, 0.03f);
    out.write(terms);
    out.writeShort(INTENTS.size());
    out.writeShort(text.scenes().size());
    return bytes.toByteArray();
  }

  private byte[] trainScenes() throws IOException {
    List<String> classes = text.scenes();
    List<Example> examples = new ArrayList<>();
    for (Line line : lines) {
      if (line.scene() != null) {
        int label = classes.indexOf(line.scene());
        examples.add(new Example(features(line.text()), label, line.answer() ? 0.5f : 1));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Softmax.train(classes, hashes.length, examples, new Settings(12, 0))
        .write(new DataOutputStream(bytes), 0.053f);
    return bytes.toByteArray();
  }

  private byte[] countTerms() throws IOException {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Line line : lines) {
      for (int term : Terms.of(Fold.plain(line.text()))) {
        counts.merge(term, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count < 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(lines.size());
    out.writeInt(counts.size());
    for (int term : counts.keySet()) {
      out.writeInt(term);
    }
    for (int count : counts.values()) {
      out.writeShort(Math.min(count, 0xffff));
    }
    return bytes.toByteArray();
  }

  /**
   * Learns ranking and trust on each shop with a model that has not seen it, or trust would be
   * learned on readings that are too sure.
   */
  private byte[] faqWeights(List<String> shops) throws IOException {
    FaqLessons lessons = new FaqLessons();
    for (String shop : shops) {
      List<String> others = shops.stream().filter(other -> !other.equals(shop)).toList();
      byte[] bytes = joined(linear(others), FaqLessons.NONE, NO_ROWS);
      Comprehend reader = Comprehend.with(model(bytes));
      lessons.add(reader, text.faq(shop), text.comments(shop));
      intentAccuracy.put(shop, intentAccuracy(reader, text.comments(shop)));
    }
    return lessons.weights();
  }

  private static double intentAccuracy(Comprehend reader, List<JsonNode> comments) {
    long right =
        comments.stream()
            .filter(
                comment ->
                    reader
                        .of(comment.get("text").asText())
                        .intent()
                        .equals(comment.get("intent").asText()))
            .count();
    return (double) right / comments.size();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private int[] features(String text) {
    return index.places(hashed(text));
  }

  private static int[] hashed(String text) {
    return Concepts.shipped().features(Fold.plain(text));
  }
}
