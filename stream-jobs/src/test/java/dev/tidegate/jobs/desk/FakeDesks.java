package dev.tidegate.jobs.desk;

import dev.tidegate.jobs.rulesets.RuleSetSource;
import java.nio.file.Path;

/** Stages around {@link FakeDesk} for tests of the graph. */
public final class FakeDesks {
  private FakeDesks() {}

  public static ComprehendFunction comprehend(Path envelopeKey) {
    return new ComprehendFunction(envelopeKey.toString());
  }

  public static MerchantDeskOperatorFactory operator(RuleSetSource ruleSets, Path envelopeKey) {
    return new MerchantDeskOperatorFactory(ruleSets, envelopeKey.toString(), FakeDesk::new);
  }
}
