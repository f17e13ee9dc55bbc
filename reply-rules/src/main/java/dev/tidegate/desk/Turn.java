package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Source;
import dev.tidegate.event.TraceStep;
import dev.tidegate.ruleset.CompiledRuleSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The work on one record: its place and time, the state, and what has been said so far. Numbers the
 * outputs per topic.
 */
final class Turn {
  private final LogEntry entry;
  private final DeskState state;
  private final long arrivedMs;
  private long nowMs;
  private final @Nullable CompiledRuleSet rules;
  private final List<Obligation> obligations = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<TraceStep> trace = new ArrayList<>();
  private final Set<String> changedRooms = new LinkedHashSet<>();

  Turn(LogEntry entry, DeskState state, long nowMs, @Nullable CompiledRuleSet rules) {
    this.entry = entry;
    this.state = state;
    this.arrivedMs = nowMs;
    this.nowMs = nowMs;
    this.rules = rules;
  }

  String merchant() {
    return entry.record().merchant();
  }

  /** The record's place on its partition. */
  long offset() {
    return entry.offset();
  }

  DeskState state() {
    return state;
  }

  /** Desk time: deadlines, cool-downs and windows count in it. */
  long nowMs() {
    return nowMs;
  }

  /** Desk time of the record itself, also while an earlier deadline is decided. */
  long arrivedMs() {
    return arrivedMs;
  }

  /** Sets the moment that is being decided: a deadline's own while it is decided. */
  void at(long ms) {
    nowMs = ms;
  }

  /** Append time: facts of the wall clock, such as when an action expires. */
  long appendMs() {
    return entry.appendMs();
  }

  /** The rule set in force, null before the first release. */
  @Nullable CompiledRuleSet rules() {
    return rules;
  }

  void because(String code, String... facts) {
    trace.add(TraceStep.of(code, facts));
  }

  void boardChanged(String room) {
    changedRooms.add(room);
  }

  /** The source of the next action, which must be the next thing given to {@link #emit(Action)}. */
  String nextActionSource() {
    return source(actions.size());
  }

  void emit(Action action) {
    actions.add(action);
  }

  void open(String id, String eventId, @Nullable String room, String buyer) {
    obligations.add(
        new Obligation(
            source(obligations.size()),
            merchant(),
            id,
            Obligation.Kind.QUESTION,
            Obligation.Change.OPENED,
            null,
            "",
            eventId,
            room,
            buyer,
            appendMs()));
  }

  void close(String id, QuestionState question, Obligation.ClosedBy by, String detail) {
    obligations.add(
        new Obligation(
            source(obligations.size()),
            merchant(),
            id,
            Obligation.Kind.QUESTION,
            Obligation.Change.CLOSED,
            by,
            detail,
            question.eventId(),
            question.room(),
            question.buyer(),
            appendMs()));
  }

  /** The decision about this record from what it came to. */
  Decision decision(Ruling ruling) {
    return new Decision(
        source(0),
        merchant(),
        entry.record().getClass().getSimpleName(),
        ruling.eventId(),
        ruling.room(),
        ruling.buyer(),
        ruling.disposition(),
        ruling.reason(),
        rules == null ? null : rules.source().version(),
        ruling.question(),
        ruling.sku(),
        ruling.answerId(),
        actions.stream().map(Action::id).toList(),
        trace,
        appendMs());
  }

  Outputs outputs(@Nullable Decision decision, @Nullable Long untilNextDeadlineMs) {
    return new Outputs(
        decision, obligations, actions, List.copyOf(changedRooms), untilNextDeadlineMs);
  }

  private String source(int n) {
    return new Source(entry.partition(), entry.offset(), n).toString();
  }
}
