package dev.tidegate.portal.decision;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.QuestionNext;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to show; null = all. Each figure of the insight report is one of these.
 *
 * @param disposition null = all, without the outcomes of replies, which stand with the replies
 * @param reason the machine-readable reason
 * @param answerId what answered
 * @param next what the buyer did after the answer; SILENT = nothing that is known
 * @param fromMs append time, inclusive
 * @param toMs append time, exclusive
 */
record DecisionFilter(
    @Nullable Disposition disposition,
    @Nullable String room,
    @Nullable String reason,
    @Nullable String answerId,
    @Nullable Said said,
    @Nullable By by,
    QuestionNext.@Nullable Next next,
    @Nullable Long fromMs,
    @Nullable Long toMs) {

  /** What buyers said, each once. */
  enum Said {
    /** Comments and direct messages. */
    ANYTHING,
    /** Those that ask something. */
    QUESTION
  }

  /** What answered a question by itself. */
  enum By {
    RULE,
    FAQ,
    PRODUCT,
    /** Words that the host said before. */
    HOST
  }

  /** About decision d; the parameters are those of {@link #addTo}, from $6 on. */
  static final String CONDITIONS =
      """
        AND ($6::text IS NULL OR d.disposition = $6)
        AND ($6::text IS NOT NULL OR d.record_type <> 'DeliveryOutcome')
        AND ($7::text IS NULL OR d.room = $7)
        AND ($8::text IS NULL OR d.reason = $8)
        AND ($9::text IS NULL OR d.answer_id = $9)
        AND ($10::text IS NULL
             OR (d.record_type = 'ChatEvent' AND d.reason <> 'duplicate_event'
                 AND ($10 = 'ANYTHING' OR d.question)))
        AND (($11::text IS NULL AND $12::text IS NULL)
             OR (d.record_type = 'ChatEvent' AND d.disposition = 'ANSWERED' AND d.question))
        AND ($11::text IS NULL
             OR CASE
                  WHEN d.reason = 'product_data' THEN $11 = 'PRODUCT'
                  WHEN d.reason = 'said_on_air' THEN $11 = 'HOST'
                  WHEN d.trace @> '[{"code": "faq_match"}]' THEN $11 = 'FAQ'
                  ELSE $11 = 'RULE'
                END)
        AND ($12::text IS NULL
             OR $12 = coalesce(
                  (SELECT q.next FROM question_next q
                   WHERE q.merchant = d.merchant AND q.part = d.part AND q.off = d.off
                     AND q.n = d.n),
                  'SILENT'))
        AND ($13::bigint IS NULL OR d.at_ms >= $13)
        AND ($14::bigint IS NULL OR d.at_ms < $14)
      """;

  void addTo(Tuple parameters) {
    parameters
        .addString(name(disposition))
        .addString(room)
        .addString(reason)
        .addString(answerId)
        .addString(name(said))
        .addString(name(by))
        .addString(name(next))
        .addLong(fromMs)
        .addLong(toMs);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
