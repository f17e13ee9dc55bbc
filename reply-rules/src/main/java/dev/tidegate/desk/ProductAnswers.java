package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.ProductQuestion.Asked;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers from product data and the size chart, in the language of the question. An answer must be
 * right: whatever the text asks besides what the data hold, there is none.
 */
public final class ProductAnswers {
  private static final String PRICE = "product.price";
  private static final String STOCK = "product.stock";
  private static final String LIST_PRICE = "product.list_price";
  private static final String SIZE = "product.size";
  private static final String VARIANT = "product.variant";
  private static final String NOTE = "product.note";

  private ProductAnswers() {}

  /**
   * The answer to a text, if it asks for nothing but what the data hold.
   *
   * @param folded the whole text
   * @param rest the folded text without the words that name the product
   */
  static Optional<Answer> to(
      String folded, String rest, Product product, List<SizeRow> chart, boolean han) {
    String variant = VariantAnswers.to(folded, rest, product, han);
    if (variant != null) {
      return Optional.of(new Answer(VARIANT, variant, product));
    }
    Optional<Asked> asked = ProductQuestion.in(withoutPricedSizes(rest, product));
    if (asked.isPresent()) {
      return Optional.ofNullable(pure(asked.get(), product, han));
    }
    String size = SizeAnswers.to(rest, product, chart, han);
    if (size != null) {
      return Optional.of(new Answer(SIZE, size, product));
    }
    String note = NoteAnswers.to(rest, product, han);
    return note == null ? Optional.empty() : Optional.of(new Answer(NOTE, note, product));
  }

  /** The price of a listed size is answered where the notes tell the prices of sizes. */
  private static String withoutPricedSizes(String rest, Product product) {
    String left = rest;
    if (!NoteAnswers.prices(product).isEmpty()) {
      for (String size : product.sizes()) {
        left = left.replace(Fold.plain(size), " ");
      }
    }
    return left;
  }

  private static @Nullable Answer pure(Asked asked, Product product, boolean han) {
    return switch (asked) {
      case PRICE -> new Answer(PRICE, price(product, han), product);
      case LIST_PRICE ->
          product.listPriceFen() == null ? null : new Answer(LIST_PRICE, listPrice(han), product);
      case STOCK -> new Answer(STOCK, stock(product, han), product);
    };
  }

  /** What would be said to a folded text about a product, for measuring; empty when nothing. */
  public static Optional<String> text(
      String folded, String rest, Product product, List<SizeRow> chart) {
    return to(folded, rest, product, chart, isHan(folded))
        .flatMap(answer -> Template.render(answer.template(), product, Long.MAX_VALUE))
        .map(Template.Rendered::text);
  }

  private static String listPrice(boolean han) {
    return han
        ? "{product.name}原价{product.list_price}元，直播价{product.price}元"
        : "{product.name}: list price {product.list_price}, now {product.price}";
  }

  /** The template of an answer for the product as it is now; a merchant's own stays as it is. */
  static String again(String answerId, String template, Product product) {
    return switch (answerId) {
      case PRICE -> price(product, isHan(template));
      case STOCK -> stock(product, isHan(template));
      default -> template;
    };
  }

  static boolean isHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static String price(Product product, boolean han) {
    if (han) {
      String link = product.link() == null ? "" : "（{product.link}号链接）";
      return "{product.name}" + link + "直播价{product.price}元" + NoteAnswers.prices(product);
    }
    String link = product.link() == null ? "" : " (link {product.link})";
    return "{product.name}" + link + ": {product.price} " + product.currency();
  }

  private static String stock(Product product, boolean han) {
    if (product.stock() == 0) {
      return han
          ? "{product.name}现在卖完了，库存{product.stock}件。"
          : "{product.name} is sold out, {product.stock} left.";
    }
    return han
        ? "{product.name}有货，还剩{product.stock}件。"
        : "{product.name} is in stock, {product.stock} left.";
  }
}
