package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Source;
import dev.tidegate.event.TraceStep;
import dev.tidegate.ruleset.CompiledRuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, HandOffViews.Changed> handOffs = new LinkedHashMap<>();

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

  /** What was emitted so far. */
  List<Action> actions() {
    return actions;
  }

  /** What was emitted last; there must be something. */
  Action lastAction() {
    return actions.get(actions.size() - 1);
  }

  /** A hand-off looks different now; what it looks like is told when all is decided. */
  void changed(HandOffViews.Changed handOff) {
    handOffs.put(handOff.state().id(), handOff);
  }

  /** As {@link #changed}, unless it changed in this turn already. */
  void grew(HandOffViews.Changed handOff) {
    handOffs.putIfAbsent(handOff.state().id(), handOff);
  }

  void open(HandOffState handOff, String buyer) {
    HandOffState.Opening opening = handOff.opening();
    obligations.add(
        new Obligation(
            source(obligations.size()),
            merchant(),
            handOff.id(),
            Obligation.Kind.HAND_OFF,
            Obligation.Change.OPENED,
            null,
            "",
            opening.eventId(),
            opening.room(),
            buyer,
            appendMs()));
  }

  void close(HandOffState handOff, String buyer, Obligation.ClosedBy by, String detail) {
    HandOffState.Opening opening = handOff.opening();
    obligations.add(
        new Obligation(
            source(obligations.size()),
            merchant(),
            handOff.id(),
            Obligation.Kind.HAND_OFF,
            Obligation.Change.CLOSED,
            by,
            detail,
            opening.eventId(),
            opening.room(),
            buyer,
            appendMs()));
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
    List<HandOff> views = new ArrayList<>();
    handOffs
        .values()
        .forEach(changed -> views.add(HandOffViews.of(this, changed, source(views.size()))));
    return new Outputs(
        decision, obligations, actions, views, List.copyOf(changedRooms), untilNextDeadlineMs);
  }

  private String source(int n) {
    return new Source(entry.partition(), entry.offset(), n).toString();
  }
}
