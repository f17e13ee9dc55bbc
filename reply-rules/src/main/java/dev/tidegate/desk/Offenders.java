package dev.tidegate.desk;

import dev.tidegate.desk.OffenderLadder.Climbed;
import dev.tidegate.desk.OffenderLadder.Offence;
import dev.tidegate.desk.OffenderLadder.Step;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.understanding.Hype;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps who offends again and again in a room. A complaint never counts, nor does hype. */
final class Offenders {
  private Offenders() {}

  /** Sees what was decided about a comment. */
  static void see(Said said, Ruling ruling) {
    Offence offence = offence(said, ruling);
    if (offence == null) {
      return;
    }
    Turn turn = said.turn();
    RoomState room = Rooms.find(turn.state(), said.room());
    long show = room == null ? 0 : room.show();
    String id = said.room() + "/" + said.chat().buyer();
    OffenderState known = turn.state().get(StateKind.OFFENDER, id);
    OffenderState before =
        known == null || known.show() != show ? OffenderState.none(show, turn.nowMs()) : known;
    Climbed climbed = OffenderLadder.climbed(before, offence, turn.nowMs());
    turn.state().put(StateKind.OFFENDER, id, climbed.state());
    if (climbed.taken() != null) {
      take(said, climbed.taken(), climbed.state());
    }
  }

  /**
   * The rules of the merchant and of the host hide for reasons of their own: that is no offence.
   */
  private static @Nullable Offence offence(Said said, Ruling ruling) {
    if (!said.isPublic()
        || said.complaint()
        || ruling.disposition() != Disposition.HIDDEN
        || Hype.of(said.evidence().folded()) != Hype.NONE) {
      return null;
    }
    return switch (ruling.reason()) {
      case "flood" -> Offence.FLOOD;
      case "moderation" ->
          switch (said.evidence().verdictReason()) {
            case "ad" -> Offence.AD;
            case "insult" -> Offence.INSULT;
            default -> null;
          };
      default -> null;
    };
  }

  /**
   * Takes a step: the trace and the board say so. This is the one place from which the platform
   * would be asked to mute or to block, where the account can.
   */
  private static void take(Said said, Step step, OffenderState state) {
    said.because(
        "offender_step",
        "step",
        step.name().toLowerCase(Locale.ROOT),
        "floods",
        Integer.toString(state.floods()),
        "ads",
        Integer.toString(state.ads()),
        "insults",
        Integer.toString(state.insults()));
    DeskState desk = said.turn().state();
    desk.put(StateKind.OFFENDERS, said.room(), of(desk, said.room()).with(step));
  }

  static OffendersState of(DeskState state, String room) {
    return Objects.requireNonNullElse(state.get(StateKind.OFFENDERS, room), OffendersState.NONE);
  }

  static void end(DeskState state, String room) {
    state.remove(StateKind.OFFENDERS, room);
  }
}
