package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Change;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.StaffAction;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides about what people of the staff do with a hand-off. Who holds a buyer is settled before
 * the record is written; the desk is safe all the same: what somebody does to a buyer whom another
 * holds changes nothing, and the decision says why.
 */
final class StaffDesk {
  private StaffDesk() {}

  static Ruling decide(Turn turn, StaffAction act) {
    HandOffState known = HandOffState.of(turn.state(), act.buyer());
    String refusal = refusal(act, known);
    if (known == null || refusal != null) {
      String reason = Objects.requireNonNullElse(refusal, "hand_off_gone");
      String holder = known == null ? null : known.course().heldBy();
      turn.because(reason, "by", Objects.requireNonNullElse(holder, ""));
      return Ruling.of(Disposition.IGNORED, reason);
    }
    turn.because(
        "staff_action", "kind", act.kind().name().toLowerCase(Locale.ROOT), "by", act.by());
    switch (act.kind()) {
      case TAKEN -> take(turn, act, noted(turn, act, known));
      case REPLIED -> reply(turn, act, known);
      case HANDED_BACK -> handBack(turn, act, noted(turn, act, known));
      case PASSED_ON -> passOn(turn, act, noted(turn, act, known));
      case NOTED -> HandOffs.put(turn, act.buyer(), noted(turn, act, known));
      case CLOSED ->
          HandOffs.close(
              turn, act.buyer(), noted(turn, act, known), ClosedBy.ANSWERED_BY_PERSON, "closed");
    }
    return Ruling.of(Disposition.APPLIED, "staff_action");
  }

  private static @Nullable String refusal(StaffAction act, @Nullable HandOffState known) {
    if (known == null || !known.id().equals(act.handOff())) {
      return "hand_off_gone";
    }
    String holder = known.course().heldBy();
    if (act.kind() == StaffAction.Kind.NOTED) {
      return null;
    }
    if (holder != null && !holder.equals(act.by())) {
      return "held_by_other";
    }
    return switch (act.kind()) {
      case TAKEN -> holder == null ? null : "held_already";
      case HANDED_BACK, PASSED_ON -> holder == null ? "not_held" : null;
      case REPLIED, NOTED, CLOSED -> null;
    };
  }

  private static HandOffState noted(Turn turn, StaffAction act, HandOffState known) {
    if (act.text() == null) {
      return known;
    }
    HandOffState noted = known.noted(new HandOff.Note(turn.appendMs(), act.by(), act.text()));
    return act.kind() == StaffAction.Kind.NOTED
        ? noted.with(
            noted.course().held(Change.NOTED, noted.course().heldBy(), noted.course().checkMs()))
        : noted;
  }

  /** From here on the bot is silent, and what it has not sent yet is not sent. */
  private static HandOffState take(Turn turn, StaffAction act, HandOffState known) {
    HandOffState taken = hold(turn, known, Change.TAKEN, act.by());
    HandOffs.put(turn, act.buyer(), taken);
    StaffReplies.withdraw(turn, act, known.reach());
    return taken;
  }

  private static HandOffState hold(Turn turn, HandOffState known, Change change, String who) {
    long checkMs =
        turn.nowMs()
            + (known.course().waitsSinceMs() == 0
                ? HandOffs.QUIET_MS
                : HandOffs.policy(turn).silentAgentMs());
    return known.with(known.course().held(change, who, checkMs));
  }

  private static void reply(Turn turn, StaffAction act, HandOffState known) {
    HandOffState held = known.taken() ? known : take(turn, act, known);
    long silentMs = HandOffs.policy(turn).silentAgentMs();
    HandOffState.Course next =
        StaffReplies.send(turn, act, held)
            ? held.course().answered(act.by(), turn.nowMs() + HandOffs.QUIET_MS)
            : held.course().failed(turn.appendMs(), turn.nowMs() + silentMs);
    HandOffs.put(turn, act.buyer(), held.with(next));
  }

  private static void handBack(Turn turn, StaffAction act, HandOffState known) {
    ClosedBy by = known.course().replied() ? ClosedBy.ANSWERED_BY_PERSON : ClosedBy.WITHDRAWN;
    HandOffs.close(turn, act.buyer(), known, by, "handed_back");
  }

  private static void passOn(Turn turn, StaffAction act, HandOffState known) {
    HandOffState passed =
        act.to() == null
            ? known.with(
                known.course().held(Change.PASSED_ON, null, turn.nowMs() + HandOffs.FORGOTTEN_MS))
            : hold(turn, known, Change.PASSED_ON, act.to());
    HandOffs.put(turn, act.buyer(), passed);
  }
}
