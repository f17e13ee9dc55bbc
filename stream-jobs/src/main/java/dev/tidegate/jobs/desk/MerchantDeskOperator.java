package dev.tidegate.jobs.desk;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.Outputs;
import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Tick;
import dev.tidegate.jobs.rulesets.RuleSetAccess;
import dev.tidegate.jobs.rulesets.RuleSetSource;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code state.load → desk.handle → emit}, one merchant one key.
 *
 * <p>A record whose rule set is absent, and every later one of its merchant, is parked: see {@link
 * Parking}.
 *
 * <p>A desk that throws has changed nothing: the record becomes a dead letter and the job goes on.
 * A failing state backend or output fails the job.
 */
final class MerchantDeskOperator extends AbstractStreamOperator<Decision>
    implements OneInputStreamOperator<KeyedRecord, Decision> {
  private static final long serialVersionUID = 1L;
  private static final long TICK_AFTER_FAILURE_MS = 60_000;
  private static final Logger LOGGER = LoggerFactory.getLogger(MerchantDeskOperator.class);

  private static final long ALARM_CHECK_MS = 5_000;

  private final transient RuleSetSource ruleSetSource;
  private final transient DeskFactory deskFactory;
  private final transient MailboxExecutor mailbox;
  private final transient DeadLetterSealer sealer;

  private transient @Nullable RuleSetAccess ruleSets;
  private transient @Nullable ScheduledFuture<?> alarm;
  private transient @Nullable Work opened;

  /** What exists from {@link #open} on. */
  private record Work(
      DeskFunction desk,
      FlinkDeskState state,
      Parking parking,
      TickTimer ticks,
      BoardPacer boards,
      DeskMetrics metrics) {}

  MerchantDeskOperator(
      StreamOperatorParameters<Decision> parameters,
      RuleSetSource ruleSetSource,
      DeskFactory deskFactory,
      DeadLetterSealer sealer) {
    super(parameters);
    this.ruleSetSource = ruleSetSource;
    this.deskFactory = deskFactory;
    this.sealer = sealer;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void open() throws Exception {
    super.open();
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    SerializerConfig serializers = getExecutionConfig().getSerializerConfig();
    Parking parking =
        new Parking(
            new ParkedRecords(backend, serializers), mailbox, this::setCurrentKey, this::decide);
    TickTimer ticks =
        new TickTimer(
            backend,
            serializers,
            t -> getInternalTimerService("ticks", VoidNamespaceSerializer.INSTANCE, t),
            merchant -> emit(DeskOutputs.TICKS, new Tick(merchant)));
    BoardPacer boards =
        new BoardPacer(
            backend,
            serializers,
            t -> getInternalTimerService("boards", StringSerializer.INSTANCE, t),
            this::showBoard);
    RuleSetAccess access = ruleSetSource.open(parking.listener());
    ruleSets = access;
    opened =
        new Work(
            deskFactory.create(access),
            new FlinkDeskState(backend, serializers),
            parking,
            ticks,
            boards,
            new DeskMetrics(getMetricGroup(), parking::merchants));
    parking.askAgain();
    alarm =
        getProcessingTimeService()
            .scheduleWithFixedDelay(this::alarmWhenParkedTooLong, ALARM_CHECK_MS, ALARM_CHECK_MS);
  }

  @Override
  public void processElement(StreamRecord<KeyedRecord> element) {
    KeyedRecord keyed = element.getValue();
    Work work = work();
    if (work.parking().holds(keyed.merchant()) || !decide(keyed)) {
      work.parking().park(keyed, getProcessingTimeService().getCurrentProcessingTime());
      work.metrics().parked();
    }
  }

  /** Decides a record; false when its rule set is absent, and then nothing has happened. */
  private boolean decide(KeyedRecord keyed) {
    Work work = work();
    LogRecord record;
    Outputs outputs;
    try {
      record = Json.logRecord(keyed.value());
      if (work.desk().missingRuleSet(work.state(), record) != null) {
        return false;
      }
      outputs = work.desk().handle(work.state(), entry(keyed, record));
    } catch (MalformedRecordException e) {
      drop(keyed, DropReason.of(e.reason()), e.detail());
      return true;
    } catch (FlinkRuntimeException e) { // the backend failed, not the desk
      throw e;
    } catch (RuntimeException e) {
      logFailure(keyed, e);
      drop(keyed, DropReason.DESK_FAILED, e.getClass().getName());
      // The tick that drives the deadlines may be what failed: another one must come.
      work.ticks().arm(TICK_AFTER_FAILURE_MS);
      return true;
    }
    if (!(record instanceof Tick)) {
      work.metrics().in();
    }
    emit(keyed.merchant(), outputs);
    return true;
  }

  private static LogEntry entry(KeyedRecord keyed, LogRecord record) {
    return new LogEntry(
        record, keyed.evidence(), keyed.partition(), keyed.offset(), keyed.appendMs());
  }

  private void emit(String merchant, Outputs outputs) {
    Work work = work();
    outputs.actions().forEach(action -> emit(DeskOutputs.ACTIONS, action));
    Decision decision = outputs.decision();
    if (decision != null) {
      output.collect(new StreamRecord<>(decision));
      work.metrics().decided(decision, getProcessingTimeService().getCurrentProcessingTime());
    }
    outputs.obligations().forEach(obligation -> emit(DeskOutputs.OBLIGATIONS, obligation));
    outputs.handOffs().forEach(handOff -> emit(DeskOutputs.HANDOFFS, handOff));
    outputs.changedRooms().forEach(room -> work.boards().changed(merchant, room));
    work.ticks().arm(outputs.untilNextDeadlineMs());
  }

  private <T> void emit(OutputTag<T> tag, T value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  private void drop(KeyedRecord keyed, DropReason reason, String detail) {
    work().metrics().in();
    work().metrics().dropped(reason);
    emit(
        DeskOutputs.DEAD_LETTERS,
        sealer.seal(keyed.partition(), keyed.offset(), reason.code(), detail, keyed.value()));
  }

  /** The exception's message stays out of the log: it may quote a buyer. */
  private static void logFailure(KeyedRecord keyed, RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    LOGGER
        .atError()
        .addKeyValue("merchant", keyed.merchant())
        .addKeyValue("partition", keyed.partition())
        .addKeyValue("offset", keyed.offset())
        .addKeyValue("reason", failure.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "" : trace[0])
        .log("The desk failed on a record; it goes to the dead letters");
  }

  private void showBoard(String merchant, String room) {
    Work work = work();
    Board board = work.desk().board(work.state(), merchant, room);
    if (board != null) {
      emit(DeskOutputs.BOARDS, board);
    }
  }

  private void alarmWhenParkedTooLong(long nowMs) {
    work()
        .parking()
        .longerThan(Parking.ALARM_MS, nowMs)
        .forEach(
            (merchant, parkedMs) -> {
              work().metrics().parkedTooLong();
              LOGGER
                  .atWarn()
                  .addKeyValue("merchant", merchant)
                  .addKeyValue("parkedMs", parkedMs)
                  .log("Records wait for a rule set that is not on tidegate.rulesets");
            });
  }

  /** At the end of a bounded input waits until what is parked is decided. */
  @Override
  public void finish() throws Exception {
    work().parking().await();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (ruleSets != null) {
      ruleSets.close();
    }
    super.close();
  }

  private Work work() {
    Work work = opened;
    if (work == null) {
      throw new IllegalStateException("not opened");
    }
    return work;
  }
}
