package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactsTest {
  private static final long NOW = 1_000;

  private static Action claiming(Action.Fact... facts) {
    return new Action(
        "0@1#0",
        "a1",
        "m1",
        "acc",
        "generic",
        Action.Channel.PUBLIC_REPLY,
        "r1",
        "b1",
        "e1",
        "box",
        "text",
        List.of(facts),
        9_000,
        0,
        1);
  }

  private static Product product(long version, boolean removed) {
    return new Product(
        "s1", version, 3, "连衣裙", List.of(), 12_990, 19_900L, "CNY", 0, List.of(), List.of(), "",
        removed);
  }

  @ParameterizedTest
  @CsvSource({
    // field, value in the text, version then, version now, removed, verdict
    "price, 129.90, 1, 2, false,",
    "price, 129.9, 1, 2, false, fact_changed",
    "price, 129, 1, 2, false, fact_changed",
    "price, 129, 2, 2, false,",
    "price, 129, 3, 2, false,",
    "price, 129.90, 1, 2, true, product_removed",
    "price, 129.90, 2, 2, true,",
    "list_price, 199, 1, 2, false,",
    "link, 3, 1, 2, false,",
    "link, 4, 1, 2, false, fact_changed",
    "name, 连衣裙, 1, 2, false,",
    "stock, 0, 1, 2, false,",
    "stock, 5, 1, 2, false, fact_changed",
    "colour, 红, 1, 2, false, fact_changed",
  })
  void onlyAHigherVersionWithAnotherValueIsStale(
      String field, String value, long then, long now, boolean removed, String verdict) {
    // Given
    Map<String, Product> products = Map.of("m1/s1", product(now, removed));
    Action action = claiming(new Action.Fact("s1", field, value, then, NOW));

    // When
    String stale = Facts.staleReason(action, products::get, NOW);

    // Then
    assertThat(stale).isEqualTo(verdict);
  }

  @Test
  void aFactPastItsTimeIsStaleEvenIfTheProductIsUnknown() {
    // Given
    Action action = claiming(new Action.Fact("s1", "price", "129", 1, NOW - 1));

    // When
    String stale = Facts.staleReason(action, sku -> null, NOW);

    // Then
    assertThat(stale).isEqualTo("fact_too_old");
  }

  @Test
  void anUnknownProductProvesNothing() {
    // Given
    Action action = claiming(new Action.Fact("s1", "price", "129", 1, NOW));

    // When
    String stale = Facts.staleReason(action, sku -> null, NOW);

    // Then
    assertThat(stale).isNull();
  }
}
