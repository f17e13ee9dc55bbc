package dev.tidegate.insight;

import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.Source;
import dev.tidegate.event.TraceStep;
import java.util.List;

/** Records of merchant m1, room r1, buyer b1; the offset is the append time. */
final class Shown {
  private Shown() {}

  static Decision decision(
      long atMs, Disposition disposition, String reason, boolean question, String answerId) {
    return decision(atMs, disposition, reason, question, answerId, "price", "keyword_hit");
  }

  static Decision decision(
      long atMs,
      Disposition disposition,
      String reason,
      boolean question,
      String answerId,
      String intent,
      String because) {
    return new Decision(
        source(atMs),
        "m1",
        "ChatEvent",
        "e" + atMs,
        "r1",
        "b1",
        disposition,
        reason,
        1L,
        question,
        null,
        answerId,
        List.of(),
        List.of(
            TraceStep.of(question ? "question" : "not_a_question", "intent", intent),
            TraceStep.of(because)),
        atMs);
  }

  static Noted answered(long atMs, String answerId) {
    return Notes.of(decision(atMs, Disposition.ANSWERED, "merchant_answer", true, answerId))
        .orElseThrow();
  }

  static Noted asked(long atMs, String reason, String answerId) {
    return Notes.of(decision(atMs, Disposition.SUPPRESSED, reason, true, answerId)).orElseThrow();
  }

  static Noted handedOver(long atMs) {
    return Notes.of(decision(atMs, Disposition.HANDED_OVER, "complaint", false, null))
        .orElseThrow();
  }

  static Noted wants(long atMs) {
    return Notes.of(
            decision(
                atMs,
                Disposition.IGNORED,
                "not_a_question",
                false,
                null,
                "purchase_intent",
                "no_rule"))
        .orElseThrow();
  }

  static Noted ordered(long atMs) {
    return Notes.of(order(OrderEvent.Status.PAID), source(atMs), atMs).orElseThrow();
  }

  static OrderEvent order(OrderEvent.Status status) {
    return new OrderEvent(
        "a/o1", "m1", "a", "generic", "r1", "b1", "", "o1", status, List.of(), 0, 0);
  }

  static Noted sent(long atMs, long questionMs) {
    return Notes.of(
        new Obligation(
            source(atMs),
            "m1",
            "q" + questionMs,
            Obligation.Kind.QUESTION,
            Obligation.Change.CLOSED,
            Obligation.ClosedBy.SENT,
            "http_200",
            "e" + questionMs,
            "r1",
            "b1",
            atMs));
  }

  static String source(long offset) {
    return new Source(0, offset, 0).toString();
  }
}
