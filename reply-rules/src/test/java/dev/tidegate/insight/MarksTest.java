package dev.tidegate.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.insight.Noted.Act;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Test
  void whatIsNotHigherThanTheLastOfItsTopicIsARepeat() {
    // Given
    Marks marks = Marks.NONE.pass(Shown.answered(9, "K1")).marks();

    // Then: numbers, not letters, are compared
    assertThat(marks.pass(Shown.answered(9, "K1"))).isNull();
    assertThat(marks.pass(Shown.answered(8, "K1"))).isNull();
    assertThat(marks.pass(Shown.answered(10, "K1"))).isNotNull();
    assertThat(marks.pass(Shown.sent(3, 2))).isNotNull();
    assertThat(marks.pass(Shown.ordered(4))).isNotNull();
  }

  @Test
  void aMinuteFollowsItsFirstQuestionsAndCountsThemAll() {
    // Given
    Marks marks = Marks.NONE;
    int followed = 0;
    int counted = 0;

    // When
    for (int i = 0; i < Marks.FOLLOWED_PER_MINUTE + 50; i++) {
      Marks.Passed passed = marks.pass(Shown.answered(i, "K1"));
      marks = passed.marks();
      followed += passed.noted().act() == Act.ANSWERED ? 1 : 0;
      counted += passed.noted().change().figures().get("byRule").intValue();
    }

    // Then
    assertThat(followed).isEqualTo(Marks.FOLLOWED_PER_MINUTE);
    assertThat(counted).isEqualTo(Marks.FOLLOWED_PER_MINUTE + 50);
    assertThat(marks.pass(Shown.answered(60_000, "K1")).noted().act()).isEqualTo(Act.ANSWERED);
  }
}
