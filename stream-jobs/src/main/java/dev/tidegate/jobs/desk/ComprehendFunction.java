package dev.tidegate.jobs.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Tick;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Parses a record and reads its text: all the work that needs no merchant, done before the shuffle.
 * A record that is not one of ours, or that lies under a key that is not its merchant, goes to
 * {@link #DEAD_LETTERS} with the reason, and the job goes on.
 */
public final class ComprehendFunction extends ProcessFunction<EventRecord, KeyedRecord> {
  private static final long serialVersionUID = 1L;

  /** Side output: what could not be read. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("unreadable", TypeInformation.of(DeadLetter.class));

  private final String envelopeKeyFile;

  private transient @Nullable Work work;

  /** What exists only while the task runs. */
  private record Work(DeadLetterSealer sealer, StageMetrics metrics) {}

  /** The file is read on each task manager when the task opens. */
  public ComprehendFunction(String envelopeKeyFile) {
    this.envelopeKeyFile = envelopeKeyFile;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    work =
        new Work(
            DeadLetterSealer.open(envelopeKeyFile),
            new StageMetrics(getRuntimeContext().getMetricGroup(), "comprehend"));
  }

  @Override
  public void processElement(EventRecord event, Context context, Collector<KeyedRecord> out) {
    Work work = this.work;
    if (work == null) {
      throw new IllegalStateException("not opened");
    }
    KeyedRecord keyed;
    try {
      keyed = read(event, work.metrics());
    } catch (MalformedRecordException e) {
      work.metrics().dropped(DropReason.of(e.reason()));
      context.output(
          DEAD_LETTERS,
          work.sealer()
              .seal(event.partition(), event.offset(), e.reason(), e.detail(), event.value()));
      return;
    }
    out.collect(keyed);
  }

  private static KeyedRecord read(EventRecord event, StageMetrics metrics)
      throws MalformedRecordException {
    byte[] value = event.value();
    if (value == null) {
      metrics.in();
      throw new MalformedRecordException(DropReason.MALFORMED_JSON.code(), "no value");
    }
    LogRecord record;
    try {
      record = Json.logRecord(value);
    } catch (MalformedRecordException e) {
      metrics.in();
      throw e;
    }
    if (!(record instanceof Tick)) {
      metrics.in();
    }
    if (!record.merchant().equals(event.key())) {
      throw new MalformedRecordException(
          DropReason.INVALID_FIELD.code(), "key must be the merchant");
    }
    return new KeyedRecord(
        record.merchant(),
        event.partition(),
        event.offset(),
        event.appendMs(),
        value,
        evidence(record));
  }

  private static @Nullable Evidence evidence(LogRecord record) {
    return record instanceof ChatEvent chat ? Comprehend.read(chat.text()) : null;
  }
}
