package dev.tidegate.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidegate.event.Action;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.jobs.desk.EventRecord;
import dev.tidegate.jobs.desk.FakeDesks;
import dev.tidegate.jobs.desk.Samples;
import dev.tidegate.jobs.rulesets.TestRuleSets;
import dev.tidegate.privacy.EnvelopeKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReplyJobTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path dir;

  @Test
  void decidesEveryRecordOnceAndSetsAsideWhatCannotBeRead() throws Exception {
    // Given
    Path envelopeKey = dir.resolve("envelope.key");
    EnvelopeKey.readOrCreate(envelopeKey);
    TestRuleSets ruleSets = new TestRuleSets();
    ruleSets.publish("m1", 1);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(JobLauncher.pipeline());
    env.setParallelism(2);
    ReplyJob.Outputs outputs =
        ReplyJob.define(
            env.fromData(log(), TypeInformation.of(EventRecord.class)).uid("log"),
            FakeDesks.comprehend(envelopeKey),
            FakeDesks.operator(ruleSets, envelopeKey));

    // When
    CloseableIterator<Decision> decisions = outputs.decisions().collectAsync();
    CloseableIterator<Action> actions = outputs.actions().collectAsync();
    CloseableIterator<DeadLetter> deadLetters = outputs.deadLetters().collectAsync();
    env.executeAsync("reply job over a bounded log");

    // Then
    assertThat(all(decisions))
        .extracting(Decision::source)
        .containsExactlyInAnyOrder("0@0#0", "0@1#0", "0@2#0", "0@4#0", "0@5#0");
    assertThat(all(actions)).extracting(Action::id).containsExactlyInAnyOrder("a-e1", "a-e5");
    assertThat(all(deadLetters))
        .extracting(DeadLetter::offset, DeadLetter::reason)
        .containsExactlyInAnyOrder(tuple(3L, "malformed_json"), tuple(6L, "desk_failed"));
  }

  private static List<EventRecord> log() {
    return List.of(
        Samples.event(new ReleaseChanged("m1", 1, 1), 0, 1_000),
        Samples.event(Samples.comment("m1", "e1", "answer"), 1, 1_001),
        Samples.event(Samples.comment("m2", "e2", "hello"), 2, 1_002),
        new EventRecord(0, 3, 1_003, "m1", "{".getBytes(StandardCharsets.UTF_8)),
        Samples.event(Samples.comment("m1", "e4", "board"), 4, 1_004),
        Samples.event(Samples.comment("m2", "e5", "answer"), 5, 1_005),
        Samples.event(Samples.comment("m2", "e6", "boom"), 6, 1_006));
  }

  private static <T> List<T> all(CloseableIterator<T> values) throws Exception {
    try (values) {
      List<T> all = new ArrayList<>();
      values.forEachRemaining(all::add);
      return all;
    }
  }
}
