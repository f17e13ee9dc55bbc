package dev.tidegate.desk;

import dev.tidegate.ruleset.CompiledRuleSet;
import org.jspecify.annotations.Nullable;

/** Where the desk gets compiled rule sets; the log names the version, this only holds the body. */
@FunctionalInterface
public interface RuleSets {
  /** The compiled rule set, null while its body is absent. Never blocks on I/O. */
  @Nullable CompiledRuleSet find(String merchant, long version);
}
