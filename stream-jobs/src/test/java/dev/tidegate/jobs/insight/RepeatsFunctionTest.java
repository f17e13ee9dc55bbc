package dev.tidegate.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.insight.Noted;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RepeatsFunctionTest {

  @Test
  void whatTheReplyJobWroteAgainPassesOnce_alsoAfterARestore() throws Exception {
    // Given
    OperatorSubtaskState snapshot;
    try (var repeats = made()) {
      repeats.open();
      repeats.processElement(new StreamRecord<>(InsightSamples.answered(9, "b1")));
      repeats.processElement(new StreamRecord<>(InsightSamples.answered(10, "b1")));
      repeats.processElement(new StreamRecord<>(InsightSamples.answered(9, "b1")));
      repeats.processElement(new StreamRecord<>(InsightSamples.answered(10, "b1")));
      assertThat(repeats.extractOutputValues()).hasSize(2);
      snapshot = repeats.snapshot(1, 1);
    }

    // When
    try (var restored = made()) {
      restored.initializeState(snapshot);
      restored.open();
      restored.processElement(new StreamRecord<>(InsightSamples.answered(10, "b1")));
      restored.processElement(new StreamRecord<>(InsightSamples.answered(11, "b1")));

      // Then
      assertThat(restored.extractOutputValues())
          .extracting(Noted::source)
          .containsExactly("0@11#0");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Noted, Noted> made()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new RepeatsFunction()), Noted::merchant, Types.STRING);
  }
}
