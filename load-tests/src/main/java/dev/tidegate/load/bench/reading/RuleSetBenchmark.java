package dev.tidegate.load.bench.reading;

import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compiling a rule set of some rules and {@value #FAQ_ENTRIES} FAQ entries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RuleSetBenchmark {
  static final int FAQ_ENTRIES = 500;

  /** Chooses words and entries. */
  @Param("1")
  public long seed;

  /** How many keyword rules there are. */
  @Param("1000")
  public int rules;

  /** Whether what did not change is taken over. */
  @Param("true")
  public boolean takeOver;

  private RuleSet rulesBefore = MadeUpRules.of(1, 0, 1);
  private CompiledRuleSet compiledBefore = CompiledRuleSet.compile(rulesBefore);
  private int changes;

  /** Makes the rule set. */
  @Setup
  public void make() {
    rulesBefore = MadeUpRules.of(rules, FAQ_ENTRIES, seed);
    compiledBefore = CompiledRuleSet.compile(rulesBefore);
  }

  /**
   * The same rules with one word changed, another one each time: what publishing has to wait for.
   */
  @Benchmark
  public CompiledRuleSet compileAfterAChange() {
    changes = (changes + 1) % rules;
    RuleSet changed = MadeUpRules.withOneWordChanged(rulesBefore, changes);
    return takeOver ? compiledBefore.next(changed) : CompiledRuleSet.compile(changed);
  }
}
