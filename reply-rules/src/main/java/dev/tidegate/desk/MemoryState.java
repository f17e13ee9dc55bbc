package dev.tidegate.desk;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of one merchant in memory: for tests, "try a sentence", replay and eval. Not thread-safe.
 */
public final class MemoryState implements DeskState {
  private final IdentityHashMap<StateKind<?>, Map<String, Object>> values = new IdentityHashMap<>();

  @Override
  public <T> @Nullable T get(StateKind<T> kind, String id) {
    Map<String, Object> ofKind = values.get(kind);
    return ofKind == null ? null : kind.type().cast(ofKind.get(id));
  }

  @Override
  public <T> void put(StateKind<T> kind, String id, T value) {
    values.computeIfAbsent(kind, k -> new HashMap<>()).put(id, value);
  }

  @Override
  public void remove(StateKind<?> kind, String id) {
    Map<String, Object> ofKind = values.get(kind);
    if (ofKind != null) {
      ofKind.remove(id);
    }
  }

  /** How many values of a kind are held: for tests that state ends. */
  public int size(StateKind<?> kind) {
    Map<String, Object> ofKind = values.get(kind);
    return ofKind == null ? 0 : ofKind.size();
  }
}
