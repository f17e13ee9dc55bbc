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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
 * <p>A record whose rule set is absent, and every later one of its merchant, is parked in state.
 * The store's thread posts a mail when a body arrives; the mail decides at most {@value #BATCH}
 * parked records, in order, and posts itself again while any are left, so that other merchants are
 * not kept waiting. Mails are not in checkpoints: {@link #open} asks again for whoever is parked.
 *
 * <p>A desk that throws has changed nothing: the record becomes a dead letter and the job goes on.
 * A failing state backend or output fails the job.
 */
final class MerchantDeskOperator extends AbstractStreamOperator<Decision>
    implements OneInputStreamOperator<KeyedRecord, Decision> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = LoggerFactory.getLogger(MerchantDeskOperator.class);

  static final int BATCH = 256;
  static final long PARKED_ALARM_MS = 10_000;
  private static final long ALARM_CHECK_MS = 5_000;

  private final transient RuleSetSource ruleSetSource;
  private final transient DeskFactory deskFactory;
  private final transient MailboxExecutor mailbox;
  private final transient DeadLetterSealer sealer;

  /** Merchants with parked records, and since when: read by the store's thread and by metrics. */
  private final transient ConcurrentMap<String, Long> waiting = new ConcurrentHashMap<>();

  private transient @Nullable RuleSetAccess ruleSets;
  private transient @Nullable ScheduledFuture<?> alarm;
  private transient @Nullable Work opened;

  /** What exists from {@link #open} on. */
  private record Work(
      DeskFunction desk,
      FlinkDeskState state,
      ParkedRecords parked,
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
    ParkedRecords parked = new ParkedRecords(backend, serializers);
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
    RuleSetAccess access = ruleSetSource.open(new Waker(mailbox, waiting, this::wake));
    ruleSets = access;
    opened =
        new Work(
            deskFactory.create(access),
            new FlinkDeskState(backend, serializers),
            parked,
            ticks,
            boards,
            new DeskMetrics(getMetricGroup(), waiting));
    askAgain(parked);
    alarm =
        getProcessingTimeService()
            .scheduleWithFixedDelay(this::alarmWhenParkedTooLong, ALARM_CHECK_MS, ALARM_CHECK_MS);
  }

  private void askAgain(ParkedRecords parked) {
    for (String merchant : parked.merchants()) {
      setCurrentKey(merchant);
      ParkedQueue queue = parked.queue();
      if (queue != null) {
        waiting.put(merchant, queue.sinceMs());
        wakeLater(merchant);
      }
    }
  }

  @Override
  public void processElement(StreamRecord<KeyedRecord> element) {
    KeyedRecord keyed = element.getValue();
    if (waiting.containsKey(keyed.merchant()) || !decide(keyed)) {
      park(keyed);
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

  private void park(KeyedRecord keyed) {
    Work work = work();
    long now = getProcessingTimeService().getCurrentProcessingTime();
    work.parked().add(keyed, now);
    work.metrics().parked();
    if (waiting.putIfAbsent(keyed.merchant(), now) == null) {
      // The body may have arrived between the desk's question and the line above.
      wakeLater(keyed.merchant());
    }
  }

  private void wakeLater(String merchant) {
    mailbox.execute(() -> wake(merchant), "decide what is parked");
  }

  private void wake(String merchant) {
    setCurrentKey(merchant);
    ParkedRecords parked = work().parked();
    for (int i = 0; i < BATCH; i++) {
      KeyedRecord first = parked.first();
      if (first == null) {
        waiting.remove(merchant);
        return;
      }
      if (!decide(first)) {
        return;
      }
      parked.removeFirst();
    }
    wakeLater(merchant);
  }

  private void alarmWhenParkedTooLong(long nowMs) {
    waiting.forEach(
        (merchant, sinceMs) -> {
          if (nowMs - sinceMs > PARKED_ALARM_MS) {
            work().metrics().parkedTooLong();
            LOGGER
                .atWarn()
                .addKeyValue("merchant", merchant)
                .addKeyValue("parkedMs", nowMs - sinceMs)
                .log("Records wait for a rule set that is not on tidegate.rulesets");
          }
        });
  }

  /** At the end of a bounded input waits until what is parked is decided. */
  @Override
  public void finish() throws Exception {
    while (!waiting.isEmpty()) {
      mailbox.yield();
    }
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
