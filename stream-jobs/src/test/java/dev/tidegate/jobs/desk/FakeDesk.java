package dev.tidegate.jobs.desk;

import dev.tidegate.desk.DeadlineIndexState;
import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MerchantState;
import dev.tidegate.desk.Outputs;
import dev.tidegate.desk.RoomState;
import dev.tidegate.desk.RuleSets;
import dev.tidegate.desk.StateKind;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.Source;
import dev.tidegate.event.Tick;
import java.util.List;

/**
 * A desk of few words. {@code answer} is answered, {@code boom} throws, {@code wait N} opens an
 * obligation that is due in N ms, {@code stop} forgets it, {@code board} changes the room; all else
 * is ignored. After a release every record needs its rule set.
 */
final class FakeDesk implements DeskFunction {
  private final RuleSets ruleSets;

  FakeDesk(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  @Override
  public Long missingRuleSet(DeskState state, LogRecord record) {
    MerchantState merchant = state.get(StateKind.MERCHANT, "");
    Long needed =
        record instanceof ReleaseChanged release
            ? Long.valueOf(release.stable())
            : merchant == null ? null : merchant.stable();
    return needed == null || ruleSets.find(record.merchant(), needed) != null ? null : needed;
  }

  @Override
  public Outputs handle(DeskState state, LogEntry entry) {
    String text = entry.record() instanceof ChatEvent chat ? chat.text() : "";
    if (text.equals("boom")) {
      throw new IllegalArgumentException("boom");
    }
    List<Obligation> closed = closeDue(state, entry);
    remember(state, entry);
    if (text.startsWith("wait ")) {
      long due = entry.appendMs() + Long.parseLong(text.substring(5));
      state.put(
          StateKind.DEADLINE_INDEX,
          "",
          new DeadlineIndexState(List.of(new DeadlineIndexState.Slot(due, 1))));
    } else if (text.equals("stop")) {
      state.remove(StateKind.DEADLINE_INDEX, "");
    }
    List<String> rooms = List.of();
    if (text.equals("board")) {
      RoomState room = state.get(StateKind.ROOM, "room-1");
      state.put(
          StateKind.ROOM,
          "room-1",
          new RoomState(
              room == null ? 1 : room.seq() + 1, 0, null, 0, 0, 0, List.of(), 0, 0, 0, 0));
      rooms = List.of("room-1");
    }
    List<Action> actions = text.equals("answer") ? List.of(action(entry)) : List.of();
    return new Outputs(
        decision(state, entry, actions), closed, actions, List.of(), rooms, until(state, entry));
  }

  private static List<Obligation> closeDue(DeskState state, LogEntry entry) {
    DeadlineIndexState index = state.get(StateKind.DEADLINE_INDEX, "");
    if (index == null || index.slots().get(0).atMs() > entry.appendMs()) {
      return List.of();
    }
    state.remove(StateKind.DEADLINE_INDEX, "");
    return List.of(
        new Obligation(
            source(entry),
            entry.record().merchant(),
            "o1",
            Obligation.Kind.QUESTION,
            Obligation.Change.CLOSED,
            Obligation.ClosedBy.EXPIRED,
            "",
            null,
            null,
            null,
            entry.appendMs()));
  }

  private static void remember(DeskState state, LogEntry entry) {
    if (entry.record() instanceof ReleaseChanged release) {
      state.put(
          StateKind.MERCHANT,
          "",
          new MerchantState(
              entry.appendMs(), entry.appendMs(), release.number(), release.stable()));
    }
  }

  private static Long until(DeskState state, LogEntry entry) {
    DeadlineIndexState index = state.get(StateKind.DEADLINE_INDEX, "");
    return index == null ? null : index.slots().get(0).atMs() - entry.appendMs();
  }

  private static Decision decision(DeskState state, LogEntry entry, List<Action> actions) {
    if (entry.record() instanceof Tick) {
      return null;
    }
    MerchantState merchant = state.get(StateKind.MERCHANT, "");
    return new Decision(
        source(entry),
        entry.record().merchant(),
        entry.record().getClass().getSimpleName(),
        entry.record() instanceof ChatEvent chat ? chat.id() : null,
        null,
        null,
        actions.isEmpty() ? Decision.Disposition.IGNORED : Decision.Disposition.ANSWERED,
        "fake",
        merchant == null ? null : merchant.stable(),
        false,
        null,
        null,
        actions.stream().map(Action::id).toList(),
        List.of(),
        entry.appendMs());
  }

  private static Action action(LogEntry entry) {
    ChatEvent chat = (ChatEvent) entry.record();
    return new Action(
        source(entry),
        "a-" + chat.id(),
        chat.merchant(),
        chat.account(),
        chat.platform(),
        Action.Channel.PUBLIC_REPLY,
        chat.room(),
        chat.buyer(),
        chat.id(),
        chat.replyTo(),
        "yes",
        List.of(),
        entry.appendMs() + 1_000,
        0,
        chat.receivedAtMs());
  }

  private static String source(LogEntry entry) {
    return new Source(entry.partition(), entry.offset(), 0).toString();
  }

  @Override
  public Board board(DeskState state, String merchant, String room) {
    RoomState known = state.get(StateKind.ROOM, room);
    return known == null
        ? null
        : new Board(
            merchant,
            room,
            known.seq(),
            0,
            null,
            0,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0);
  }
}
