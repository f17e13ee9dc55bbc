package dev.tidegate.training;

import dev.tidegate.evaluation.Scores;
import dev.tidegate.training.Softmax.Settings;
import dev.tidegate.training.TrainingTalks.Talk;
import dev.tidegate.training.TrainingText.Line;
import dev.tidegate.understanding.EscalationModel;
import dev.tidegate.understanding.TalkSign;
import dev.tidegate.understanding.TalkSigns;
import dev.tidegate.understanding.TextFeatures;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains the model of {@code EscalationScore} in two steps: what a line and a talk read like, then
 * how much each sign counts. The second step sees each talk through models that have not learned
 * from it, or it would trust them too much. Deterministic.
 */
public final class EscalationTraining {
  private static final int FOLDS = 5;

  /** Talks that begin alike stand together in the file, and must not be in two folds. */
  private static final int BLOCK = 10;

  private static final int FURIOUS = EscalationModel.MOODS.indexOf("furious");
  private static final int DISPLEASED = EscalationModel.MOODS.indexOf("displeased");
  private static final int PLAIN = EscalationModel.MOODS.indexOf("plain");
  private static final int PLEASED = EscalationModel.MOODS.indexOf("pleased");

  /** Comments in a room are other than lines of a talk, and count less. */
  private static final float COMMENT_WEIGHT = 0.3f;

  private static final float ANGER_WEIGHT = 0.5f;
  private static final Settings SETTINGS = new Settings(10, 1e-4f);

  /** Features in fewer examples are left out. */
  private static final int LEAST_OF_MOODS = 8;

  private static final int LEAST_OF_OTHERS = 3;
  private static final float LEAST_WEIGHT = 0.03f;
  private static final int EPOCHS = 30;
  private static final double DECAY = 0.01;

  private final List<Talk> talks = TrainingTalks.load();
  private final List<Example> comments = comments();
  private final double[][] signs;

  /** Reads the training text and trains what reads the signs. */
  public EscalationTraining() throws IOException {
    signs = new double[talks.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      EscalationModel model = model(readers(i -> fold(i) != left), new double[0]);
      for (int i = 0; i < signs.length; i++) {
        if (fold(i) == fold) {
          signs[i] = values(TalkSigns.of(talks.get(i).turns(), model));
        }
      }
    }
  }

  /** The bytes of a model of all talks; the same on every run. */
  public byte[] train() throws IOException {
    return bytes(readers(i -> true), weights(i -> true));
  }

  /** The area under the ROC curve on talks that neither readers nor weights have learned from. */
  public double auc() {
    boolean[] person = new boolean[signs.length];
    double[] score = new double[signs.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      double[] weights = weights(i -> fold(i) != left);
      for (int i = 0; i < signs.length; i++) {
        if (fold(i) == fold) {
          person[i] = talks.get(i).person();
          score[i] = Dense.dot(weights, signs[i]);
        }
      }
    }
    return Scores.auc(person, score).applyAsDouble(IntStream.range(0, signs.length).toArray());
  }

  private static double[] values(Map<TalkSign, Double> signs) {
    return Arrays.stream(TalkSign.values())
        .mapToDouble(sign -> signs.getOrDefault(sign, 0.0))
        .toArray();
  }

  private static int fold(int talk) {
    return talk / BLOCK % FOLDS;
  }

  private double[] weights(IntPredicate learn) {
    List<Dense.Case> cases =
        IntStream.range(0, signs.length)
            .filter(learn)
            .mapToObj(i -> new Dense.Case(signs[i], talks.get(i).person()))
            .toList();
    return Dense.fit(cases, EPOCHS, DECAY);
  }

  /** The models of moods, acts and courses, as bytes. */
  private byte[] readers(IntPredicate learn) throws IOException {
    List<Example> moods = new ArrayList<>(comments);
    List<Example> acts = new ArrayList<>();
    List<Example> courses = new ArrayList<>();
    for (int i = 0; i < talks.size(); i++) {
      if (learn.test(i)) {
        Talk talk = talks.get(i);
        for (int t = 0; t < talk.labels().size(); t++) {
          List<Example> examples = talk.turns().get(t).buyer() ? moods : acts;
          examples.add(example(talk.turns().get(t).text(), talk.labels().get(t), 1));
        }
        courses.add(new Example(TalkSigns.course(talk.turns()), talk.course(), 1));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, EscalationModel.MOODS, moods, LEAST_OF_MOODS);
    write(out, EscalationModel.ACTS, acts, LEAST_OF_OTHERS);
    write(out, EscalationModel.COURSES, courses, LEAST_OF_OTHERS);
    return bytes.toByteArray();
  }

  /** Trains a classifier and writes it with the features that it knows. */
  private static void write(
      DataOutputStream out, List<String> classes, List<Example> examples, int least)
      throws IOException {
    int[] hashes =
        HashedFeatures.frequent(examples.stream().map(Example::features).toList(), least);
    List<Softmax.Example> placed =
        examples.stream()
            .map(
                e ->
                    new Softmax.Example(
                        HashedFeatures.known(hashes, e.features), e.label, e.weight))
            .toList();
    HashedFeatures.writeAscending(out, hashes);
    Softmax.train(classes, hashes.length, placed, SETTINGS).write(out, LEAST_WEIGHT);
  }

  /** An example with hashed features, before it is known which of them are kept. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record Example(int[] features, int label, float weight) {}

  private static byte[] bytes(byte[] readers, double[] weights) {
    ByteBuffer bytes = ByteBuffer.allocate(readers.length + weights.length * Float.BYTES);
    bytes.put(readers);
    for (double weight : weights) {
      bytes.putFloat((float) weight);
    }
    return bytes.array();
  }

  /** What else shows a buyer's mood: comments and anger that other models learn from too. */
  private static List<Example> comments() {
    List<Example> examples = new ArrayList<>();
    for (Line line : new TrainingText().lines()) {
      if (line.sentiment() != null) {
        examples.add(example(line.text(), mood(line), COMMENT_WEIGHT));
      }
    }
    for (String[] row : TrainingText.table("civil_anger.tsv", 1)) {
      examples.add(example(row[0], DISPLEASED, ANGER_WEIGHT));
    }
    for (String[] row : TrainingText.table("insult_pairs.tsv", 2)) {
      examples.add(example(row[0], FURIOUS, ANGER_WEIGHT));
    }
    return examples;
  }

  private static int mood(Line line) {
    if ("abuse".equals(line.intent())) {
      return FURIOUS;
    }
    return "neg".equals(line.sentiment())
        ? DISPLEASED
        : "pos".equals(line.sentiment()) ? PLEASED : PLAIN;
  }

  private static Example example(String text, int label, float weight) {
    return new Example(TextFeatures.of(TalkSigns.folded(text)), label, weight);
  }

  private static EscalationModel model(byte[] readers, double[] weights) {
    double[] all = Arrays.copyOf(weights, TalkSign.values().length);
    return EscalationModel.read(ByteBuffer.wrap(bytes(readers, all)));
  }
}
