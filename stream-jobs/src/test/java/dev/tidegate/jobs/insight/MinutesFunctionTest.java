package dev.tidegate.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.RoomMinute;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Minutes;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class MinutesFunctionTest {
  private static final long PACE_MS = MinutesFunction.PACE.toMillis();

  @Test
  void aMinuteIsWrittenAtItsPaceAndAgainWhenItChanges() throws Exception {
    try (var minutes = started()) {
      // When
      minutes.setProcessingTime(1_000);
      minutes.processElement(change(5, 1), 5);
      minutes.processElement(change(6, 1), 6);
      minutes.setProcessingTime(1_000 + PACE_MS - 1);
      assertThat(minutes.extractOutputValues()).isEmpty();
      minutes.setProcessingTime(1_000 + PACE_MS);
      assertThat(comments(minutes)).containsExactly(2L);
      minutes.processElement(change(7, 1), 7);
      minutes.setProcessingTime(1_000 + 3 * PACE_MS);

      // Then
      assertThat(comments(minutes)).containsExactly(2L, 3L);
      assertThat(minutes.extractOutputValues())
          .extracting(RoomMinute::revision)
          .containsExactly(2L, 3L);
      minutes.setProcessingTime(1_000 + 9 * PACE_MS);
      assertThat(minutes.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void aChangeIsTakenUntilTheMinuteClosesAndThenIsLate() throws Exception {
    try (var minutes = started()) {
      // Given
      minutes.processElement(change(5, 1), 5);

      // When: behind the clock, but within what is allowed
      minutes.processWatermark(Minutes.KEPT_MS - 1);
      minutes.processElement(change(6, 1), 6);
      assertThat(minutes.numKeyedStateEntries()).isPositive();
      minutes.processWatermark(Minutes.KEPT_MS);

      // Then: written whole at its end, forgotten, and not begun anew
      assertThat(comments(minutes)).containsExactly(2L);
      assertThat(minutes.numKeyedStateEntries()).isZero();
      minutes.processElement(change(7, 1), 7);
      minutes.setProcessingTime(10 * PACE_MS);
      assertThat(comments(minutes)).containsExactly(2L);
      assertThat(minutes.numKeyedStateEntries()).isZero();
      minutes.processElement(change(60_000, 1), 60_000);
      assertThat(minutes.numKeyedStateEntries()).isPositive();
    }
  }

  @Test
  void whatWasNotWrittenAtASnapshotIsWrittenAfterTheRestore() throws Exception {
    // Given
    OperatorSubtaskState snapshot;
    try (var minutes = started()) {
      minutes.setProcessingTime(1_000);
      minutes.processElement(change(5, 3), 5);
      snapshot = minutes.snapshot(1, 1);
    }

    // When
    try (var restored = made()) {
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement(change(6, 4), 6);
      restored.setProcessingTime(1_000 + PACE_MS);

      // Then
      assertThat(comments(restored)).containsExactly(7L);
    }
  }

  @Test
  void roomsAndMinutesAreApart() throws Exception {
    try (var minutes = started()) {
      // When
      minutes.processElement(change(5, 1), 5);
      minutes.processElement(change(60_005, 2), 5);
      minutes.processElement(
          new MinuteChange(
              "m1", null, 0, Map.of("dms", 5L), Map.of(), Map.of(), Map.of(), 0, List.of()),
          5);
      minutes.setProcessingTime(PACE_MS);

      // Then
      assertThat(minutes.extractOutputValues())
          .extracting(minute -> minute.room() + " " + minute.minuteMs() + " " + minute.figures())
          .containsExactlyInAnyOrder(
              "r1 0 {comments=1}", "r1 60000 {comments=2}", "null 0 {dms=5}");
    }
  }

  private static MinuteChange change(long atMs, long comments) {
    return new MinuteChange(
        "m1",
        "r1",
        atMs / 60_000 * 60_000,
        Map.of("comments", comments),
        Map.of(),
        Map.of(),
        Map.of(),
        0,
        List.of());
  }

  private static List<Long> comments(
      KeyedOneInputStreamOperatorTestHarness<String, MinuteChange, RoomMinute> minutes) {
    return minutes.extractOutputValues().stream()
        .map(minute -> minute.figures().get("comments"))
        .toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MinuteChange, RoomMinute> started()
      throws Exception {
    var made = made();
    made.open();
    return made;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MinuteChange, RoomMinute> made()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new MinutesFunction()), MinuteChange::window, Types.STRING);
  }
}
