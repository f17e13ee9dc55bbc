package dev.tidegate.portal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.TraceStep;
import dev.tidegate.ruleset.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceWordsTest {
  private static final List<String> CODES =
      List.of(
          "keyword_hit",
          "keyword_blocked",
          "faq_match",
          "faq_below_threshold",
          "product_by_link",
          "product_by_alias",
          "product_on_show",
          "product_from_talk",
          "product_unknown",
          "product_answer",
          "concept",
          "question",
          "not_a_question",
          "duplicate_event",
          "cool_down",
          "asked_again",
          "follow_up",
          "asked_back",
          "answers_what_was_asked",
          "buyer_said",
          "guide",
          "guide_undecided",
          "joined",
          "join_undone",
          "join_repeated",
          "join_refused",
          "placeholder_missing",
          "joined_cluster",
          "handed_to_person",
          "complaint",
          "hidden_by_moderation",
          "held_by_moderation",
          "said_again",
          "goes_on",
          "ring_held",
          "hype",
          "cluster_gone",
          "host_mark",
          "host_said",
          "told_who_waits",
          "host_hid",
          "host_item",
          "item_unknown",
          "not_sold_out",
          "cluster_answered",
          "cluster_needs_person",
          "wording_gone",
          "marks_full",
          "alarm_raised",
          "offender_step",
          "hidden_by_rule",
          "release_applied",
          "release_ignored",
          "product_applied",
          "product_ignored",
          "outcome_applied",
          "outcome_repeated",
          "decided_again",
          "waits_for_reply",
          "reply_on_its_way",
          "answer_visible",
          "other_answer_waits",
          "replies_are_scarce",
          "next_channel",
          "no_channel_left",
          "account_applied",
          "account_ignored",
          "asked_for_person",
          "asked_twice",
          "furious",
          "talk_goes_badly",
          "person_has_it",
          "staff_action",
          "hand_off_gone",
          "held_by_other",
          "held_already",
          "not_held",
          "cluster_not_served",
          "no_release",
          "no_reply_channel");

  @Test
  void everyCodeOfTheDeskHasASentence() {
    assertThat(TraceWords.codes()).containsExactlyInAnyOrderElementsOf(CODES);
  }

  @Test
  void fillsFactsInBothLanguages() {
    // Given
    TraceStep step =
        TraceStep.of("faq_below_threshold", "faq", "A06", "score", "0.41", "needed", "0.55");
    // When
    String zh = TraceWords.tell(List.of(step), Language.ZH).get(0).words();
    String en = TraceWords.tell(List.of(step), Language.EN).get(0).words();
    // Then
    assertThat(zh).isEqualTo("最像常见问题 A06，但相似度只有 0.41，需要 0.55，所以没有用它回答。");
    assertThat(en)
        .isEqualTo("It is most like FAQ A06, but score 0.41 is below the 0.55 that is needed.");
  }

  @Test
  void showsUnknownCodesWithTheirFactsAndMasksNumbers() {
    // Given
    TraceStep unknown = TraceStep.of("new_code", "words", "打13812345678");
    // When
    TraceWords.Told told = TraceWords.tell(List.of(unknown), Language.EN).get(0);
    // Then
    assertThat(told.words()).isEqualTo("new_code {words=打138******78}");
    assertThat(told.facts()).containsEntry("words", "打138******78");
  }

  @Test
  void aDirectMessageThatNoRuleHandedOverNamesNoRule() {
    // Given
    TraceStep byDm = TraceStep.of("handed_to_person", "rule", "dm");
    TraceStep byRule = TraceStep.of("handed_to_person", "rule", "K08");
    // When
    List<TraceWords.Told> told = TraceWords.tell(List.of(byDm, byRule), Language.EN);
    // Then
    assertThat(told.get(0).words())
        .isEqualTo("Nothing answers this direct message by itself, so a person must.");
    assertThat(told.get(1).words()).isEqualTo("Rule K08 hands it to a person.");
  }

  @Test
  void whatTheHostDidHasASentenceOfItsOwn() {
    // Given
    TraceStep hidden = TraceStep.of("host_mark", "kind", "hidden", "buyers", "3");
    TraceStep pinned = TraceStep.of("host_mark", "kind", "pinned", "buyers", "3");
    // When
    List<TraceWords.Told> told = TraceWords.tell(List.of(hidden, pinned), Language.EN);
    // Then
    assertThat(told.get(0).words())
        .isEqualTo("The host took this question (3 buyers asked) off the board for this show.");
    assertThat(told.get(1).words())
        .isEqualTo("The host marked it on the board: pinned (3 buyers asked).");
  }

  @Test
  void aMissingFactShowsAsAQuestionMark() {
    assertThat(TraceWords.tell(List.of(TraceStep.of("hidden_by_rule")), Language.EN).get(0).words())
        .isEqualTo("Rule ? hides it.");
  }
}
