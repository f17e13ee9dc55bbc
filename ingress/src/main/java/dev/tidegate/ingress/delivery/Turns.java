package dev.tidegate.ingress.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order within a key while keys run beside each other: of one key, one goes and the
 * others wait. Confined to one thread.
 *
 * @param <K> whose order is kept
 * @param <T> what goes or waits
 */
final class Turns<K, T> {
  private final Map<K, Queue<T>> waiting = new HashMap<>();

  /** True when it is the turn of {@code item} at once, else it waits. */
  boolean enter(K key, T item) {
    Queue<T> queue = waiting.get(key);
    if (queue == null) {
      waiting.put(key, new ArrayDeque<>(1));
      return true;
    }
    queue.add(item);
    return false;
  }

  /** Ends the turn of the one that goes; the next one's turn has come, null when none waits. */
  @Nullable T leave(K key) {
    Queue<T> queue = waiting.get(key);
    T next = queue == null ? null : queue.poll();
    if (next == null) {
      waiting.remove(key);
    }
    return next;
  }

  /** Forgets all who go or wait. */
  void clear() {
    waiting.clear();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
