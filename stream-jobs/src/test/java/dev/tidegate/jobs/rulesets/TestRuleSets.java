package dev.tidegate.jobs.rulesets;

import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rule sets in memory: what a test publishes is there at once, also for a job that was shipped. */
public final class TestRuleSets implements RuleSetSource {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Shared> ALL = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  private static final class Shared {
    private final Map<String, CompiledRuleSet> bodies = new ConcurrentHashMap<>();
    private final List<RuleSetListener> listeners = new CopyOnWriteArrayList<>();
  }

  private Shared shared() {
    return ALL.computeIfAbsent(id, key -> new Shared());
  }

  /** Makes a body available and tells the listeners. */
  public void publish(String merchant, long version) {
    publishUnheard(merchant, version);
    shared().listeners.forEach(listener -> listener.arrived(merchant));
  }

  /** Makes a body available as it looks to a listener that was told a moment too early. */
  public void publishUnheard(String merchant, long version) {
    RuleSet body =
        new RuleSet(
            merchant, version, List.of(), List.of(), List.of(), List.of(), Policy.defaults());
    shared().bodies.put(body.topicKey(), CompiledRuleSet.compile(body));
  }

  /** How many operators listen. */
  public int users() {
    return shared().listeners.size();
  }

  @Override
  public RuleSetAccess open(RuleSetListener listener) {
    Shared shared = shared();
    shared.listeners.add(listener);
    return new RuleSetAccess() {
      @Override
      public CompiledRuleSet find(String merchant, long version) {
        return shared.bodies.get(RuleSet.topicKey(merchant, version));
      }

      @Override
      public void close() {
        shared.listeners.remove(listener);
      }
    };
  }
}
