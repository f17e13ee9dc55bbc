package dev.tidegate.understanding;

import dev.tidegate.matching.FaqWeights;
import dev.tidegate.resource.Resources;
import java.nio.ByteBuffer;

/**
 * The learned part of reading: made by {@code ./tidegate train} from the training text in the
 * repository. Immutable, safe to share.
 *
 * @param features what the linear models know of a text
 * @param intents the 28 intents
 * @param scenes the matters that buyers ask about, finer than intents
 * @param question no, yes
 * @param sentiment neg, neu, pos
 * @param person no, yes: must staff look at this buyer's own case
 * @param faq how to rank FAQ entries and when to trust the best one
 * @param rows what it has learned from
 */
public record ReadingModel(
    FeatureIndex features,
    LinearModel intents,
    LinearModel scenes,
    LinearModel question,
    LinearModel sentiment,
    LinearModel person,
    FaqWeights faq,
    TrainingRows rows) {

  private static final class Shipped {
    static final ReadingModel MODEL =
        read(ByteBuffer.wrap(Resources.bytes("reading.model.gz")).asReadOnlyBuffer());
  }

  /** The model that the product ships. */
  public static ReadingModel shipped() {
    return Shipped.MODEL;
  }

  /** Reads a model: its parts in the order of this record. */
  public static ReadingModel read(ByteBuffer in) {
    return new ReadingModel(
        FeatureIndex.read(in),
        LinearModel.read(in),
        LinearModel.read(in),
        LinearModel.read(in),
        LinearModel.read(in),
        LinearModel.read(in),
        FaqWeights.read(in),
        TrainingRows.read(in));
  }
}
