package dev.tidegate.jobs.desk;

import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.desk.Outputs;
import dev.tidegate.desk.RuleSets;
import dev.tidegate.event.Board;
import dev.tidegate.event.LogRecord;
import org.jspecify.annotations.Nullable;

/** What the operator asks of a desk; see {@link MerchantDesk} for what each method promises. */
interface DeskFunction {
  @Nullable Long missingRuleSet(DeskState state, LogRecord record);

  Outputs handle(DeskState state, LogEntry entry);

  @Nullable Board board(DeskState state, String merchant, String room);

  /** The desk of the product. */
  static DeskFunction merchantDesk(RuleSets ruleSets) {
    MerchantDesk desk = new MerchantDesk(ruleSets);
    return new DeskFunction() {
      @Override
      public @Nullable Long missingRuleSet(DeskState state, LogRecord record) {
        return desk.missingRuleSet(state, record);
      }

      @Override
      public Outputs handle(DeskState state, LogEntry entry) {
        return desk.handle(state, entry);
      }

      @Override
      public @Nullable Board board(DeskState state, String merchant, String room) {
        return desk.board(state, merchant, room);
      }
    };
  }
}
