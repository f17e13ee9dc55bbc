package dev.tidegate.desk;

import java.util.List;

/**
 * What a room has spent of its quota of public replies.
 *
 * @param spent replies whose tokens may not be back yet, oldest first; bounded by {@link
 *     ReplyBudget}
 * @param lastMs desk time of the last reply
 */
public record BudgetState(List<Spent> spent, long lastMs) {
  static final BudgetState NONE = new BudgetState(List.of(), Long.MIN_VALUE / 2);

  /** Replies that count as sent at {@code atMs}, which is not before they were. */
  public record Spent(long atMs, int replies) {}

  public BudgetState {
    spent = List.copyOf(spent);
  }
}
