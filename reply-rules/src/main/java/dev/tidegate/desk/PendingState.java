package dev.tidegate.desk;

import dev.tidegate.event.Action;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way, with what is needed to render it again when its facts went stale.
 *
 * @param obligationId the question that it answers, null when nobody asked
 * @param answerId what answered, for example {@code K01} or {@code product.stock}
 * @param template the answer with its placeholders
 * @param cluster the question's cluster in the room, null for what nobody asked in public; without
 *     an obligation it serves all who wait there
 */
public record PendingState(
    @Nullable String obligationId,
    String answerId,
    String template,
    @Nullable String sku,
    String account,
    String platform,
    Action.Channel channel,
    @Nullable String room,
    String buyer,
    String inReplyTo,
    String replyTo,
    int round,
    long causeReceivedAtMs,
    @Nullable String cluster) {

  /** Whether it serves all who wait in its cluster. */
  boolean isShared() {
    return cluster != null && obligationId == null;
  }

  /** The question that it answers alone. */
  String openQuestion() {
    return Objects.requireNonNull(obligationId, "a reply that is shared answers no question alone");
  }

  /** Where its question stands in the room. */
  String clusterOfRoom() {
    return Objects.requireNonNull(cluster, "what nobody asked in public has no cluster");
  }

  String roomOfQuestion() {
    return Objects.requireNonNull(room, "what nobody asked in public has no room");
  }

  AskerState asker(String waitsIn, @Nullable String why) {
    return new AskerState(waitsIn, account, platform, replyTo, causeReceivedAtMs, why);
  }

  /** What the cool-down counts by. */
  String answerKey() {
    return sku == null ? answerId : answerId + "|" + sku;
  }

  /** For all who wait in the cluster, addressed to this buyer. */
  PendingState shared() {
    return with(null, template, channel, round);
  }

  PendingState by(Action.Channel other) {
    return with(obligationId, template, other, 0);
  }

  /** Once more, in these words. */
  PendingState again(String worded) {
    return with(obligationId, worded, channel, round + 1);
  }

  private PendingState with(
      @Nullable String obligation, String worded, Action.Channel by, int nowRound) {
    return new PendingState(
        obligation,
        answerId,
        worded,
        sku,
        account,
        platform,
        by,
        room,
        buyer,
        inReplyTo,
        replyTo,
        nowRound,
        causeReceivedAtMs,
        cluster);
  }
}
