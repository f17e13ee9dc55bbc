package dev.tidegate.jobs.desk;

import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Tick;
import dev.tidegate.jobs.rulesets.TestRuleSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The desk's operator around {@link FakeDesk}, with its clock and its mailbox in the test's hand.
 */
final class DeskHarness implements AutoCloseable {
  final KeyedOneInputStreamOperatorTestHarness<String, KeyedRecord, Decision> flink;
  private long offset;

  static DeskHarness started(TestRuleSets ruleSets, Path envelopeKey) throws Exception {
    DeskHarness made = new DeskHarness(ruleSets, envelopeKey);
    made.flink.open();
    return made;
  }

  static DeskHarness restored(TestRuleSets ruleSets, Path envelopeKey, OperatorSubtaskState from)
      throws Exception {
    DeskHarness made = new DeskHarness(ruleSets, envelopeKey);
    made.flink.initializeState(from);
    made.flink.open();
    return made;
  }

  private DeskHarness(TestRuleSets ruleSets, Path envelopeKey) throws Exception {
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new MerchantDeskOperatorFactory(ruleSets, envelopeKey.toString(), FakeDesk::new),
            KeyedRecord::merchant,
            Types.STRING);
    flink.getExecutionConfig().enableObjectReuse();
    flink.setup();
  }

  /** A comment of merchant m1 with the given words, appended now. */
  void say(String text) throws Exception {
    say("m1", text);
  }

  void say(String merchant, String text) throws Exception {
    ChatEvent chat = Samples.comment(merchant, merchant + "-" + offset, text);
    process(chat);
  }

  void process(LogRecord record) throws Exception {
    flink.processElement(
        new StreamRecord<>(Samples.keyed(record, offset++, flink.getProcessingTime())));
  }

  void at(long nowMs) throws Exception {
    flink.setProcessingTime(nowMs);
  }

  /** Runs mails until there are none; gives how many there were. */
  int runMails() throws Exception {
    int ran = 0;
    while (runOneMail()) {
      ran++;
    }
    return ran;
  }

  boolean runOneMail() throws Exception {
    var mail = flink.getTaskMailbox().tryTake(-1);
    if (mail.isEmpty()) {
      return false;
    }
    Mail taken = mail.get();
    taken.run();
    return true;
  }

  List<String> decided() {
    return flink.extractOutputValues().stream().map(Decision::eventId).toList();
  }

  List<Decision> decisions() {
    return flink.extractOutputValues();
  }

  List<Tick> ticks() {
    return side(DeskOutputs.TICKS);
  }

  List<Board> boards() {
    return side(DeskOutputs.BOARDS);
  }

  List<DeadLetter> deadLetters() {
    return side(DeskOutputs.DEAD_LETTERS);
  }

  <T> List<T> side(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    var queue = flink.getSideOutput(tag);
    if (queue != null) {
      queue.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  /** As a job is stopped: without {@code finish}, which is for the end of a bounded input. */
  @Override
  public void close() throws Exception {
    flink.getOperator().close();
    flink.getEnvironment().close();
  }
}
