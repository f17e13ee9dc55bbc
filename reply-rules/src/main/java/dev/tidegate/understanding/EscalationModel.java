package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The learned part of {@link EscalationScore}, made by {@code ./tidegate train}. Immutable, safe to
 * share.
 *
 * <p>Format: the three classifiers in the order of this record, then the weights (float, big
 * endian), one for each {@link TalkSign} in its order.
 *
 * @param mood of a buyer's line, {@link #MOODS}
 * @param act of a line of staff, {@link #ACTS}
 * @param course of a talk, {@link #COURSES}
 * @param weights how much each sign counts; all signs
 */
public record EscalationModel(
    TextClassifier mood, TextClassifier act, TextClassifier course, Map<TalkSign, Double> weights) {
  /** Moods of a buyer's line, worst first. */
  public static final List<String> MOODS = List.of("furious", "displeased", "plain", "pleased");

  /** What a line of staff does; {@code puts_off} asks to wait or to write elsewhere. */
  public static final List<String> ACTS =
      List.of("answers", "asks", "puts_off", "sorry", "done", "thanks");

  /** How a talk goes. */
  public static final List<String> COURSES = List.of("person", "open", "resolved");

  private static final class Shipped {
    static final EscalationModel MODEL =
        read(ByteBuffer.wrap(Resources.bytes("escalation.model.gz")).asReadOnlyBuffer());
  }

  public EscalationModel {
    weights = Map.copyOf(weights);
  }

  /** The model that the product ships. */
  public static EscalationModel shipped() {
    return Shipped.MODEL;
  }

  /** Reads a model in the format above. */
  public static EscalationModel read(ByteBuffer in) {
    TextClassifier mood = TextClassifier.read(in);
    TextClassifier act = TextClassifier.read(in);
    TextClassifier course = TextClassifier.read(in);
    Map<TalkSign, Double> weights = new EnumMap<>(TalkSign.class);
    for (TalkSign sign : TalkSign.values()) {
      weights.put(sign, (double) in.getFloat());
    }
    return new EscalationModel(mood, act, course, weights);
  }
}
