package dev.tidegate.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.QuestionNext.Next;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Noted;
import dev.tidegate.insight.WhatNext;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FollowFunctionTest {
  private static final long T = 600_000;

  @Test
  void anOrderAfterARestoreBelongsToTheAnswerBeforeIt() throws Exception {
    // Given
    OperatorSubtaskState snapshot;
    try (var follow = made()) {
      follow.open();
      follow.processElement(new StreamRecord<>(InsightSamples.answered(T, "b1"), T));
      snapshot = follow.snapshot(1, 1);
    }

    // When
    try (var restored = made()) {
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement(new StreamRecord<>(InsightSamples.ordered(T + 9, "b2"), T + 9));
      restored.processElement(new StreamRecord<>(InsightSamples.ordered(T + 10, "b1"), T + 10));

      // Then
      assertThat(nexts(restored))
          .extracting(QuestionNext::source, QuestionNext::next)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("0@600000#0", Next.BOUGHT));
    }
  }

  @Test
  void lateActsCountUntilTheBuyerIsForgotten() throws Exception {
    try (var follow = made()) {
      // Given
      follow.open();
      follow.processElement(new StreamRecord<>(InsightSamples.answered(T, "b1"), T));
      long forgetMs = T + WhatNext.FOLLOW_UP_MS + WhatNext.LATENESS_MS;

      // When
      follow.processWatermark(forgetMs - 1);
      follow.processElement(new StreamRecord<>(InsightSamples.ordered(T + 10, "b1"), T + 10));
      assertThat(nexts(follow)).hasSize(1);
      follow.processWatermark(forgetMs + WhatNext.LATENESS_MS);

      // Then
      assertThat(follow.numKeyedStateEntries()).isZero();
      assertThat(follow.numEventTimeTimers()).isZero();
      follow.processElement(new StreamRecord<>(InsightSamples.ordered(T + 11, "b1"), T + 11));
      assertThat(nexts(follow)).hasSize(1);
    }
  }

  @Test
  void theStateOfAWeekOfShowsEnds() throws Exception {
    try (var follow = made()) {
      // Given
      follow.open();
      long day = 86_400_000;

      // When
      for (int show = 1; show <= 7; show++) {
        for (int i = 0; i < 200; i++) {
          long atMs = show * day + i * 1_000L;
          String buyer = "b" + show + "-" + i % 50;
          follow.processElement(new StreamRecord<>(InsightSamples.answered(atMs, buyer), atMs));
          follow.processElement(new StreamRecord<>(InsightSamples.ordered(atMs + 1, buyer), atMs));
          follow.processWatermark(atMs);
        }
        assertThat(follow.numKeyedStateEntries()).isLessThanOrEqualTo(50);
      }
      follow.processWatermark(9 * day);

      // Then
      assertThat(follow.numKeyedStateEntries()).isZero();
      assertThat(follow.numEventTimeTimers()).isZero();
    }
  }

  private static List<QuestionNext> nexts(
      KeyedOneInputStreamOperatorTestHarness<String, Noted, MinuteChange> follow) {
    var side = follow.getSideOutput(FollowFunction.NEXTS);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Noted, MinuteChange> made()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new FollowFunction()), Noted::follower, Types.STRING);
  }
}
