package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.standalone.BenchJobs.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is cleared by the product's job and by the floor's, to the last comment. */
class DrainBenchIT {
  @TempDir Path folder;
  private final Lifecycle lifecycle = new Lifecycle(System::nanoTime);

  @AfterEach
  void stop() {
    assertThat(lifecycle.stop(Duration.ofSeconds(60))).isEmpty();
  }

  @Test
  void bothJobsClearTheLog() throws Exception {
    DrainBench log =
        DrainBench.start(folder, DeskShop.ofShow(), List.of("m1", "m2"), 200, lifecycle);

    for (Job job : Job.values()) {
      assertThat(log.perSecond(job)).as("%s", job).isPositive();
    }
  }
}
