package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.understanding.ProductMention;
import dev.tidegate.understanding.ProductMention.By;
import dev.tidegate.understanding.ProductMention.Mention;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.ProductWords;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers from product data and the size chart, in the language of the question. An answer must be
 * right: whatever the text asks besides what the data hold, there is none.
 */
public final class ProductAnswers {
  private static final String PRICE = "product.price";
  private static final String STOCK = "product.stock";
  private static final String LIST_PRICE = "product.list_price";
  static final String SIZE = "product.size";
  private static final String VARIANT = "product.variant";

  private ProductAnswers() {}

  /**
   * What is asked.
   *
   * @param folded the whole text
   * @param mention the words that name the product, if any do
   * @param words all words that call it
   * @param read what the text was read as
   * @param known measures that the buyer said before
   */
  record Question(
      String folded,
      Mention mention,
      ProductWords words,
      ProductQuestion.Read read,
      Supplier<Measures> known) {
    boolean han() {
      return isHan(folded);
    }
  }

  /** The answer to a question, if it asks for nothing but what the data hold. */
  static Optional<Answer> to(Question question, Product product, List<SizeRow> chart) {
    boolean han = question.han();
    // A link number is no shade or size of the same value.
    boolean byLink = question.mention().by() == By.LINK;
    String unlinked = question.mention().blankedIn(question.folded());
    String rest = question.words().withoutNames(unlinked);
    String variant =
        VariantAnswers.to(
            byLink ? unlinked : question.folded(), rest, product, question.read(), han);
    if (variant != null) {
      return Optional.of(new Answer(VARIANT, variant, product));
    }
    Optional<Answer> pure =
        priceOrStock(question.words().withoutChoices(rest), question.read(), product, han);
    if (pure.isPresent()) {
      return pure;
    }
    String size = SizeAnswers.to(rest, product, chart, question.read(), han, question.known());
    if (size != null) {
      return Optional.of(new Answer(SIZE, size, product));
    }
    return Optional.ofNullable(NoteAnswers.to(rest, product, question.read()))
        .map(fact -> note(fact, product, han));
  }

  /** Each fact is an answer of its own: two questions about one product are not a repeat. */
  private static Answer note(String placeholder, Product product, boolean han) {
    String field = placeholder.substring("{product.".length(), placeholder.length() - 1);
    return new Answer(
        "product." + field,
        "{product.name}"
            + (han ? "{：/这边写的是：}" + placeholder + "。" : "{:/, it says:} " + placeholder + "."),
        product);
  }

  private static Optional<Answer> priceOrStock(
      String rest, ProductQuestion.Read read, Product product, boolean han) {
    Slot pieces = pieces(rest);
    String asking =
        pieces == null
            ? rest
            : rest.substring(0, pieces.start()) + " " + rest.substring(pieces.end());
    return ProductQuestion.in(asking, read)
        .map(
            asked ->
                switch (asked) {
                  case PRICE ->
                      pieces == null
                          ? new Answer(PRICE, price(product, han), product)
                          : total(pieces.value(), product, han);
                  case LIST_PRICE ->
                      product.listPriceFen() == null
                          ? null
                          : new Answer(LIST_PRICE, listPrice(han), product);
                  case STOCK -> new Answer(STOCK, stock(product, han), product);
                });
  }

  /** The number of pieces that the text asks about, null unless it says one number above one. */
  private static @Nullable Slot pieces(String rest) {
    List<Slot> quantities = Slots.in(rest).of(Slots.Kind.QUANTITY);
    return quantities.size() == 1 && quantities.get(0).value() > 1 ? quantities.get(0) : null;
  }

  /** Where sizes have prices of their own, those are told and nothing is added up. */
  private static Answer total(long pieces, Product product, boolean han) {
    String price = price(product, han);
    if (!NoteAnswers.prices(product).isEmpty()) {
      return new Answer(PRICE, price, product);
    }
    String total = "{product.total_" + pieces + "}";
    return new Answer(
        "product.total_" + pieces,
        price
            + (han
                ? "，" + pieces + "件共" + total + "元，优惠另算"
                : ", " + pieces + " of them " + total + " before any discount"),
        product);
  }

  /**
   * What would be said to a folded text about a product that it does not name, for measuring; empty
   * when nothing.
   */
  public static Optional<String> text(
      String folded, ProductQuestion.Read read, Product product, List<SizeRow> chart) {
    Question question =
        new Question(
            folded,
            Mention.none(ProductMention.Kind.NONE),
            ProductWords.of(ProductMention.Item.of(product)),
            read,
            () -> Measures.UNKNOWN);
    return to(question, product, chart)
        .flatMap(
            answer -> Template.render(Wordings.of(answer.template(), 0), product, Long.MAX_VALUE))
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
      return "{product.name}" + link + "{直播价/现在是}{product.price}元" + NoteAnswers.prices(product);
    }
    String link = product.link() == null ? "" : " (link {product.link})";
    return "{product.name}" + link + "{:/, now} {product.price} " + product.currency();
  }

  private static String stock(Product product, boolean han) {
    if (product.stock() == 0) {
      return han
          ? "{product.name}{现在卖完了/已经卖完啦}，库存{product.stock}件。"
          : "{product.name} is {/all }sold out, {product.stock} left.";
    }
    return han
        ? "{product.name}{有货，还剩/还有的，剩}{product.stock}件。"
        : "{product.name} is {in stock/available}, {product.stock} left.";
  }
}
