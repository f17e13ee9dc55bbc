package dev.tidegate.understanding;

import dev.tidegate.understanding.ProductMention.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the product whose price or list price a text names: "129的那件", "the 18.99 one", "$22". */
final class Prices {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.#a-z])([$¥￥]? ?)(\\d{1,6}(?:\\.\\d{1,2})?)(?![\\d%]|\\.\\d)");

  /** What follows a price. */
  private static final Pattern AFTER =
      Pattern.compile(" ?(?:的|块|元|米(?!\\d)|刀|那|这|现在|还是|拍|买|dollars?|bucks|usd|ones?(?![a-z]))");

  /** What goes before a price. */
  private static final Pattern BEFORE =
      Pattern.compile("(?:[买卖要花到是现在看的才付出价前拍]|now|paid|for|at|was) ?$");

  private final Map<Long, Set<String>> owners = new HashMap<>();

  Prices(List<Item> products) {
    for (Item product : products) {
      own(product.priceFen(), product.sku());
      own(product.listPriceFen(), product.sku());
    }
  }

  private void own(long fen, String sku) {
    if (fen > 0) {
      owners.computeIfAbsent(fen, f -> new TreeSet<>()).add(sku);
    }
  }

  /** The product that every price in the text fits; numbers that are no price say nothing. */
  Choice in(String folded) {
    Choice choice = Choice.none();
    Matcher number = NUMBER.matcher(folded);
    while (number.find()) {
      Set<String> of = owners.getOrDefault(fen(number.group(2)), Set.of());
      if (of.size() == 1 && isPrice(folded, number)) {
        String sku = of.iterator().next();
        if (!choice.isNone() && !choice.skus().contains(sku)) {
          return Choice.none();
        }
        choice = Choice.one(sku, number.group().strip(), number.start(), number.end());
      }
    }
    return choice;
  }

  private static boolean isPrice(String folded, Matcher number) {
    if (!number.group(1).isBlank() || number.group(2).contains(".")) {
      return true;
    }
    Matcher after = AFTER.matcher(folded).region(number.end(), folded.length());
    return after.lookingAt()
        || BEFORE.matcher(folded.substring(Math.max(0, number.start() - 5), number.start())).find();
  }

  private static long fen(String number) {
    int point = number.indexOf('.');
    if (point < 0) {
      return Long.parseLong(number) * 100;
    }
    String decimals = (number.substring(point + 1) + "0").substring(0, 2);
    return Long.parseLong(number.substring(0, point)) * 100 + Long.parseLong(decimals);
  }
}
