package dev.tidegate.jobs.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Tick;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Side outputs of the desk's operator; its main output is the decisions. */
public final class DeskOutputs {
  public static final OutputTag<Action> ACTIONS =
      new OutputTag<>("actions", TypeInformation.of(Action.class));
  public static final OutputTag<Obligation> OBLIGATIONS =
      new OutputTag<>("obligations", TypeInformation.of(Obligation.class));
  public static final OutputTag<Board> BOARDS =
      new OutputTag<>("boards", TypeInformation.of(Board.class));
  public static final OutputTag<HandOff> HANDOFFS =
      new OutputTag<>("handoffs", TypeInformation.of(HandOff.class));
  public static final OutputTag<Tick> TICKS =
      new OutputTag<>("ticks", TypeInformation.of(Tick.class));
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("undecided", TypeInformation.of(DeadLetter.class));

  private DeskOutputs() {}
}
