package dev.tidegate.standalone.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Json;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Obligation.Change;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.Tick;
import dev.tidegate.event.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LedgerTallyTest {
  private final LedgerTally tally =
      new LedgerTally(new LedgerCounts(LedgerCounts.Snapshot.empty()));

  @Test
  void countsADecisionOnceHoweverOftenItIsEmitted() {
    // When
    decided("m", "0@5#0", Disposition.ANSWERED);
    decided("m", "0@6#0", Disposition.IGNORED);
    decided("m", "0@5#0", Disposition.ANSWERED);
    decided("other", "0@5#0", Disposition.ANSWERED);

    // Then
    assertThat(totals().decided()).isEqualTo(Map.of("answered", 2L, "ignored", 1L));
  }

  @Test
  void balancesObligations() {
    // When
    obliged("0@1#0", Change.OPENED, null);
    obliged("0@2#0", Change.OPENED, null);
    obliged("0@3#0", Change.CLOSED, ClosedBy.SENT);
    obliged("0@3#0", Change.CLOSED, ClosedBy.SENT);

    // Then
    assertThat(totals().opened()).isEqualTo(Map.of("question", 2L));
    assertThat(totals().closed()).isEqualTo(Map.of("sent", 1L));
    assertThat(totals().open()).isEqualTo(1);
  }

  @Test
  void countsADeadLetterOnceByItsPlaceInTheLog() {
    // When
    deadLettered(7, "malformed_json");
    deadLettered(7, "malformed_json");
    deadLettered(8, "something new");

    // Then
    assertThat(totals().deadLetters()).isEqualTo(Map.of("malformed_json", 1L, "other", 1L));
  }

  @Test
  void countsTheLogByTypeAndWhatCannotBeReadAsOther() {
    // When
    take(TopicNames.EVENTS, Json.bytes(new Tick("m")));
    take(TopicNames.EVENTS, "no json".getBytes(StandardCharsets.UTF_8));
    take(TopicNames.EVENTS, "{\"type\":\"Evil{}\"}".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(totals().records()).isEqualTo(Map.of("tick", 1L, "other", 2L));
  }

  @Test
  void goesOnFromItsSnapshot() throws Exception {
    // Given
    decided("m", "0@5#0", Disposition.ANSWERED);
    deadLettered(7, "desk_failed");
    LedgerCounts.Snapshot kept =
        Json.mapper().readValue(Json.bytes(tally.counts().snapshot()), LedgerCounts.Snapshot.class);

    // When
    LedgerTally next = new LedgerTally(new LedgerCounts(kept));
    next.count(decision("m", "0@5#0", Disposition.ANSWERED));
    next.count(decision("m", "0@9#0", Disposition.ANSWERED));

    // Then
    assertThat(next.counts().totals().decided()).isEqualTo(Map.of("answered", 2L));
    assertThat(next.counts().totals().deadLetters()).isEqualTo(Map.of("desk_failed", 1L));
  }

  private LedgerCounts.Totals totals() {
    return tally.counts().totals();
  }

  private void decided(String merchant, String source, Disposition disposition) {
    tally.count(decision(merchant, source, disposition));
  }

  private static ConsumerRecord<String, byte[]> decision(
      String merchant, String source, Disposition disposition) {
    return record(
        TopicNames.DECISIONS,
        Json.bytes(
            new Decision(
                source,
                merchant,
                "ChatEvent",
                "demo/1",
                "r",
                "b",
                disposition,
                "x",
                1L,
                true,
                null,
                null,
                List.of(),
                List.of(),
                1)));
  }

  private void obliged(String source, Change change, ClosedBy by) {
    take(
        TopicNames.OBLIGATIONS,
        Json.bytes(
            new Obligation(
                source, "m", "o1", Obligation.Kind.QUESTION, change, by, "", null, null, null, 1)));
  }

  private void deadLettered(long offset, String reason) {
    take(
        TopicNames.DEADLETTERS,
        Json.bytes(new DeadLetter(TopicNames.EVENTS, 0, offset, reason, "x", "sealed")));
  }

  private void take(String topic, byte[] value) {
    tally.count(record(topic, value));
  }

  private static ConsumerRecord<String, byte[]> record(String topic, byte[] value) {
    return new ConsumerRecord<>(topic, 0, 0, "key", value);
  }
}
