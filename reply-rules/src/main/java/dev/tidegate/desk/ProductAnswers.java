package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.understanding.ProductQuestion.Asked;

/** Answers about price and stock from product data, in the language of the question. */
final class ProductAnswers {
  private static final String PRICE = "product.price";
  private static final String STOCK = "product.stock";

  private ProductAnswers() {}

  static Answer to(Asked asked, Product product, String folded) {
    boolean han = isHan(folded);
    return switch (asked) {
      case PRICE -> new Answer(PRICE, price(product, han), product);
      case STOCK -> new Answer(STOCK, stock(product, han), product);
    };
  }

  /** The template of an answer for the product as it is now; a merchant's own stays as it is. */
  static String again(String answerId, String template, Product product) {
    return switch (answerId) {
      case PRICE -> price(product, isHan(template));
      case STOCK -> stock(product, isHan(template));
      default -> template;
    };
  }

  private static boolean isHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static String price(Product product, boolean han) {
    if (han) {
      String link = product.link() == null ? "" : "（{product.link}号链接）";
      return "{product.name}" + link + "直播价{product.price}元";
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
