package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.SeenState;
import dev.tidegate.desk.StateKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every implementation of the desk's state does alike. */
abstract class DeskStateContract {
  static final List<StateKind<?>> KINDS = StateKind.ALL;

  /** An empty state of one merchant. */
  abstract DeskState state() throws Exception;

  @ParameterizedTest
  @FieldSource("KINDS")
  <T> void everyKindKeepsItsValue(StateKind<T> kind) throws Exception {
    // Given
    DeskState state = state();
    T value = kind.type().cast(Samples.STATES.get(kind));

    // When
    state.put(kind, "id", value);

    // Then
    assertThat(state.get(kind, "id")).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void nothingIsThereAtFirst(StateKind<?> kind) throws Exception {
    // When
    Object value = state().get(kind, "id");

    // Then
    assertThat(value).isNull();
  }

  @Test
  void aSecondValueTakesThePlaceOfTheFirst() throws Exception {
    // Given
    DeskState state = state();
    state.put(StateKind.SEEN, "e1", new SeenState(1));

    // When
    state.put(StateKind.SEEN, "e1", new SeenState(2));

    // Then
    assertThat(state.get(StateKind.SEEN, "e1")).isEqualTo(new SeenState(2));
  }

  @Test
  void idsDoNotMixAndTheEmptyIdIsOne() throws Exception {
    // Given
    DeskState state = state();
    state.put(StateKind.SEEN, "", new SeenState(0));
    state.put(StateKind.SEEN, "e1", new SeenState(1));

    // When
    state.remove(StateKind.SEEN, "e1");

    // Then
    assertThat(state.get(StateKind.SEEN, "e1")).isNull();
    assertThat(state.get(StateKind.SEEN, "")).isEqualTo(new SeenState(0));
  }

  @Test
  void removingWhatIsNotThereDoesNothing() throws Exception {
    // Given
    DeskState state = state();
    state.put(StateKind.SEEN, "e1", new SeenState(1));

    // When
    state.remove(StateKind.SEEN, "other");
    state.remove(StateKind.BUYER, "e1");

    // Then
    assertThat(state.get(StateKind.SEEN, "e1")).isEqualTo(new SeenState(1));
  }
}
