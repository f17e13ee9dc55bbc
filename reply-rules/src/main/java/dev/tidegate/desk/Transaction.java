package dev.tidegate.desk;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State with the writes of one record held back until {@link #commit()}: a record that fails half
 * way leaves nothing behind. Reads see the writes. Lives for one record.
 */
final class Transaction implements DeskState {
  private static final Object REMOVED = new Object();

  private final DeskState base;
  private final IdentityHashMap<StateKind<?>, Map<String, Object>> writes = new IdentityHashMap<>();

  Transaction(DeskState base) {
    this.base = base;
  }

  @Override
  public <T> @Nullable T get(StateKind<T> kind, String id) {
    Map<String, Object> ofKind = writes.get(kind);
    Object written = ofKind == null ? null : ofKind.get(id);
    if (written == null) {
      return base.get(kind, id);
    }
    return written == REMOVED ? null : kind.type().cast(written);
  }

  @Override
  public <T> void put(StateKind<T> kind, String id, T value) {
    writes.computeIfAbsent(kind, k -> new HashMap<>()).put(id, value);
  }

  @Override
  public void remove(StateKind<?> kind, String id) {
    writes.computeIfAbsent(kind, k -> new HashMap<>()).put(id, REMOVED);
  }

  /** Writes everything through. */
  void commit() {
    writes.forEach((kind, values) -> values.forEach((id, value) -> write(kind, id, value)));
    writes.clear();
  }

  private <T> void write(StateKind<T> kind, String id, Object value) {
    if (value == REMOVED) {
      base.remove(kind, id);
    } else {
      base.put(kind, id, kind.type().cast(value));
    }
  }
}
