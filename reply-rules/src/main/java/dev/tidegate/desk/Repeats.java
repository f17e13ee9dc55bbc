package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.text.Evidence;
import java.util.Optional;

/**
 * One buyer says the same again within a minute: the first time counts, the next ones say nothing
 * new, and from the fourth on it is a flood. A complaint is never a flood: it waits for a person
 * already.
 */
final class Repeats {
  private static final long WITHIN_MS = 60_000;
  private static final int FLOOD_FROM = 4;

  private Repeats() {}

  /** What follows from saying it again; empty when it is new. */
  static Optional<Ruling> ruling(Turn turn, ChatEvent chat, Evidence evidence, boolean complaint) {
    BuyerState known = BuyerState.of(turn.state(), chat.buyer());
    boolean again =
        known.saidTimes() > 0
            && known.said() == evidence.fingerprint()
            && turn.nowMs() - known.saidAtMs() <= WITHIN_MS;
    int times = again ? known.saidTimes() + 1 : 1;
    long firstAtMs = again ? known.saidAtMs() : turn.nowMs();
    turn.state()
        .put(StateKind.BUYER, chat.buyer(), known.saying(evidence.fingerprint(), firstAtMs, times));
    if (!again) {
      return Optional.empty();
    }
    turn.because("said_again", "times", Integer.toString(times));
    return Optional.of(
        times >= FLOOD_FROM && !complaint
            ? Ruling.of(Disposition.HIDDEN, "flood")
            : Ruling.of(Disposition.SUPPRESSED, "said_again"));
  }
}
