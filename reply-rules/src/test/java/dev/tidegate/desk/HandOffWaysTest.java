package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Change;
import dev.tidegate.event.HandOff.Line;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.StaffAction.Kind;
import dev.tidegate.event.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By which ways the staff, and the line that announces them, reach a buyer of a room. */
class HandOffWaysTest {
  private static final long PERIOD = 30_000;

  private final DeskHarness shop = DeskHarness.ofShop();

  @ParameterizedTest
  @EnumSource(names = {"PUBLIC_REPLY", "PRIVATE_REPLY", "DM"})
  void theyTakeAWayThatTheAccountHas(Capability only) {
    // Given
    shop.account(0, 0, 0, Capability.OVERLAY, only);
    // When
    shop.comment("b1", "我要投诉你们");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    // Then
    assertThat(shop.actions)
        .filteredOn(action -> action.kind() != Action.Kind.WITHDRAW)
        .extracting(action -> action.kind() + " " + action.channel())
        .containsExactly("HAND_OFF_LINE " + only, "STAFF_REPLY " + only);
  }

  @Test
  void ofAnAccountNeverHeardOfTheyAnswerInTheRoom() {
    // When
    shop.comment("b1", "我要投诉你们");
    // Then
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.PUBLIC_REPLY);
  }

  @Test
  void aRefusedReplyTakesTheNextWay_beforeItIsSaidToHaveFailed() {
    // Given
    shop.account(0, 0, 0, Capability.PUBLIC_REPLY, Capability.OVERLAY, Capability.PRIVATE_REPLY);
    shop.comment("b1", "我要投诉你们");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", true);
    Action inTheRoom = shop.lastAction();
    // When
    Decision refused = shop.outcome(inTheRoom.id(), Status.REFUSED, "http_403").decision();
    Action toTheBuyer = shop.lastAction();
    // Then
    assertThat(refused.trace()).extracting(TraceStep::code).contains("next_channel");
    assertThat(toTheBuyer.kind()).isEqualTo(Action.Kind.STAFF_REPLY);
    assertThat(toTheBuyer.channel()).isEqualTo(Channel.PRIVATE_REPLY);
    assertThat(toTheBuyer.text()).isEqualTo("马上给您换一件");
    assertThat(handOff().change()).isNotEqualTo(Change.NOT_DELIVERED);
    // When: what only one buyer reads serves nobody else
    shop.outcome(toTheBuyer.id(), Status.SENT, "ok");
    // Then
    assertThat(shop.board().clusters().get(0).answer()).isNull();
    assertThat(shop.state.size(StateKind.STAFF_REPLY)).isZero();
  }

  @Test
  void whenAllWaysRefuseItHasFailed() {
    // Given
    shop.account(0, 0, 0, Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY);
    shop.comment("b1", "我要投诉你们");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_403");
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    // Then
    assertThat(handOff().change()).isEqualTo(Change.NOT_DELIVERED);
    assertThat(handOff().lines())
        .filteredOn(line -> line.who() == Who.STAFF)
        .extracting(Line::undelivered)
        .containsExactly("http_403", "http_410");
  }

  @Test
  void withoutAnyWayNothingIsPromised_andThePersonIsToldAtOnce() {
    // Given
    shop.account(0, 0, 0, Capability.OVERLAY);
    // When
    Decision complaint = shop.comment("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    Decision reply = shop.reply("act1", handOff(), "anna", "马上给您换一件", false).decision();
    // Then
    assertThat(complaint.trace()).extracting(TraceStep::code).contains("no_reply_channel");
    assertThat(reply.trace()).extracting(TraceStep::code).contains("no_reply_channel");
    assertThat(shop.actions).extracting(Action::kind).containsOnly(Action.Kind.WITHDRAW);
    assertThat(handOff().change()).isEqualTo(Change.NOT_DELIVERED);
    assertThat(handOff().takenBy()).isEqualTo("anna");
    assertThat(handOff().lines())
        .filteredOn(line -> line.who() == Who.STAFF)
        .extracting(Line::text, Line::undelivered)
        .containsExactly(tuple("马上给您换一件", "no_reply_channel"));
  }

  @Test
  void whatAPersonSaysInTheRoomTakesAReplyOfTheOthers() {
    // Given: the line took the only reply of the period, which came back
    shop.account(1, PERIOD, 0, Capability.PUBLIC_REPLY);
    shop.comment("b1", "我要投诉你们");
    shop.after(2 * PERIOD).reply("act1", handOff(), "anna", "马上给您换一件", false);
    // When
    Decision asked = shop.comment("b2", "包邮吗");
    // Then
    assertThat(asked.reason()).isEqualTo("reply_budget");
    // When
    shop.after(2 * PERIOD).tick();
    // Then
    assertThat(shop.lastAction().text()).isEqualTo("全店包邮");
  }

  @Test
  void whatOnlyTheBuyerReadsTakesNone() {
    // Given
    shop.account(1, PERIOD, 0, Capability.PUBLIC_REPLY);
    shop.dm("b1", "我要投诉你们");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    // When
    Decision asked = shop.comment("b2", "包邮吗");
    // Then
    assertThat(asked.disposition()).isEqualTo(Disposition.ANSWERED);
  }

  @Test
  void aRefusedAnswerGoesByNoOtherWayToWhomAPersonHolds() {
    // Given
    shop.account(0, 0, 0, Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY);
    shop.comment("b1", "包邮吗");
    Action answer = shop.lastAction();
    shop.comment("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.actions.clear();
    // When
    shop.outcome(answer.id(), Status.REFUSED, "http_403");
    // Then
    assertThat(shop.actions).isEmpty();
    assertThat(shop.closed()).containsExactly("b1 WITHDRAWN person_has_it");
  }

  private HandOff handOff() {
    return shop.handOffs.get(shop.handOffs.size() - 1);
  }
}
