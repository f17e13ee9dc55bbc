package dev.tidegate.desk;

/**
 * Buyers of a room on the ladder in this show, each counted at the highest step.
 *
 * @param warned at the first step
 * @param muted at the second
 * @param blocked at the last
 */
public record OffendersState(int warned, int muted, int blocked) {
  static final OffendersState NONE = new OffendersState(0, 0, 0);

  OffendersState with(OffenderLadder.Step taken) {
    return switch (taken) {
      case WARN -> new OffendersState(warned + 1, muted, blocked);
      case MUTE -> new OffendersState(warned - 1, muted + 1, blocked);
      case BLOCK -> new OffendersState(warned, muted - 1, blocked + 1);
    };
  }
}
