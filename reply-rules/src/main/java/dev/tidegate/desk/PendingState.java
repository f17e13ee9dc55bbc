package dev.tidegate.desk;

import dev.tidegate.event.Action;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way, with what is needed to render it again when its facts went stale.
 *
 * @param obligationId the question that it answers, null when nobody asked
 * @param answerId what answered, for example {@code K01} or {@code product.stock}
 * @param template the answer with its placeholders
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
    long causeReceivedAtMs) {}
