package dev.tidegate.jobs.rulesets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every published rule set, kept compressed, and the compiled form of those in use. One per JVM and
 * Kafka cluster, shared by all tasks: the first {@link #acquire} starts the reader of {@code
 * tidegate.rulesets}, the last {@link RuleSetAccess#close} ends it.
 *
 * <p>{@code find} compiles on the caller's thread when the body is there and gives null when it is
 * not; it never waits for Kafka. A body that cannot be read or compiled is as good as absent: it is
 * logged once, and its merchant's records stay parked until it is published again. Safe from any
 * thread.
 */
public final class RuleSetStore {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSetStore.class);

  /** A compiled set of hundreds of rules is some hundred kilobytes. */
  private static final int COMPILED = 1_000;

  private static final Map<String, RuleSetStore> SHARED = new HashMap<>();

  private final Map<Key, Compressed> bodies = new ConcurrentHashMap<>();
  private final Cache<Key, CompiledRuleSet> compiled =
      Caffeine.newBuilder().maximumSize(COMPILED).build();
  private final List<RuleSetListener> listeners = new CopyOnWriteArrayList<>();
  private int users;
  private @Nullable TopicFollower follower;

  private record Key(String merchant, long version) {}

  private RuleSetStore() {}

  /** Takes a hold on the store of this Kafka cluster, starting it when there is none. */
  public static RuleSetAccess acquire(String bootstrap, int partitions, RuleSetListener listener) {
    synchronized (SHARED) {
      RuleSetStore store = SHARED.computeIfAbsent(bootstrap, b -> new RuleSetStore());
      store.listeners.add(listener);
      store.users++;
      if (store.follower == null) {
        store.follow(bootstrap, partitions);
      }
      return new Access(store, bootstrap, listener);
    }
  }

  private void follow(String bootstrap, int partitions) {
    TopicFollower started =
        TopicFollower.start(
            bootstrap,
            "tidegate-rulesets",
            TopicNames.RULESETS,
            IntStream.range(0, partitions).boxed().toList(),
            this::accept);
    follower = started;
    CompletableFuture<Void> unused =
        started
            .caughtUp()
            .thenRun(
                () ->
                    LOG.atInfo()
                        .addKeyValue("ruleSets", bodies.size())
                        .log("Rule sets are loaded"));
    CompletableFuture<Void> unusedEnd =
        started
            .ended()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    failed(bootstrap, failure);
                  }
                });
  }

  /** Leaves the place to a new store and tells the users, who will come again. */
  private void failed(String bootstrap, Throwable failure) {
    synchronized (SHARED) {
      SHARED.remove(bootstrap, this);
    }
    listeners.forEach(listener -> listener.failed(failure));
  }

  private static void release(RuleSetStore store, String bootstrap, RuleSetListener listener) {
    TopicFollower unused;
    synchronized (SHARED) {
      store.listeners.remove(listener);
      store.users--;
      if (store.users > 0) {
        return;
      }
      SHARED.remove(bootstrap, store);
      unused = store.follower;
    }
    if (unused != null) {
      unused.close();
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    Key key = key(record.key());
    if (key == null) {
      LOG.atError()
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("A rule set has a key that is not merchant/version; it is ignored");
    } else if (record.value() == null) {
      bodies.remove(key);
      compiled.invalidate(key);
    } else {
      bodies.put(key, Compressed.of(record.value()));
      compiled.invalidate(key);
      listeners.forEach(listener -> listener.arrived(key.merchant()));
    }
  }

  private @Nullable CompiledRuleSet find(String merchant, long version) {
    return compiled.get(new Key(merchant, version), this::compile);
  }

  private @Nullable CompiledRuleSet compile(Key key) {
    Compressed body = bodies.get(key);
    if (body == null) {
      return null;
    }
    try {
      RuleSet ruleSet = Json.read(body.plain(), RuleSet.class);
      if (!ruleSet.topicKey().equals(RuleSet.topicKey(key.merchant(), key.version()))) {
        throw new MalformedRecordException("invalid_field", "merchant or version");
      }
      CompiledRuleSet before = compiled.getIfPresent(new Key(key.merchant(), key.version() - 1));
      return before == null ? CompiledRuleSet.compile(ruleSet) : before.next(ruleSet);
    } catch (MalformedRecordException | RuntimeException e) { // of whatever compiling throws
      bodies.remove(key, body);
      LOG.atError()
          .setCause(e)
          .addKeyValue("merchant", key.merchant())
          .addKeyValue("ruleSetVersion", key.version())
          .log("A rule set cannot be used; its merchant waits until it is published again");
      return null;
    }
  }

  private static @Nullable Key key(@Nullable String text) {
    int slash = text == null ? -1 : text.lastIndexOf('/');
    if (text == null || slash <= 0) {
      return null;
    }
    try {
      return new Key(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** One user's hold; closing it again does nothing. */
  private static final class Access implements RuleSetAccess {
    private final RuleSetStore store;
    private final String bootstrap;
    private final RuleSetListener listener;
    private boolean closed;

    Access(RuleSetStore store, String bootstrap, RuleSetListener listener) {
      this.store = store;
      this.bootstrap = bootstrap;
      this.listener = listener;
    }

    @Override
    public @Nullable CompiledRuleSet find(String merchant, long version) {
      return store.find(merchant, version);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release(store, bootstrap, listener);
      }
    }
  }
}
