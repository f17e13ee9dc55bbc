package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplyBudgetTest {
  private final MemoryState state = new MemoryState();

  @Test
  void halfOfTheRepliesGoAtOnceAndTheOthersAreSpaced() {
    // Given: twenty in thirty seconds
    AccountState account = quota(20, 30_000);
    // When
    List<Long> sent = greedy(account, 31_000);
    // Then
    assertThat(sent.subList(0, 10)).containsOnly(0L);
    assertThat(sent.subList(10, 14)).containsExactly(1_500L, 3_000L, 4_500L, 6_000L);
    assertThat(sent.stream().filter(at -> at < 30_000)).hasSize(20);
  }

  @Test
  void aRoomThatAlwaysWantsMoreUsesWhatItMay() {
    // When: ten minutes of asking every 100 ms
    List<Long> sent = greedy(quota(20, 30_000), 600_000);
    // Then: of 400 that the platform takes, all but what rounding costs
    assertThat(sent).hasSizeBetween(375, 400);
  }

  @Test
  void oneReplyAtATimeComesBackAfterThePeriod() {
    // When
    List<Long> sent = greedy(quota(1, 5_000), 10_500);
    // Then: at most a 32nd of the period later
    assertThat(sent).containsExactly(0L, 5_000L, 10_200L);
  }

  @Test
  void withoutAQuotaThereIsNoLimitAndNoState() {
    // Given
    ReplyBudget budget = new ReplyBudget(state, "r", AccountState.UNKNOWN, 7);
    // When
    budget.spend();
    // Then
    assertThat(budget.isFree()).isTrue();
    assertThat(state.get(StateKind.BUDGET, "r")).isNull();
  }

  @Property
  void noWindowHoldsMoreThanTheQuotaWhereverItBegins(
      @ForAll @IntRange(min = 1, max = 40) int replies,
      @ForAll @IntRange(min = 1, max = 40_000) int perMs,
      @ForAll @Size(max = 200) List<@IntRange(max = 9_000) Integer> gaps) {
    // Given
    MemoryState room = new MemoryState();
    List<Long> sent = new ArrayList<>();
    long now = 1_700_000_000_000L;
    // When
    for (int gap : gaps) {
      now += gap % 3 == 0 ? 0 : gap;
      ReplyBudget budget = new ReplyBudget(room, "r", quota(replies, perMs), now);
      assertThat(budget.nextMs()).isGreaterThanOrEqualTo(now);
      if (budget.isFree()) {
        budget.spend();
        sent.add(now);
      }
    }
    // Then
    for (int first = 0; first < sent.size(); first++) {
      long end = sent.get(first) + perMs;
      assertThat(sent.subList(first, sent.size()).stream().filter(at -> at < end).count())
          .isLessThanOrEqualTo(replies);
    }
    BudgetState left = room.get(StateKind.BUDGET, "r");
    assertThat(left == null ? 0 : left.spent().size())
        .isLessThanOrEqualTo(Math.max(ReplyBudget.SLOTS * 2, 2));
  }

  private List<Long> greedy(AccountState account, long forMs) {
    List<Long> sent = new ArrayList<>();
    for (long now = 0; now < forMs; now += 100) {
      ReplyBudget budget = new ReplyBudget(state, "r", account, now);
      while (budget.isFree()) {
        budget.spend();
        sent.add(now);
      }
    }
    return sent;
  }

  private static AccountState quota(int replies, long perMs) {
    return new AccountState(1, List.of(), replies, perMs, 0);
  }
}
