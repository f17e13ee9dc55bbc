package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.MerchantState;
import dev.tidegate.desk.SeenState;
import dev.tidegate.desk.StateKind;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlinkDeskStateTest extends DeskStateContract {
  private static final long SEEN_MS = StateKind.SEEN.garbageAfter().toMillis();

  private StateHarness flink;

  @Override
  DeskState state() throws Exception {
    flink = StateHarness.empty();
    return flink.of("m1");
  }

  @AfterEach
  void close() throws Exception {
    if (flink != null) {
      flink.close();
    }
  }

  @Test
  void merchantsDoNotMix() throws Exception {
    // Given
    state().put(StateKind.SEEN, "e1", new SeenState(1));

    // When
    SeenState ofAnother = flink.of("m2").get(StateKind.SEEN, "e1");

    // Then
    assertThat(ofAnother).isNull();
    assertThat(flink.of("m1").get(StateKind.SEEN, "e1")).isEqualTo(new SeenState(1));
  }

  @Test
  void everyKindSurvivesASnapshot() throws Exception {
    // Given
    DeskState state = state();
    StateKind.ALL.forEach(kind -> putSample(state, kind));

    // When
    OperatorSubtaskState snapshot = flink.harness.snapshot(1, 1);
    flink.close();
    flink = StateHarness.restored(snapshot);

    // Then
    for (StateKind<?> kind : StateKind.ALL) {
      assertThat(flink.of("m1").get(kind, "id"))
          .usingRecursiveComparison()
          .isEqualTo(Samples.STATES.get(kind));
      assertThat(flink.of("m2").get(kind, "id")).isNull();
    }
  }

  @Test
  void anEntryIsGarbageWhenItWasNotWrittenForLongEnough() throws Exception {
    // Given
    DeskState state = state();
    flink.harness.setStateTtlProcessingTime(0);
    state.put(StateKind.SEEN, "old", new SeenState(1));
    state.put(StateKind.MERCHANT, "", new MerchantState(1, 1, -1, null));
    flink.harness.setStateTtlProcessingTime(SEEN_MS - 1);
    state.put(StateKind.SEEN, "young", new SeenState(2));

    // When
    flink.harness.setStateTtlProcessingTime(SEEN_MS + 1);

    // Then
    assertThat(state.get(StateKind.SEEN, "old")).isNull();
    assertThat(state.get(StateKind.SEEN, "young")).isEqualTo(new SeenState(2));
    assertThat(state.get(StateKind.MERCHANT, "")).isNotNull();
  }

  @Test
  void garbageIsCollectedWhileOtherEntriesAreUsed() throws Exception {
    // Given
    DeskState state = state();
    flink.harness.setStateTtlProcessingTime(0);
    for (int i = 0; i < 100; i++) {
      state.put(StateKind.SEEN, "old" + i, new SeenState(i));
    }
    flink.harness.setStateTtlProcessingTime(SEEN_MS + 1);

    // When
    for (int i = 0; i < 200; i++) {
      state.get(StateKind.SEEN, "absent");
    }

    // Then
    assertThat(flink.harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void ageCountsAcrossARestart() throws Exception {
    // Given
    DeskState state = state();
    flink.harness.setStateTtlProcessingTime(0);
    state.put(StateKind.SEEN, "e1", new SeenState(1));
    OperatorSubtaskState snapshot = flink.harness.snapshot(1, 1);
    flink.close();

    // When
    flink = StateHarness.restored(snapshot);

    // Then
    flink.harness.setStateTtlProcessingTime(SEEN_MS - 1);
    assertThat(flink.of("m1").get(StateKind.SEEN, "e1")).isNotNull();
    flink.harness.setStateTtlProcessingTime(SEEN_MS + 1);
    assertThat(flink.of("m1").get(StateKind.SEEN, "e1")).isNull();
  }

  @Test
  void valuesAreNotCopiedAfterASnapshot() throws Exception {
    // Given
    DeskState state = state();
    putSample(state, StateKind.CATALOG);
    putSample(state, StateKind.ROOM);
    flink.harness.snapshot(1, 1);

    // When
    Object catalog = state.get(StateKind.CATALOG, "id");
    Object room = state.get(StateKind.ROOM, "id");

    // Then
    assertThat(catalog).isSameAs(Samples.STATES.get(StateKind.CATALOG));
    assertThat(room).isSameAs(Samples.STATES.get(StateKind.ROOM));
  }

  @Test
  void aKindThatIsNotListedIsRefused() throws Exception {
    // Given
    DeskState state = state();
    StateKind<SeenState> unknown = new StateKind<>("unknown", SeenState.class, Duration.ZERO);

    // When // Then
    assertThatThrownBy(() -> state.get(unknown, "id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }

  private static <T> void putSample(DeskState state, StateKind<T> kind) {
    state.put(kind, "id", kind.type().cast(Samples.STATES.get(kind)));
  }
}
