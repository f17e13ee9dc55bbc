package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private final Turns<String, String> turns = new Turns<>(Comparator.comparing(String::length));

  @Test
  void oneGoesAndTheOthersOfItsKeyWaitInOrder() {
    // Given
    boolean first = turns.enter("b1", "one");
    boolean second = turns.enter("b1", "two");
    boolean third = turns.enter("b1", "three");

    // When
    String afterFirst = turns.leave("b1");
    String afterSecond = turns.leave("b1");
    String afterThird = turns.leave("b1");

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(third).isFalse();
    assertThat(afterFirst).isEqualTo("two");
    assertThat(afterSecond).isEqualTo("three");
    assertThat(afterThird).isNull();
    assertThat(turns.isEmpty()).isTrue();
  }

  @Test
  void whatIsMoreUrgentGoesBeforeThoseWhoWait_andNotBeforeTheOneThatGoes() {
    // Given
    turns.enter("b1", "a long reply");
    turns.enter("b1", "reply one");
    turns.enter("b1", "reply two");

    // When
    turns.enter("b1", "staff");

    // Then
    assertThat(turns.leave("b1")).isEqualTo("staff");
    assertThat(turns.leave("b1")).isEqualTo("reply one");
    assertThat(turns.leave("b1")).isEqualTo("reply two");
  }

  @Test
  void keysDoNotWaitForEachOther() {
    // Given
    turns.enter("b1", "one");

    // When
    boolean other = turns.enter("b2", "two");

    // Then
    assertThat(other).isTrue();
  }
}
