package dev.tidegate.desk;

import dev.tidegate.desk.BudgetState.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The public replies that a room has left at a moment of desk time: a bucket of as many tokens as
 * the quota names, each of which comes back one period after it was spent. So no window of that
 * length ever holds more replies than the quota, wherever it begins.
 *
 * <p>The first half of the tokens may go at once; the others are spaced evenly, so that a room at
 * its peak is answered every few seconds and not in one burst. Spending times are rounded up to a
 * {@value #SLOTS}th of the period: that bounds the state and gives a token back later, never
 * earlier. Integers only.
 */
final class ReplyBudget {
  static final int SLOTS = 32;

  private final DeskState state;
  private final String room;
  private final AccountState account;
  private final long nowMs;

  /**
   * @param nowMs desk time of the record at hand; not that of a deadline that is decided late,
   *     because the platform counts when a reply comes, not when it was due
   */
  ReplyBudget(DeskState state, String room, AccountState account, long nowMs) {
    this.state = state;
    this.room = room;
    this.account = account;
    this.nowMs = nowMs;
  }

  /** Whether a reply may go out now. */
  boolean isFree() {
    return nextMs() <= nowMs;
  }

  /** The earliest moment at which a reply may go out; now at the earliest. */
  long nextMs() {
    if (!account.hasQuota()) {
      return nowMs;
    }
    BudgetState known = known();
    List<Spent> out = notBack(known);
    int left = account.quotaReplies() - out.stream().mapToInt(Spent::replies).sum();
    if (left > account.quotaReplies() / 2) {
      return nowMs;
    }
    long spacedMs = Math.max(nowMs, known.lastMs() + account.quotaPerMs() / account.quotaReplies());
    return left > 0 ? spacedMs : Math.max(spacedMs, out.get(0).atMs() + account.quotaPerMs());
  }

  /**
   * Takes a token; the caller has asked {@link #isFree()}, or says what does not wait for one: then
   * it is owed, and others go out later.
   */
  void spend() {
    if (!account.hasQuota()) {
      return;
    }
    List<Spent> spent = new ArrayList<>(notBack(known()));
    long slotMs = Math.max(1, account.quotaPerMs() / SLOTS);
    long atMs = -Math.floorDiv(-nowMs, slotMs) * slotMs;
    int last = spent.size() - 1;
    if (last >= 0 && spent.get(last).atMs() == atMs) {
      spent.set(last, new Spent(atMs, spent.get(last).replies() + 1));
    } else {
      spent.add(new Spent(atMs, 1));
    }
    state.put(StateKind.BUDGET, room, new BudgetState(spent, nowMs));
  }

  private BudgetState known() {
    return Objects.requireNonNullElse(state.get(StateKind.BUDGET, room), BudgetState.NONE);
  }

  private List<Spent> notBack(BudgetState known) {
    return known.spent().stream().filter(one -> one.atMs() + account.quotaPerMs() > nowMs).toList();
  }
}
