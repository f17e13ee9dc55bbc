package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import java.util.Optional;

/**
 * One buyer says the same again within a minute: the first time counts, the next ones say nothing
 * new, and from the fourth on it is a flood. A complaint is never a flood, and said again it is new
 * when no person is called any more.
 */
final class Repeats {
  private static final long WITHIN_MS = 60_000;
  private static final int FLOOD_FROM = 4;

  private Repeats() {}

  /** What follows from saying it again; empty when it is new. */
  static Optional<Ruling> ruling(Said said) {
    Turn turn = said.turn();
    String buyer = said.story();
    long fingerprint = said.evidence().fingerprint();
    BuyerState known = BuyerState.of(turn.state(), buyer);
    boolean again =
        known.saidTimes() > 0
            && known.said() == fingerprint
            && turn.nowMs() - known.saidAtMs() <= WITHIN_MS;
    int times = again ? known.saidTimes() + 1 : 1;
    long firstAtMs = again ? known.saidAtMs() : turn.nowMs();
    turn.state().put(StateKind.BUYER, buyer, known.saying(fingerprint, firstAtMs, times));
    if (!again) {
      return Optional.empty();
    }
    if (said.question()) {
      Stories.askedAgain(turn, said.chat().buyer());
    }
    if (said.complaint() && !HandOffs.isOpen(turn, said.chat().buyer())) {
      return Optional.empty();
    }
    turn.because("said_again", "times", Integer.toString(times));
    return Optional.of(
        times >= FLOOD_FROM && !said.complaint()
            ? Ruling.of(Disposition.HIDDEN, "flood")
            : Ruling.of(Disposition.SUPPRESSED, "said_again"));
  }
}
