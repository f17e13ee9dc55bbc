package dev.tidegate.jobs.insight;

import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.Source;
import dev.tidegate.event.TraceStep;
import dev.tidegate.insight.Noted;
import dev.tidegate.insight.Notes;
import java.util.List;

/** Records of merchant m1 in room r1; the offset is the append time. */
public final class InsightSamples {
  private InsightSamples() {}

  public static Decision decision(long atMs, String buyer) {
    return new Decision(
        source(atMs),
        "m1",
        "ChatEvent",
        "e" + atMs,
        "r1",
        buyer,
        Disposition.ANSWERED,
        "merchant_answer",
        1L,
        true,
        null,
        "K1",
        List.of("a" + atMs),
        List.of(TraceStep.of("question", "intent", "price")),
        atMs);
  }

  /** The reply to the question of that time was sent. */
  public static Obligation sent(long atMs, long questionMs, String buyer) {
    return new Obligation(
        source(atMs),
        "m1",
        "q" + questionMs,
        Obligation.Kind.QUESTION,
        Obligation.Change.CLOSED,
        Obligation.ClosedBy.SENT,
        "http_200",
        "e" + questionMs,
        "r1",
        buyer,
        atMs);
  }

  public static OrderEvent order(String buyer) {
    return new OrderEvent(
        "a/o-" + buyer,
        "m1",
        "a",
        "generic",
        "r1",
        buyer,
        "v1.x.y",
        "o-" + buyer,
        OrderEvent.Status.PAID,
        List.of(),
        1,
        1);
  }

  public static Board board(long seq, long atMs) {
    return new Board(
        "m1",
        "r1",
        seq,
        atMs,
        null,
        1,
        1,
        1,
        0,
        0,
        0,
        List.of(new Board.Line("c1", "几米的", 2, 3, 1, 1, false, null, null, false, null, List.of())),
        List.of(),
        List.of(),
        0,
        0,
        0);
  }

  static Noted answered(long atMs, String buyer) {
    return Notes.of(decision(atMs, buyer)).orElseThrow();
  }

  static Noted ordered(long atMs, String buyer) {
    return Notes.of(order(buyer), source(atMs), atMs).orElseThrow();
  }

  private static String source(long atMs) {
    return new Source(0, atMs, 0).toString();
  }
}
