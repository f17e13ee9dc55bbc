package dev.tidegate.jobs.rulesets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles rule sets on a thread of its own, so that no desk waits for another merchant's rules,
 * and keeps those used last up to a weight. Safe from any thread.
 */
final class RuleSetCompiler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSetCompiler.class);

  /**
   * A compiled set with its source takes six to seven times as many bytes as its JSON: measured by
   * {@code bench reading} with 1,000 rules and 500 FAQ entries.
   */
  private static final int BYTES_PER_JSON_BYTE = 7;

  private static final int KIB = 1_024;

  private final ConcurrentMap<RuleSetKey, Compressed> bodies;
  private final Consumer<String> ready;
  private final Cache<RuleSetKey, Kept> compiled;
  private final Set<RuleSetKey> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "compile-rulesets"));

  private record Kept(CompiledRuleSet rules, int kib) {}

  /**
   * @param mostBytes of compiled sets that are kept, about; a single set counts as half of it at
   *     most, so that it can always be used
   * @param bodies what was published; one that cannot be used is removed from it
   * @param ready is told the merchant when a compilation has ended, well or not; must return at
   *     once
   */
  RuleSetCompiler(
      long mostBytes, ConcurrentMap<RuleSetKey, Compressed> bodies, Consumer<String> ready) {
    this.bodies = bodies;
    this.ready = ready;
    int mostKib = Math.toIntExact(mostBytes / KIB);
    this.compiled =
        Caffeine.newBuilder()
            .maximumWeight(mostKib)
            .weigher((RuleSetKey key, Kept kept) -> Math.min(kept.kib(), mostKib / 2))
            .build();
  }

  /** The compiled set; when it is not there, null, and it is being compiled if it is published. */
  @Nullable CompiledRuleSet find(RuleSetKey key) {
    Kept kept = compiled.getIfPresent(key);
    if (kept == null) {
      prepare(key);
      return null;
    }
    return kept.rules();
  }

  /** Begins to compile what is published and is neither there nor under way. */
  void prepare(RuleSetKey key) {
    if (compiled.getIfPresent(key) == null && bodies.containsKey(key) && underWay.add(key)) {
      try {
        thread.execute(() -> compile(key));
      } catch (RejectedExecutionException closed) {
        // Nobody waits for it any more.
        underWay.remove(key);
      }
    }
  }

  void forget(RuleSetKey key) {
    compiled.invalidate(key);
  }

  private void compile(RuleSetKey key) {
    Compressed body = bodies.get(key);
    try {
      if (body != null) {
        compiled.put(key, compiled(key, body));
      }
    } catch (MalformedRecordException | RuntimeException e) { // of whatever compiling throws
      bodies.remove(key, body);
      LOG.atError()
          .setCause(e)
          .addKeyValue("merchant", key.merchant())
          .addKeyValue("ruleSetVersion", key.version())
          .log("A rule set cannot be used; its merchant waits until it is published again");
    } finally {
      underWay.remove(key);
    }
    if (bodies.get(key) != body) {
      // Published again, or withdrawn, meanwhile.
      compiled.invalidate(key);
      prepare(key);
    }
    ready.accept(key.merchant());
  }

  private Kept compiled(RuleSetKey key, Compressed body) throws MalformedRecordException {
    byte[] plain = body.plain();
    RuleSet ruleSet = Json.read(plain, RuleSet.class);
    if (!ruleSet.topicKey().equals(RuleSet.topicKey(key.merchant(), key.version()))) {
      throw new MalformedRecordException("invalid_field", "merchant or version");
    }
    Kept before = compiled.getIfPresent(key.before());
    return new Kept(
        before == null ? CompiledRuleSet.compile(ruleSet) : before.rules().next(ruleSet),
        1 + plain.length * BYTES_PER_JSON_BYTE / KIB);
  }

  /** What waits is not compiled any more; what is under way goes on to its end. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
