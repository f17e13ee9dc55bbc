package dev.tidegate.desk;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.tidegate.event.Board;
import dev.tidegate.event.Board.Matter;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.understanding.TroubleWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps the alarms of rooms: buyers who report trouble with the show itself. */
final class RoomAlarms {
  private RoomAlarms() {}

  /** Hears a comment; what was held back as a flood or as unfit reports nothing. */
  static void hear(Said said, Ruling ruling) {
    Optional<Matter> matter =
        said.isPublic() && ruling.disposition() != Disposition.HIDDEN
            ? TroubleWords.in(said.evidence().folded()).map(Matter::valueOf)
            : Optional.empty();
    matter.ifPresent(found -> hear(said, found));
  }

  private static void hear(Said said, Matter matter) {
    Turn turn = said.turn();
    RoomAlarmsState room = paced(turn, said.room());
    AlarmState before = of(room, matter, turn.nowMs());
    AlarmState after =
        Alarms.heard(
            before,
            Hashing.komihash5_0().hashCharsToLong(said.chat().buyer()),
            turn.nowMs(),
            turn.appendMs(),
            commentsInWindow(turn, said.room(), room));
    put(turn, said.room(), room, after);
    if (after.open() && !before.open()) {
      said.because("alarm_raised", "matter", name(matter), "buyers", "" + after.buyers());
      Deadline.ALARM.in(turn, 2 * Alarms.WINDOW_MS, matter.name() + "/" + said.room());
    }
  }

  /** What happens when an alarm may be over. */
  static void due(Turn turn, String matterAndRoom) {
    int slash = matterAndRoom.indexOf('/');
    Matter matter = Matter.valueOf(matterAndRoom.substring(0, slash));
    String room = matterAndRoom.substring(slash + 1);
    RoomAlarmsState known = turn.state().get(StateKind.ROOM_ALARMS, room);
    AlarmState before = known == null ? null : of(known, matter, turn.nowMs());
    if (known == null || before == null || !before.open()) {
      return;
    }
    AlarmState after = Alarms.after(before, turn.nowMs(), commentsInWindow(turn, room, known));
    if (after.open()) {
      Deadline.ALARM.in(turn, Alarms.WINDOW_MS, matterAndRoom);
      return;
    }
    put(turn, room, known, after);
    Rooms.update(turn, room, UnaryOperator.identity());
  }

  /** The open alarms of a room, in the order of {@link Matter}: most pressing first. */
  static List<Board.Alarm> open(DeskState state, String room) {
    RoomAlarmsState known = state.get(StateKind.ROOM_ALARMS, room);
    return known == null
        ? List.of()
        : known.alarms().stream()
            .filter(AlarmState::open)
            .sorted(Comparator.comparing(AlarmState::matter))
            .map(alarm -> new Board.Alarm(alarm.matter(), alarm.buyers(), alarm.sinceMs()))
            .toList();
  }

  static void end(DeskState state, String room) {
    state.remove(StateKind.ROOM_ALARMS, room);
  }

  private static AlarmState of(RoomAlarmsState room, Matter matter, long nowMs) {
    return room.alarms().stream()
        .filter(alarm -> alarm.matter() == matter)
        .findFirst()
        .orElseGet(() -> AlarmState.quiet(matter, nowMs));
  }

  private static void put(Turn turn, String room, RoomAlarmsState before, AlarmState alarm) {
    List<AlarmState> alarms = new ArrayList<>(before.alarms());
    alarms.removeIf(known -> known.matter() == alarm.matter());
    alarms.add(alarm);
    turn.state()
        .put(
            StateKind.ROOM_ALARMS,
            room,
            new RoomAlarmsState(
                alarms, before.earlierMs(), before.earlier(), before.laterMs(), before.later()));
  }

  /** The room with its pace noted anew when the last note is a window old. */
  private static RoomAlarmsState paced(Turn turn, String room) {
    RoomAlarmsState known = turn.state().get(StateKind.ROOM_ALARMS, room);
    long comments = comments(turn, room);
    if (known == null) {
      return new RoomAlarmsState(List.of(), turn.nowMs(), comments, turn.nowMs(), comments);
    }
    return turn.nowMs() - known.laterMs() < Alarms.WINDOW_MS
        ? known
        : new RoomAlarmsState(
            known.alarms(), known.laterMs(), known.later(), turn.nowMs(), comments);
  }

  private static double commentsInWindow(Turn turn, String room, RoomAlarmsState paced) {
    long tookMs = Math.max(Alarms.WINDOW_MS, turn.nowMs() - paced.earlierMs());
    return (double) (comments(turn, room) - paced.earlier()) * Alarms.WINDOW_MS / tookMs;
  }

  private static long comments(Turn turn, String room) {
    @Nullable RoomState known = Rooms.find(turn.state(), room);
    return known == null ? 0 : known.comments();
  }

  private static String name(Matter matter) {
    return matter.name().toLowerCase(Locale.ROOT);
  }
}
