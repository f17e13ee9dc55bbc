package dev.tidegate.jobs.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Values of the current merchant by an id, which is Flink's state namespace: one small entry per
 * (merchant, id), so that a write after a checkpoint copies one entry and not a map.
 *
 * <p>Values must be immutable. Used on the task's thread with the key context set. A failing
 * backend throws {@link FlinkRuntimeException}.
 *
 * @param <N> type of the id
 * @param <T> type of the value
 */
final class KeyedValues<N, T> {
  /**
   * Entries looked at per access for garbage. Each record touches a kind at least once, so two an
   * access pass over all entries in at most half their life.
   */
  private static final int CLEANUP_PER_ACCESS = 2;

  private final InternalValueState<String, N, T> state;

  /**
   * Whether there was ever a value since the start, or one in what was restored. An access to a
   * state without any looks through all key groups for garbage: half of the desk's time, measured
   * by a profile of {@code bench desk}.
   */
  private boolean used;

  private KeyedValues(InternalValueState<String, N, T> state, boolean used) {
    this.state = state;
    this.used = used;
  }

  /**
   * Declares a state; the same name must always come with the same type.
   *
   * @param garbageAfter wall-clock time since the last write after which an entry may be collected;
   *     zero = never
   */
  @SuppressWarnings("unchecked") // every ValueState of a backend is an InternalValueState
  static <N, T> KeyedValues<N, T> open(
      KeyedStateBackend<String> backend,
      SerializerConfig serializers,
      String name,
      TypeSerializer<N> idSerializer,
      Class<T> type,
      Duration garbageAfter) {
    ValueStateDescriptor<T> descriptor =
        new ValueStateDescriptor<>(
            name,
            new ImmutableValueSerializer<>(TypeInformation.of(type).createSerializer(serializers)));
    if (!garbageAfter.isZero()) {
      descriptor.enableTimeToLive(
          StateTtlConfig.newBuilder(garbageAfter)
              .updateTtlOnCreateAndWrite()
              .neverReturnExpired()
              .cleanupIncrementally(CLEANUP_PER_ACCESS, false)
              .build());
    }
    try {
      ValueState<T> state = backend.getOrCreateKeyedState(idSerializer, descriptor);
      try (Stream<Tuple2<String, N>> restored = backend.getKeysAndNamespaces(name)) {
        return new KeyedValues<>(
            (InternalValueState<String, N, T>) state, restored.findAny().isPresent());
      }
    } catch (Exception e) { // what Flink declares
      throw new FlinkRuntimeException("cannot open state " + name, e);
    }
  }

  @Nullable T get(N id) {
    if (!used) {
      return null;
    }
    state.setCurrentNamespace(id);
    try {
      return state.value();
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }

  void put(N id, T value) {
    used = true;
    state.setCurrentNamespace(id);
    try {
      state.update(value);
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }

  void remove(N id) {
    if (used) {
      state.setCurrentNamespace(id);
      state.clear();
    }
  }
}
