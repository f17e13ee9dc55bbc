package dev.tidegate.desk;

import dev.tidegate.event.Board;
import dev.tidegate.event.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state machine of one merchant. */
public final class MerchantDesk {
  private final RuleSets ruleSets;

  public MerchantDesk(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /**
   * The rule set version that must be available before {@code record} can be decided, or null when
   * all is there. A caller that gets a version parks this and every later record of the merchant
   * until {@link RuleSets} has it.
   */
  public @Nullable Long missingRuleSet(DeskState state, LogRecord record) {
    return state.get(StateKind.MERCHANT, "") == null ? null : missing(record);
  }

  /**
   * Decides a record: changes the state, all or nothing, and says what follows. The same state and
   * entry give equal outputs on every machine.
   */
  public Outputs handle(DeskState state, LogEntry entry) {
    return new Outputs(
        null, List.of(), List.of(), List.of(), state == null ? entry.appendMs() : null);
  }

  /** The board of a room as it is now; null when the room is unknown. */
  public @Nullable Board board(DeskState state, String merchant, String room) {
    return state.get(StateKind.ROOM, room) == null
        ? null
        : new Board(merchant, room, 0, 0, null, 0, 0, 0, List.of());
  }

  private @Nullable Long missing(LogRecord record) {
    return ruleSets.find(record.merchant(), 0) == null ? 0L : null;
  }
}
