package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.desk.Deadlines.Due;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeadlinesTest {

  @Property(tries = 200)
  void everythingIsTakenOnce_notBeforeItIsDue_andNothingStays(
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 100_000) Integer> dueAts,
      @ForAll @IntRange(min = 1, max = 20_000) int step) {
    // Given
    MemoryState state = new MemoryState();
    Deadlines deadlines = new Deadlines(state);
    for (int i = 0; i < dueAts.size(); i++) {
      deadlines.add(dueAts.get(i), "o" + i);
    }

    // When
    List<String> taken = new ArrayList<>();
    for (long now = 0; now <= 120_000; now += step) {
      for (Due due = deadlines.takeEarliest(now); due != null; due = deadlines.takeEarliest(now)) {
        assertThat(due.atMs()).isLessThanOrEqualTo(now);
        for (String id : due.ids()) {
          int wanted = dueAts.get(Integer.parseInt(id.substring(1)));
          assertThat(due.atMs()).isBetween((long) wanted, wanted + Deadlines.SLOT_MS - 1);
          taken.add(id);
        }
      }
    }
    Due last = deadlines.takeEarliest(120_000);
    taken.addAll(last == null ? List.of() : last.ids());

    // Then
    assertThat(taken).doesNotHaveDuplicates().hasSize(dueAts.size());
    assertThat(deadlines.earliestMs()).isEmpty();
    assertThat(state.size(StateKind.DEADLINE_PAGE)).isZero();
    assertThat(state.size(StateKind.DEADLINE_INDEX)).isZero();
  }
}
