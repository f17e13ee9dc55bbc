package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.standalone.BenchJobs.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's parts with the real ones of the product, at a rate that any machine holds. */
class PathBenchIT {
  private static final int COMMENTS = 40;

  @TempDir Path folder;
  private final Lifecycle lifecycle = new Lifecycle(System::nanoTime);

  @AfterEach
  void stop() {
    assertThat(lifecycle.stop(Duration.ofSeconds(60))).isEmpty();
  }

  @Test
  void floorAndReplyJobAnswerEveryCommentOnce() throws Exception {
    // Given
    BenchWorld world = BenchWorld.start(folder, BenchShop.read(), lifecycle);
    PathBench.Plan plan =
        new PathBench.Plan(
            20,
            1,
            0,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
    PathBench bench = new PathBench(world, plan, 1, (job, run) -> {});

    for (Job job : List.of(Job.FLOOR, Job.REPLY)) {
      // When
      LoadResult result = bench.measure(job, 0);

      // Then
      assertThat(result.sent()).as("%s", job).isEqualTo(COMMENTS);
      assertThat(result.replies()).as("%s", job).isEqualTo(COMMENTS);
      assertThat(result.repeats()).as("%s", job).isZero();
      assertThat(result.refused()).as("%s", job).isEmpty();
    }
    assertThat(world.seen().doubles()).isEmpty();
    assertThat(world.seen().wrongSignatures()).isZero();
  }
}
