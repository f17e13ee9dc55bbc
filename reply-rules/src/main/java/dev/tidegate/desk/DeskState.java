package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * What the desk remembers of one merchant. There is no enumeration on purpose: what the desk must
 * list it keeps in bounded or paged indexes of its own. Values are immutable. One thread at a time.
 */
public interface DeskState {
  /** The value, null when there is none. */
  <T> @Nullable T get(StateKind<T> kind, String id);

  /** Stores a value in place of the former one. */
  <T> void put(StateKind<T> kind, String id, T value);

  /** Forgets a value; nothing happens when there is none. */
  void remove(StateKind<?> kind, String id);
}
