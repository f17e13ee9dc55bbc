package dev.tidegate.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of every key of a compacted topic, kept in memory and up to date. Reads never
 * block and may be a poll behind the topic.
 *
 * @param <V> what the values are parsed to
 */
public final class CompactedView<V> implements AutoCloseable {
  private final Map<String, V> values = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  private CompactedView(
      String bootstrap,
      String clientId,
      String topic,
      List<Integer> partitions,
      BiFunction<String, byte[], @Nullable V> parser) {
    this.follower =
        TopicFollower.start(
            bootstrap,
            clientId,
            topic,
            partitions,
            record -> {
              V value = record.value() == null ? null : parser.apply(record.key(), record.value());
              if (value == null) {
                values.remove(record.key());
              } else {
                values.put(record.key(), value);
              }
            });
  }

  /**
   * A view of all {@code n} partitions.
   *
   * @param parser gives null for a value that this view does not hold; an exception ends the view
   */
  public static <V> CompactedView<V> ofAll(
      String bootstrap,
      String clientId,
      String topic,
      int n,
      BiFunction<String, byte[], @Nullable V> parser) {
    return new CompactedView<>(
        bootstrap, clientId, topic, IntStream.range(0, n).boxed().toList(), parser);
  }

  /** Completes when everything that stood in the topic at the start is in the view. */
  public CompletableFuture<Void> caughtUp() {
    return follower.caughtUp();
  }

  /** Whether the view still follows its topic; a process whose view does not is not ready. */
  public boolean isAlive() {
    return follower.isAlive();
  }

  /** The newest value of a key, null when there is none. */
  public @Nullable V get(String key) {
    return values.get(key);
  }

  /** All values as they are now; later changes do not show in it. */
  public Map<String, V> snapshot() {
    return Map.copyOf(values);
  }

  @Override
  public void close() {
    follower.close();
  }
}
