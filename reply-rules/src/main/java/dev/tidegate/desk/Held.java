package dev.tidegate.desk;

import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.event.Decision.Disposition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the hand-off of a buyer under whichever of the person's names it was opened. */
final class Held {
  private Held() {}

  /**
   * The name under which this person's hand-off is open: one that somebody holds first, then the
   * buyer's own. The buyer's own when none is open.
   */
  static String name(DeskState state, String buyer) {
    String open = HandOffState.of(state, buyer) == null ? null : buyer;
    for (String name : Joins.names(state, buyer)) {
      HandOffState known = HandOffState.of(state, name);
      if (known != null && known.taken()) {
        return name;
      }
      open = open == null && known != null ? name : open;
    }
    return open == null ? buyer : open;
  }

  /** The hand-off of this person, null when none is open. */
  static @Nullable HandOffState of(DeskState state, String buyer) {
    return HandOffState.of(state, name(state, buyer));
  }

  /** What follows when a person holds the buyer: that person reads it, and the bot is silent. */
  static Optional<Ruling> ruling(Said said) {
    Turn turn = said.turn();
    String name = name(turn.state(), said.chat().buyer());
    HandOffState known = HandOffState.of(turn.state(), name);
    if (known == null || !known.taken()) {
      return Optional.empty();
    }
    said.because("person_has_it", "by", Objects.requireNonNull(known.course().heldBy()));
    List<Ready> ready =
        said.question() ? Suggestions.of(said, known.cluster()) : known.suggestions();
    ReachState reach = ReachState.of(said.chat(), turn.appendMs());
    HandOffs.put(turn, name, HandOffs.spoke(turn, known.with(reach, ready)));
    return Optional.of(Ruling.of(Disposition.HANDED_OVER, "person_has_it"));
  }
}
