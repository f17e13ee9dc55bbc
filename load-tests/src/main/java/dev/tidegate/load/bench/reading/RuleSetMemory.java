package dev.tidegate.load.bench.reading;

import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.load.bench.HeapUse;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.function.Supplier;

/**
 * What rule sets keep on the heap: the difference that several of them make after collection, in
 * this process. What they share with each other, as the models, does not count.
 *
 * @param compiled bytes of a compiled rule set beside the published one
 * @param whole bytes with the published one, read from JSON as a desk gets it
 */
record RuleSetMemory(long compiled, long whole) {
  private static final int KEPT = 10;

  /** Of {@code rules} and {@code entries}. */
  static RuleSetMemory measure(int rules, int entries, long seed) {
    RuleSet source = MadeUpRules.of(rules, entries, seed);
    byte[] json = Json.bytes(source);
    return new RuleSetMemory(
        bytes(() -> CompiledRuleSet.compile(source)),
        bytes(() -> CompiledRuleSet.compile(read(json))));
  }

  private static RuleSet read(byte[] json) {
    try {
      return Json.read(json, RuleSet.class);
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("a rule set does not come back from JSON", e);
    }
  }

  private static long bytes(Supplier<CompiledRuleSet> work) {
    CompiledRuleSet[] kept = new CompiledRuleSet[KEPT + 1];
    // The first also loads what all of them share.
    kept[KEPT] = work.get();
    long before = HeapUse.afterCollection();
    for (int i = 0; i < KEPT; i++) {
      kept[i] = work.get();
    }
    long after = HeapUse.afterCollection();
    if (kept[0].source().keywordRules().isEmpty() || kept[KEPT] == kept[0]) {
      throw new IllegalStateException("nothing was kept");
    }
    return (after - before) / KEPT;
  }
}
