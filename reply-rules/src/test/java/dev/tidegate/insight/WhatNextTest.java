package dev.tidegate.insight;

import static dev.tidegate.insight.Shown.answered;
import static dev.tidegate.insight.Shown.asked;
import static dev.tidegate.insight.Shown.handedOver;
import static dev.tidegate.insight.Shown.ordered;
import static dev.tidegate.insight.Shown.sent;
import static dev.tidegate.insight.Shown.wants;
import static dev.tidegate.insight.WhatNext.FOLLOW_UP_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhatNextTest {
  private static final long T = 600_000;

  static Stream<Arguments> whatBuyersDo() {
    return Stream.of(
        Arguments.of("nothing", List.of(), ""),
        Arguments.of("orders", List.of(ordered(T + 1)), "bought"),
        Arguments.of("says that they want it", List.of(wants(T + 1)), "confirmed"),
        Arguments.of("asks the same", List.of(answered(T + 1, "K1")), "askedAgain"),
        Arguments.of(
            "asks the same, unanswered", List.of(asked(T + 1, "cool_down", "K1")), "askedAgain"),
        Arguments.of("says it again", List.of(asked(T + 1, "said_again", null)), "askedAgain"),
        Arguments.of("asks another thing", List.of(answered(T + 1, "K2")), ""),
        Arguments.of("gets another thing held back", List.of(asked(T + 1, "cool_down", "K2")), ""),
        Arguments.of("complains", List.of(handedOver(T + 1)), "wentToPerson"),
        Arguments.of(
            "wants it and asks again",
            List.of(wants(T + 1), asked(T + 2, "cool_down", "K1")),
            "askedAgain"),
        Arguments.of(
            "asks again and orders",
            List.of(asked(T + 1, "cool_down", "K1"), ordered(T + 2)),
            "bought"),
        Arguments.of(
            "orders and asks again",
            List.of(ordered(T + 1), asked(T + 2, "cool_down", "K1")),
            "bought"),
        Arguments.of(
            "complains and thanks", List.of(handedOver(T + 1), wants(T + 2)), "wentToPerson"),
        Arguments.of("orders at the last moment", List.of(ordered(T + FOLLOW_UP_MS)), "bought"),
        Arguments.of("orders too late", List.of(ordered(T + FOLLOW_UP_MS + 1)), ""),
        Arguments.of("ordered before", List.of(ordered(T - 1)), ""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("whatBuyersDo")
  void theStrongestActIsTheOutcome(String unused, List<Noted> acts, String outcome) {
    // Given
    List<Noted> all = new ArrayList<>(List.of(answered(T, "K1")));
    all.addAll(acts);

    // When
    Map<String, Long> figures = figuresOf(all);

    // Then
    Map<String, Long> first = new TreeMap<>(figures);
    first.keySet().retainAll(List.of("bought", "confirmed", "askedAgain", "wentToPerson"));
    assertThat(first.keySet())
        .isEqualTo(outcome.isEmpty() ? java.util.Set.of() : java.util.Set.of(outcome));
  }

  @Test
  void ordersAndSentRepliesCountAlsoWhenTheyAreReadBeforeTheAnswer() {
    // Given
    List<Noted> inOrder = List.of(answered(T, "K1"), sent(T + 400, T), ordered(T + 900));
    List<Noted> askew = List.of(ordered(T + 900), sent(T + 400, T), answered(T, "K1"));

    // When
    RoomMinute one = minuteOf(inOrder);
    RoomMinute other = minuteOf(askew);

    // Then
    assertThat(one.figures()).containsEntry("bought", 1L).containsEntry("followed", 1L);
    assertThat(one.waits()).isEqualTo(Map.of("500", 1L));
    assertThat(other.figures()).isEqualTo(one.figures());
    assertThat(other.waits()).isEqualTo(one.waits());
  }

  @Test
  void aReplyIsTimedOnce() {
    assertThat(minuteOf(List.of(answered(T, "K1"), sent(T + 9_000, T), sent(T + 9_001, T))).waits())
        .isEqualTo(Map.of("10000", 1L));
    assertThat(minuteOf(List.of(answered(T, "K1"), sent(T + 900_000, T))).waits())
        .isEqualTo(Map.of("more", 1L));
  }

  @Test
  void eachQuestionHasItsOwnOutcomeAndItsSourceIsTold() {
    // Given
    BuyerThread thread = BuyerThread.EMPTY;
    List<QuestionNext> nexts = new ArrayList<>();

    // When
    for (Noted noted :
        List.of(answered(T, "K1"), wants(T + 10), answered(T + 20, "K2"), ordered(T + 30))) {
      WhatNext.Step step = WhatNext.step(thread, noted);
      thread = step.thread();
      nexts.addAll(step.nexts());
    }

    // Then
    assertThat(nexts)
        .extracting(next -> next.source() + " " + next.next())
        .containsExactly("0@600000#0 CONFIRMED", "0@600000#0 BOUGHT", "0@600020#0 BOUGHT");
  }

  @Test
  void aBuyerIsForgottenWhenNothingCanComeAnyMore() {
    // Given
    BuyerThread thread = WhatNext.step(BuyerThread.EMPTY, answered(T, "K1")).thread();
    thread = WhatNext.step(thread, ordered(T + 1)).thread();

    // Then
    long orderForgotten = WhatNext.forgetMs(thread);
    assertThat(WhatNext.prune(thread, orderForgotten - 1)).isEqualTo(thread);
    BuyerThread rest = WhatNext.prune(thread, orderForgotten);
    assertThat(rest.acts()).isEmpty();
    assertThat(rest.questions()).hasSize(1);
    assertThat(WhatNext.prune(rest, WhatNext.forgetMs(rest)).isEmpty()).isTrue();
  }

  @Test
  void aBuyerWhoNeverStopsTakesBoundedSpace() {
    // Given
    BuyerThread thread = BuyerThread.EMPTY;

    // When
    for (int i = 0; i < 1_000; i++) {
      thread = WhatNext.step(thread, answered(T + 3L * i, "K" + i)).thread();
      thread = WhatNext.step(thread, ordered(T + 3L * i + 1)).thread();
      thread = WhatNext.step(thread, sent(T + 3L * i + 2, -1)).thread();
    }

    // Then
    assertThat(thread.questions()).hasSize(8);
    assertThat(thread.acts()).hasSize(8);
  }

  /** Figures of the minute of the first question. */
  private static Map<String, Long> figuresOf(List<Noted> notes) {
    return minuteOf(notes).figures();
  }

  private static RoomMinute minuteOf(List<Noted> notes) {
    BuyerThread thread = BuyerThread.EMPTY;
    RoomMinute minute = null;
    for (Noted noted : notes) {
      WhatNext.Step step = WhatNext.step(thread, noted);
      thread = step.thread();
      for (MinuteChange change : step.changes()) {
        minute = Minutes.add(minute, change);
      }
    }
    return minute;
  }
}
