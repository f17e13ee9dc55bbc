package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
  private static final Delivery.Buyer B1 = new Delivery.Buyer("m", "b1");

  private final Withdrawals withdrawals = new Withdrawals();

  @Test
  void takesBackWhatTheBotSaidToThisBuyerBefore() {
    // When
    withdrawals.add(B1, 7);
    // Then
    assertThat(withdrawals.cover(delivery(6, "b1", Action.Kind.REPLY))).isTrue();
    assertThat(withdrawals.cover(delivery(6, "b1", Action.Kind.HAND_OFF_LINE))).isTrue();
    assertThat(withdrawals.cover(delivery(8, "b1", Action.Kind.REPLY))).isFalse();
    assertThat(withdrawals.cover(delivery(6, "b2", Action.Kind.REPLY))).isFalse();
  }

  @Test
  void neverTakesBackWhatAPersonSaid() {
    // When
    withdrawals.add(B1, 7);
    // Then
    assertThat(withdrawals.cover(delivery(6, "b1", Action.Kind.STAFF_REPLY))).isFalse();
    assertThat(withdrawals.cover(delivery(6, "b1", Action.Kind.WITHDRAW))).isFalse();
  }

  @Test
  void forgetsWhatIsFinished() {
    // Given
    withdrawals.add(B1, 7);
    // When
    withdrawals.forget(7);
    boolean before = withdrawals.cover(delivery(6, "b1", Action.Kind.REPLY));
    withdrawals.forget(8);
    // Then
    assertThat(before).isTrue();
    assertThat(withdrawals.cover(delivery(6, "b1", Action.Kind.REPLY))).isFalse();
  }

  private static Delivery delivery(long offset, String buyer, Action.Kind kind) {
    Action action =
        new Action(
            "0@" + offset + "#0",
            "a" + offset,
            "m",
            "demo",
            "generic",
            Action.Channel.DM,
            null,
            buyer,
            "e1",
            "box",
            "好的",
            List.of(),
            1_000,
            0,
            1,
            kind);
    return new Delivery(new OwnedPartition(0, 1, 0), offset, action, 0);
  }
}
