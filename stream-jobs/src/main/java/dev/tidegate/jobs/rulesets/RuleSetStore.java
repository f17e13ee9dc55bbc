package dev.tidegate.jobs.rulesets;

import dev.tidegate.event.TopicNames;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.ruleset.CompiledRuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
 * <p>{@code find} never waits: what is not compiled is begun to be, and its listeners hear of it
 * when it is there. A rule set that is published while the store runs is compiled at once, before
 * its release comes. A body that cannot be read or compiled is as good as absent: it is logged
 * once, and its merchant's records stay parked until it is published again. Safe from any thread.
 */
public final class RuleSetStore {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSetStore.class);

  /** For compiled rule sets, or a quarter of the heap where that is less. */
  private static final long MOST_BYTES = 256L * 1_024 * 1_024;

  private static final Map<String, RuleSetStore> SHARED = new HashMap<>();

  private final ConcurrentMap<RuleSetKey, Compressed> bodies = new ConcurrentHashMap<>();
  private final List<Access> users = new CopyOnWriteArrayList<>();
  private final RuleSetCompiler compiler =
      new RuleSetCompiler(
          Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4), bodies, this::arrived);
  private @Nullable TopicFollower follower;
  private volatile boolean caughtUp;

  private RuleSetStore() {}

  /** Takes a hold on the store of this Kafka cluster, starting it when there is none. */
  public static RuleSetAccess acquire(String bootstrap, int partitions, RuleSetListener listener) {
    synchronized (SHARED) {
      RuleSetStore store = SHARED.computeIfAbsent(bootstrap, b -> new RuleSetStore());
      Access user = new Access(store, bootstrap, listener);
      store.users.add(user);
      if (store.follower == null) {
        store.follow(bootstrap, partitions);
      }
      return user;
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
                () -> {
                  caughtUp = true;
                  LOG.atInfo().addKeyValue("ruleSets", bodies.size()).log("Rule sets are loaded");
                });
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
    users.forEach(user -> user.listener.failed(failure));
  }

  private static void release(RuleSetStore store, String bootstrap, Access user) {
    TopicFollower unused;
    synchronized (SHARED) {
      store.users.remove(user);
      if (!store.users.isEmpty()) {
        return;
      }
      SHARED.remove(bootstrap, store);
      unused = store.follower;
    }
    store.compiler.close();
    if (unused != null) {
      unused.close();
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    RuleSetKey key = RuleSetKey.of(record.key());
    if (key == null) {
      LOG.atError()
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("A rule set has a key that is not merchant/version; it is ignored");
    } else if (record.value() == null) {
      bodies.remove(key);
      forget(key);
    } else {
      published(key, Compressed.of(record.value()));
    }
  }

  private void published(RuleSetKey key, Compressed body) {
    Compressed before = bodies.put(key, body);
    // Written twice by an outbox that was stopped in between: what is in use goes on.
    if (before != null && !before.isSame(body)) {
      forget(key);
    }
    if (caughtUp) {
      compiler.prepare(key);
    } else {
      arrived(key.merchant());
    }
  }

  private void forget(RuleSetKey key) {
    compiler.forget(key);
    users.forEach(user -> user.forget(key));
  }

  private void arrived(String merchant) {
    users.forEach(user -> user.listener.arrived(merchant));
  }

  /** One user's hold; closing it again does nothing. */
  private static final class Access implements RuleSetAccess {
    private final RuleSetStore store;
    private final String bootstrap;
    private final RuleSetListener listener;

    /** What was found last stays: who found it for a record finds it again for that record. */
    private volatile @Nullable Found last;

    private boolean closed;

    private record Found(RuleSetKey key, CompiledRuleSet rules) {}

    Access(RuleSetStore store, String bootstrap, RuleSetListener listener) {
      this.store = store;
      this.bootstrap = bootstrap;
      this.listener = listener;
    }

    @Override
    public @Nullable CompiledRuleSet find(String merchant, long version) {
      RuleSetKey key = new RuleSetKey(merchant, version);
      Found known = last;
      if (known != null && known.key().equals(key)) {
        return known.rules();
      }
      CompiledRuleSet found = store.compiler.find(key);
      if (found != null) {
        last = new Found(key, found);
      }
      return found;
    }

    void forget(RuleSetKey key) {
      Found known = last;
      if (known != null && known.key().equals(key)) {
        last = null;
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release(store, bootstrap, this);
      }
    }
  }
}
