package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.standalone.Lifecycle.Failure;
import dev.tidegate.standalone.Lifecycle.StoppedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Lifecycle lifecycle = new Lifecycle(System::nanoTime);
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void stopsInTheReverseOrderOfTheStart() {
    // Given
    lifecycle.add("first", () -> stopped.add("first"));
    lifecycle.add("second", () -> stopped.add("second"));

    // When
    List<Failure> failures = lifecycle.stop(Duration.ofSeconds(5));

    // Then
    assertThat(stopped).containsExactly("second", "first");
    assertThat(failures).isEmpty();
  }

  @Test
  void keepsEveryFailureAndStopsTheOthers() {
    // Given
    lifecycle.add("first", () -> stopped.add("first"));
    lifecycle.add(
        "broken",
        () -> {
          throw new IllegalStateException("no");
        });
    lifecycle.add("last", () -> stopped.add("last"));

    // When
    List<Failure> failures = lifecycle.stop(Duration.ofSeconds(5));

    // Then
    assertThat(stopped).containsExactly("last", "first");
    assertThat(failures).extracting(Failure::part).containsExactly("broken");
    assertThat(failures.get(0).cause()).hasMessage("no");
  }

  @Test
  void leavesAPartThatDoesNotStopInTimeAndGoesOn() {
    // Given
    CountDownLatch never = new CountDownLatch(1);
    lifecycle.add("first", () -> stopped.add("first"));
    lifecycle.add("stuck", never::await);

    // When
    List<Failure> failures = lifecycle.stop(Duration.ZERO);

    // Then
    assertThat(stopped).containsExactly("first");
    assertThat(failures.get(0).cause()).isInstanceOf(TimeoutException.class);
    never.countDown();
  }

  @Test
  void stopsAPartAtOnceThatComesAfterTheStop() {
    // Given
    lifecycle.stop(Duration.ofSeconds(5));

    // When, Then
    assertThat(lifecycle.isStopped()).isTrue();
    assertThatThrownBy(() -> lifecycle.add("late", () -> stopped.add("late")))
        .isInstanceOf(StoppedException.class);
    assertThat(stopped).containsExactly("late");
  }

  @Test
  void tellsWhenALatePartDoesNotStop() {
    // Given
    IllegalStateException reason = new IllegalStateException("no");
    lifecycle.stop(Duration.ofSeconds(5));

    // When, Then
    assertThatThrownBy(
            () ->
                lifecycle.add(
                    "late",
                    () -> {
                      throw reason;
                    }))
        .isInstanceOf(StoppedException.class)
        .hasSuppressedException(reason);
  }
}
