package dev.tidegate.desk;

import dev.tidegate.event.Action.Fact;
import dev.tidegate.event.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the merchant with placeholders {@code {product.<field>}}. Words of a buyer never
 * become a template.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{product\\.([a-z_0-9]{1,20})}");

  private Template() {}

  /** The text to send and the facts that it claims. */
  public record Rendered(String text, List<Fact> facts) {}

  /**
   * Fills the placeholders; empty when one cannot be filled, because no product is known or it
   * lacks the field.
   *
   * @param factsGoodUntilMs wall clock after which the facts may no longer be claimed
   */
  public static Optional<Rendered> render(
      String template, @Nullable Product product, long factsGoodUntilMs) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    List<Fact> facts = new ArrayList<>();
    while (matcher.find()) {
      String field = matcher.group(1);
      String value = product == null ? null : ProductFacts.value(product, field);
      if (product == null || value == null) {
        return Optional.empty();
      }
      Fact fact = new Fact(product.sku(), field, value, product.version(), factsGoodUntilMs);
      if (!facts.contains(fact)) {
        facts.add(fact);
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(text);
    return Optional.of(new Rendered(text.toString(), List.copyOf(facts)));
  }
}
