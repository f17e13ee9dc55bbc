package dev.tidegate.jobs.desk;

import dev.tidegate.event.Decision;
import dev.tidegate.jobs.rulesets.RuleSetSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the desk's operator on the task manager. */
public final class MerchantDeskOperatorFactory extends AbstractStreamOperatorFactory<Decision>
    implements OneInputStreamOperatorFactory<KeyedRecord, Decision> {
  private static final long serialVersionUID = 1L;

  private final RuleSetSource ruleSets;
  private final DeskFactory desk;
  private final String envelopeKeyFile;

  /** The operator around the desk of the product. */
  public MerchantDeskOperatorFactory(RuleSetSource ruleSets, String envelopeKeyFile) {
    this(ruleSets, envelopeKeyFile, DeskFunction::merchantDesk);
  }

  MerchantDeskOperatorFactory(RuleSetSource ruleSets, String envelopeKeyFile, DeskFactory desk) {
    this.ruleSets = ruleSets;
    this.envelopeKeyFile = envelopeKeyFile;
    this.desk = desk;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
  public <T extends StreamOperator<Decision>> T createStreamOperator(
      StreamOperatorParameters<Decision> parameters) {
    try {
      return (T)
          new MerchantDeskOperator(
              parameters, ruleSets, desk, DeadLetterSealer.open(envelopeKeyFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return MerchantDeskOperator.class;
  }
}
