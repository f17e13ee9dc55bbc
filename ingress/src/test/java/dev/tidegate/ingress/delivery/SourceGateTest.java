package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Source;
import org.junit.jupiter.api.Test;

final class SourceGateTest {
  private final SourceGate gate = new SourceGate();

  @Test
  void onlyWhatIsHigherThanTheLastOfItsMerchantPasses() {
    // When
    boolean first = gate.passes("m1", new Source(0, 9, 0));
    boolean nextOfTheRecord = gate.passes("m1", new Source(0, 9, 1));
    boolean repeat = gate.passes("m1", new Source(0, 9, 1));
    boolean older = gate.passes("m1", new Source(0, 8, 5));
    boolean higher = gate.passes("m1", new Source(0, 10, 0));
    boolean ofAnother = gate.passes("m2", new Source(0, 1, 0));

    // Then
    assertThat(first).isTrue();
    assertThat(nextOfTheRecord).isTrue();
    assertThat(repeat).isFalse();
    assertThat(older).isFalse();
    assertThat(higher).isTrue();
    assertThat(ofAnother).isTrue();
  }
}
