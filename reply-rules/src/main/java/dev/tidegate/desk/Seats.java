package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * The seats of hand-offs among those who wait in clusters: one in each that a hand-off is about.
 */
final class Seats {
  private static final String SEAT = "handOff/";

  private Seats() {}

  /**
   * Takes a seat in a cluster, unless the hand-off has one there.
   *
   * @param cluster null when it is about none
   * @param before what the hand-off was about until now
   */
  static void take(
      DeskState state,
      HandOffState handOff,
      String buyer,
      @Nullable String cluster,
      HandOffState.Matter before) {
    if (cluster == null) {
      return;
    }
    WaitingList list = WaitingList.of(state, cluster);
    String seat = of(handOff, buyer);
    // All who waited may have been taken out since, and the hand-off stayed.
    if (!before.clusters().contains(cluster) || !list.all().contains(seat)) {
      list.add(seat);
    }
  }

  /** Follows into another cluster; nothing for what is no seat of an open hand-off. */
  static void move(Turn turn, String waiting, String from, String into) {
    HandOffState known = handOff(turn.state(), waiting);
    if (known != null) {
      HandOffState moved = known.with(known.matter().moved(from, into));
      HandOffs.put(turn, buyer(waiting), moved);
    }
  }

  /** The board no longer says that a person is needed when nobody in the cluster needs one. */
  static void leave(Turn turn, String cluster) {
    if (!WaitingList.of(turn.state(), cluster).hasHandOff()) {
      Clusters.change(turn, cluster, c -> c.withPerson(false));
    }
  }

  /** The open hand-off that has this entry of a waiting list as its seat, null when none has. */
  static @Nullable HandOffState handOff(DeskState state, String waiting) {
    if (!waiting.startsWith(SEAT)) {
      return null;
    }
    HandOffState known = HandOffState.of(state, buyer(waiting));
    return known != null && of(known, buyer(waiting)).equals(waiting) ? known : null;
  }

  /** Whether this entry of a waiting list is a seat and no question. */
  static boolean is(String waiting) {
    return waiting.startsWith(SEAT);
  }

  /** Whose seat it is. */
  static String buyer(String seat) {
    return seat.substring(seat.indexOf('/', SEAT.length()) + 1);
  }

  private static String of(HandOffState handOff, String buyer) {
    return SEAT + handOff.id() + "/" + buyer;
  }
}
