package dev.tidegate.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.junit.jupiter.api.Test;

class ReplyJobConfigTest {
  private static ReplyJobConfig config(String bootstrap, int parallelism, Duration interval) {
    return new ReplyJobConfig(
        bootstrap, parallelism, 4, "file:///tmp/none", interval, Path.of("envelope.key"));
  }

  private static ReplyJobConfig valid() {
    return config("127.0.0.1:1", 2, ReplyJobConfig.DEFAULT_CHECKPOINT_INTERVAL);
  }

  @Test
  void aWrongSettingIsNamedWithItsValue() {
    assertThatThrownBy(() -> config("h:1", 0, Duration.ofSeconds(1)))
        .hasMessage("parallelism must be 1 to 720, was 0");
    assertThatThrownBy(() -> config("", 1, Duration.ofSeconds(1)))
        .hasMessage("bootstrap must not be empty");
    assertThatThrownBy(() -> config("h:1", 1, Duration.ZERO))
        .hasMessage("checkpointInterval must be at least PT0.1S, was PT0S");
  }

  @Test
  void stateIsExactAndKryoIsShutOut() {
    // When
    var settings = JobLauncher.settings(valid());

    // Then
    assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
        .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(settings.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
  }

  @Test
  void theGraphIsOneSourceTaskOneDeskTaskAndTheDeadLetters() {
    // When
    JobGraph graph = JobLauncher.replyJob(valid(), null);

    // Then
    assertThat(graph.getVertices()).extracting(JobVertex::getParallelism).containsOnly(2);
    assertThat(graph.getVertices()).hasSize(3);
    assertThat(graph.getSavepointRestoreSettings().restoreSavepoint()).isFalse();
  }

  @Test
  void aRestorePathIsTakenAndAllOfItsStateMustFindItsPlace() {
    // When
    JobGraph graph = JobLauncher.replyJob(valid(), "/tmp/chk-7");

    // Then
    assertThat(graph.getSavepointRestoreSettings().getRestorePath()).isEqualTo("/tmp/chk-7");
    assertThat(graph.getSavepointRestoreSettings().allowNonRestoredState()).isFalse();
  }
}
