package dev.tidegate.jobs.desk;

import dev.tidegate.desk.DeskState;
import dev.tidegate.desk.StateKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * The desk's state in Flink: what belongs to the merchant that is the current key. Used on the
 * task's thread. A failing backend throws {@link org.apache.flink.util.FlinkRuntimeException}.
 */
final class FlinkDeskState implements DeskState {
  private static final String NAME_PREFIX = "desk.";

  private final Map<String, KeyedValues<String, ?>> byKind = new HashMap<>();

  /** Declares every kind of {@link StateKind#ALL}. */
  FlinkDeskState(KeyedStateBackend<String> backend, SerializerConfig serializers) {
    for (StateKind<?> kind : StateKind.ALL) {
      byKind.put(
          kind.name(),
          KeyedValues.open(
              backend,
              serializers,
              NAME_PREFIX + kind.name(),
              StringSerializer.INSTANCE,
              kind.type(),
              kind.garbageAfter()));
    }
  }

  @Override
  public <T> @Nullable T get(StateKind<T> kind, String id) {
    return of(kind).get(id);
  }

  @Override
  public <T> void put(StateKind<T> kind, String id, T value) {
    of(kind).put(id, value);
  }

  @Override
  public void remove(StateKind<?> kind, String id) {
    of(kind).remove(id);
  }

  @SuppressWarnings("unchecked") // opened with the type of the kind of this name
  private <T> KeyedValues<String, T> of(StateKind<T> kind) {
    KeyedValues<String, ?> values = byKind.get(kind.name());
    if (values == null) {
      throw new IllegalArgumentException("state kind must be in StateKind.ALL, was " + kind.name());
    }
    return (KeyedValues<String, T>) values;
  }
}
