package dev.tidegate.desk;

import dev.tidegate.event.Action.Fact;
import dev.tidegate.event.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the merchant with placeholders {@code {product.<field>}}. Words of a buyer never
 * become a template.
 */
public final class Template {
  /** {@code {product.price}} of the product at hand, {@code {product@A1.price}} of another one. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{product(?:@([^{}]{1,200}))?\\.([a-z_0-9]{1,20})}");

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
    return render(template, product, sku -> null, factsGoodUntilMs);
  }

  /**
   * As {@link #render(String, Product, long)}, with placeholders of other products.
   *
   * @param others finds a product by its sku, null when there is none
   */
  static Optional<Rendered> render(
      String template,
      @Nullable Product product,
      Function<String, @Nullable Product> others,
      long factsGoodUntilMs) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    List<Fact> facts = new ArrayList<>();
    while (matcher.find()) {
      String sku = matcher.group(1);
      String field = matcher.group(2);
      Product meant = sku == null ? product : others.apply(sku);
      String value = meant == null ? null : ProductFacts.value(meant, field);
      if (meant == null || value == null) {
        return Optional.empty();
      }
      Fact fact = new Fact(meant.sku(), field, value, meant.version(), factsGoodUntilMs);
      if (!facts.contains(fact)) {
        facts.add(fact);
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(text);
    return Optional.of(new Rendered(text.toString(), List.copyOf(facts)));
  }
}
