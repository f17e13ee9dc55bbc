package dev.tidegate.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the desk remembers of a buyer.
 *
 * @param answers the last few answers that this buyer was given, newest first
 * @param sku the product that the buyer last spoke about, null when none
 * @param skuAtMs when, by desk time
 * @param said fingerprint of what the buyer last said
 * @param saidAtMs when it was first said in a row, by desk time
 * @param saidTimes how often in a row
 */
public record BuyerState(
    List<Given> answers,
    @Nullable String sku,
    long skuAtMs,
    long said,
    long saidAtMs,
    int saidTimes) {
  private static final BuyerState UNKNOWN = new BuyerState(List.of(), null, 0, 0, 0, 0);

  /**
   * An answer that was given, named by rule or FAQ entry and product.
   *
   * @param atMs when, by desk time
   * @param text fingerprint of what was said
   */
  public record Given(String answer, long atMs, long text) {}

  public BuyerState {
    answers = List.copyOf(answers);
  }

  /** What is remembered of a buyer; of an unknown one nothing. */
  static BuyerState of(DeskState state, String buyer) {
    return Objects.requireNonNullElse(state.get(StateKind.BUYER, buyer), UNKNOWN);
  }

  /** Both as one: all answers, the newest product and words. */
  BuyerState joinedWith(BuyerState other) {
    List<Given> all =
        Stream.concat(answers.stream(), other.answers.stream())
            .sorted(Comparator.comparingLong(Given::atMs).reversed())
            .limit(Told.REMEMBERED)
            .toList();
    BuyerState product = skuAtMs >= other.skuAtMs ? this : other;
    BuyerState words = saidAtMs >= other.saidAtMs ? this : other;
    return new BuyerState(
        all, product.sku, product.skuAtMs, words.said, words.saidAtMs, words.saidTimes);
  }

  BuyerState withAnswers(List<Given> given) {
    return new BuyerState(given, sku, skuAtMs, said, saidAtMs, saidTimes);
  }

  BuyerState speakingOf(String product, long nowMs) {
    return new BuyerState(answers, product, nowMs, said, saidAtMs, saidTimes);
  }

  BuyerState saying(long fingerprint, long firstAtMs, int times) {
    return new BuyerState(answers, sku, skuAtMs, fingerprint, firstAtMs, times);
  }
}
