package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.matching.FloodGroup;
import dev.tidegate.matching.FloodGroups;
import dev.tidegate.matching.GroupedLine;
import dev.tidegate.text.NearText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Floods of a room: near-equal comments of a ring, or of one buyer who goes on and on, are held
 * back and shown to the host as one figure.
 *
 * <p>The groups are in the state. What follows from them is kept ready for the rooms decided last.
 * One thread, like the desk.
 */
final class Floods {
  private static final int ROOMS = 512;

  private final Newest<FloodGroups> newest = new Newest<>(ROOMS);

  /**
   * What follows when the comment is part of a flood; empty when it is not. A complaint never is,
   * and is not counted as part of one.
   */
  Optional<Ruling> ruling(Said said) {
    if (!said.isPublic() || said.complaint()) {
      return Optional.empty();
    }
    GroupedLine line = add(said);
    if (!line.heldBack()) {
      return Optional.empty();
    }
    FloodGroup group = line.group();
    said.because(
        group.ring() ? "ring_held" : "goes_on",
        "comments",
        Integer.toString(group.lines()),
        "buyers",
        Integer.toString(group.users()),
        "own",
        Integer.toString(line.linesOfUser()));
    Rooms.update(said.turn(), said.room(), room -> room.heldBack(group.held() == 1));
    return Optional.of(Ruling.of(Disposition.HIDDEN, "flood"));
  }

  private GroupedLine add(Said said) {
    DeskState state = said.turn().state();
    FloodGroups groups = groups(said.turn(), said.room());
    GroupedLine line =
        groups.add(
            NearText.of(said.evidence().folded()),
            said.chat().buyer(),
            said.turn().nowMs(),
            said.evidence().unfit());
    state.put(StateKind.FLOOD_GROUP, slot(said.room(), line.slot()), line.group());
    state.put(
        StateKind.FLOOD_ROOM, said.room(), new FloodRoomState(groups.slots(), groups.sequence()));
    return line;
  }

  private FloodGroups groups(Turn turn, String room) {
    String key = turn.merchant() + "|" + room;
    FloodGroups ready = newest.get(key);
    FloodRoomState known = turn.state().get(StateKind.FLOOD_ROOM, room);
    // Another number of lines: a record failed half way, or the room's floods ended.
    if (ready == null || ready.sequence() != (known == null ? 0 : known.sequence())) {
      ready = restored(turn.state(), room, known);
      newest.put(key, ready);
    }
    return ready;
  }

  private static FloodGroups restored(
      DeskState state, String room, @Nullable FloodRoomState known) {
    return known == null
        ? new FloodGroups()
        : FloodGroups.restored(
            known.slots(),
            known.sequence(),
            slot -> state.get(StateKind.FLOOD_GROUP, slot(room, slot)));
  }

  /** Forgets the floods of a room. */
  static void end(DeskState state, String room) {
    FloodRoomState known = state.get(StateKind.FLOOD_ROOM, room);
    for (int slot = 0; known != null && slot < known.slots(); slot++) {
      state.remove(StateKind.FLOOD_GROUP, slot(room, slot));
    }
    state.remove(StateKind.FLOOD_ROOM, room);
  }

  private static String slot(String room, int slot) {
    return room + "/" + slot;
  }
}
