package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.BuyerJoined;
import dev.tidegate.event.Decision;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Line;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.StaffAction.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A buyer who is known under two names is one person to the staff, too. */
class HeldNamesTest {
  private final DeskHarness shop = DeskHarness.ofShop();

  @BeforeEach
  void joined() {
    shop.record(
        new BuyerJoined(DeskHarness.MERCHANT, "room", "app", BuyerJoined.Evidence.ORDER, false));
  }

  @Test
  void whoIsHeldUnderOneNameIsHeldUnderAll_andIsAnsweredWhereTheLastMessageCameFrom() {
    // Given
    shop.comment("room", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.actions.clear();
    // When
    Decision asked = shop.dm("app", "包邮吗");
    // Then
    assertThat(asked.reason()).isEqualTo("person_has_it");
    assertThat(shop.actions).isEmpty();
    assertThat(handOff().buyer()).isEqualTo("room");
    assertThat(handOff().lines()).extracting(Line::text).contains("包邮吗");
    // When
    shop.reply("act1", handOff(), "anna", "全店包邮", false);
    Action reply = shop.lastAction();
    // Then
    assertThat(reply.buyer()).isEqualTo("app");
    assertThat(reply.channel()).isEqualTo(Action.Channel.DM);
    // When
    shop.outcome(reply.id(), Status.REFUSED, "http_410");
    // Then
    assertThat(handOff().change()).isEqualTo(HandOff.Change.NOT_DELIVERED);
    assertThat(handOff().lines()).extracting(Line::undelivered).contains("http_410");
    assertThat(shop.state.size(StateKind.HAND_OFF)).isEqualTo(1);
  }

  @Test
  void takingTakesBackWhatIsOnItsWayToEachName() {
    // Given
    shop.dm("app", "包邮吗");
    Action answer = shop.lastAction();
    shop.comment("room", "我要投诉你们");
    // When
    Outputs taken = shop.staff(Kind.TAKEN, handOff(), "anna");
    // Then
    assertThat(taken.actions()).extracting(Action::kind).containsOnly(Action.Kind.WITHDRAW);
    assertThat(taken.actions()).extracting(Action::buyer).containsExactly("app", "room");
    // When
    shop.actions.clear();
    shop.outcome(answer.id(), Status.STALE, "price");
    // Then
    assertThat(shop.actions).isEmpty();
    assertThat(shop.closed()).containsExactly("app WITHDRAWN person_has_it");
  }

  @Test
  void complainingUnderBothNamesIsOneMatter() {
    // Given
    shop.comment("room", "我要投诉你们");
    // When
    shop.after(5_000).dm("app", "12315见");
    // Then
    assertThat(handOff().buyer()).isEqualTo("room");
    assertThat(handOff().why()).containsExactly(Why.COMPLAINT, Why.MERCHANT_WORDS);
    assertThat(shop.state.size(StateKind.HAND_OFF)).isEqualTo(1);
  }

  @Test
  void aQuestionSaidAgainIsCountedForWhoAsked_butIdleWordsAreNot() {
    // Given
    shop.comment("room", "这裙子显胖吗");
    shop.after(1_000).comment("room", "这裙子显胖吗");
    shop.comment("b2", "会不会起球");
    shop.comment("b2", "哈哈哈这个");
    shop.after(1_000).comment("b2", "哈哈哈这个");
    // When
    shop.after(600_000 + Deadlines.SLOT_MS).tick();
    // Then
    assertThat(shop.handOffs).extracting(HandOff::buyer).containsOnly("room");
    assertThat(handOff().why()).containsExactly(Why.ASKED_TWICE);
  }

  private HandOff handOff() {
    return shop.handOffs.get(shop.handOffs.size() - 1);
  }
}
