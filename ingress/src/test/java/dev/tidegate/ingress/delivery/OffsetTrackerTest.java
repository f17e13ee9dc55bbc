package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class OffsetTrackerTest {
  private final OffsetTracker tracker = new OffsetTracker();

  @Test
  void nothingIsCommittableBeforeTheFirstRecord() {
    // When
    var committable = tracker.committable();

    // Then
    assertThat(committable).isEmpty();
  }

  @Test
  void theLowestOpenOffsetHoldsTheCommitBack() {
    // Given
    tracker.started(10);
    tracker.started(11);
    tracker.started(14);

    // When
    tracker.done(11);
    tracker.done(14);

    // Then
    assertThat(tracker.committable()).hasValue(10);
  }

  @Test
  void gapsBetweenOffsetsDoNotHoldTheCommitBack() {
    // Given
    tracker.started(10);
    tracker.started(14);

    // When
    tracker.done(14);
    tracker.done(10);

    // Then
    assertThat(tracker.committable()).hasValue(15);
  }

  @Test
  void anOffsetThatWasReadBeforeIsRefused() {
    // Given
    tracker.started(10);

    // When
    var again = assertThatThrownBy(() -> tracker.started(10));

    // Then
    again.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10");
  }

  @Property
  void nothingOpenIsEverBelowTheCommittable(
      @ForAll @IntRange(min = 1, max = 40) int records, @ForAll java.util.Random random) {
    OffsetTracker some = new OffsetTracker();
    boolean[] done = new boolean[records];
    for (int i = 0; i < records; i++) {
      some.started(i);
    }
    for (int step = 0; step < records; step++) {
      int offset = random.nextInt(records);
      some.done(offset);
      done[offset] = true;
      int lowestOpen = 0;
      while (lowestOpen < records && done[lowestOpen]) {
        lowestOpen++;
      }
      assertThat(some.committable()).hasValue(lowestOpen);
    }
  }
}
