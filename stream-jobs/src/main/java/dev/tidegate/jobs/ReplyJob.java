package dev.tidegate.jobs;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Tick;
import dev.tidegate.jobs.desk.ComprehendFunction;
import dev.tidegate.jobs.desk.DeskOutputs;
import dev.tidegate.jobs.desk.EventRecord;
import dev.tidegate.jobs.desk.KeyedRecord;
import dev.tidegate.jobs.desk.MerchantDeskOperatorFactory;
import dev.tidegate.jobs.rulesets.RuleSetSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From the log to what is said about it: the graph of the reply job. */
public final class ReplyJob {
  static final String COMPREHEND = "comprehend";
  static final String DESK = "merchant-desk";

  private ReplyJob() {}

  /**
   * What comes out, one stream per topic.
   *
   * @param ticks for the log itself; a re-run to fixed end offsets leaves them without a sink
   */
  public record Outputs(
      DataStream<Action> actions,
      DataStream<Decision> decisions,
      DataStream<Obligation> obligations,
      DataStream<Board> boards,
      DataStream<HandOff> handOffs,
      DataStream<Tick> ticks,
      DataStream<DeadLetter> deadLetters) {}

  /**
   * Defines {@code events → Comprehend → keyBy(merchant) → MerchantDesk}.
   *
   * @param envelopeKeyFile path on the task managers of the key that seals dead letters
   */
  public static Outputs define(
      DataStream<EventRecord> events, RuleSetSource ruleSets, String envelopeKeyFile) {
    return define(
        events,
        new ComprehendFunction(envelopeKeyFile),
        new MerchantDeskOperatorFactory(ruleSets, envelopeKeyFile));
  }

  /** The same with the stages given: for tests. */
  static Outputs define(
      DataStream<EventRecord> events,
      ComprehendFunction comprehend,
      MerchantDeskOperatorFactory desk) {
    SingleOutputStreamOperator<KeyedRecord> readable =
        events
            .process(comprehend, TypeInformation.of(KeyedRecord.class))
            .name(COMPREHEND)
            .uid(COMPREHEND);
    SingleOutputStreamOperator<Decision> decisions =
        readable
            .keyBy(KeyedRecord::merchant, Types.STRING)
            .transform(DESK, TypeInformation.of(Decision.class), desk)
            .uid(DESK);
    return new Outputs(
        decisions.getSideOutput(DeskOutputs.ACTIONS),
        decisions,
        decisions.getSideOutput(DeskOutputs.OBLIGATIONS),
        decisions.getSideOutput(DeskOutputs.BOARDS),
        decisions.getSideOutput(DeskOutputs.HANDOFFS),
        decisions.getSideOutput(DeskOutputs.TICKS),
        readable
            .getSideOutput(ComprehendFunction.DEAD_LETTERS)
            .union(decisions.getSideOutput(DeskOutputs.DEAD_LETTERS)));
  }
}
