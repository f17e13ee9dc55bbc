package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Action;
import java.util.HashMap;
import java.util.Map;

/**
 * Which buyers people of the staff took over, and where in the partition: what the bot had to say
 * before that place is not sent any more. Confined to one thread.
 */
final class Withdrawals {
  private final Map<Delivery.Buyer, Long> offsets = new HashMap<>();

  /** The bot's actions for this buyer below this offset are taken back. */
  void add(Delivery.Buyer buyer, long offset) {
    offsets.merge(buyer, offset, Math::max);
  }

  /** Whether this action was taken back; what a person says never is. */
  boolean cover(Delivery d) {
    Action.Kind kind = d.action.kind();
    return (kind == Action.Kind.REPLY || kind == Action.Kind.HAND_OFF_LINE)
        && d.offset < offsets.getOrDefault(d.buyer(), Long.MIN_VALUE);
  }

  /** Everything below this offset is finished: what was taken back there is forgotten. */
  void forget(long committable) {
    offsets.values().removeIf(offset -> offset < committable);
  }
}
