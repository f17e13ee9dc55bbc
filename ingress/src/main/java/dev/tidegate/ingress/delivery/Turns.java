package dev.tidegate.ingress.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order within a key while keys run beside each other: of one key, one goes and the
 * others wait, what is more urgent before what is less. Confined to one thread.
 *
 * @param <K> whose order is kept
 * @param <T> what goes or waits
 */
final class Turns<K, T> {
  private final Comparator<T> urgency;
  private final Map<K, List<T>> waiting = new HashMap<>();

  /**
   * @param urgency what comes first is let before those who wait; equals keep their order
   */
  Turns(Comparator<T> urgency) {
    this.urgency = urgency;
  }

  /** True when it is the turn of {@code item} at once, else it waits. */
  boolean enter(K key, T item) {
    List<T> queue = waiting.get(key);
    if (queue == null) {
      waiting.put(key, new ArrayList<>(1));
      return true;
    }
    int at = queue.size();
    while (at > 0 && urgency.compare(item, queue.get(at - 1)) < 0) {
      at--;
    }
    queue.add(at, item);
    return false;
  }

  /** Ends the turn of the one that goes; the next one's turn has come, null when none waits. */
  @Nullable T leave(K key) {
    List<T> queue = waiting.get(key);
    if (queue == null || queue.isEmpty()) {
      waiting.remove(key);
      return null;
    }
    return queue.remove(0);
  }

  /** Forgets all who go or wait. */
  void clear() {
    waiting.clear();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
