package dev.tidegate.understanding;

import dev.tidegate.event.Product;
import dev.tidegate.text.LinkNumbers;
import dev.tidegate.understanding.CatalogWords.Found;
import dev.tidegate.understanding.CatalogWords.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which product of a merchant a folded text names: by link number, by name, alias or a part
 * that no other product has, or by a colour, size or price that only one product has. Surer ways
 * decide first; less sure ones only choose among what is left open. Immutable, safe to share.
 */
public final class ProductMention {
  private static final Pattern DEICTIC =
      Pattern.compile("[这那][个款件条双瓶支只套盒罐包]|它|(?<![a-z])(?:this|that|it|these|those|them)(?![a-z'])");

  private final CatalogWords words;
  private final ShadeNumbers shades;
  private final Prices prices;
  private final Map<Integer, String> skuByLink;
  private final Map<String, ProductWords> wordsBySku;

  /**
   * What a product is called by. All texts as the merchant wrote them.
   *
   * @param link number in the room, 0 when it has none
   * @param listPriceFen 0 when there is none
   */
  public record Item(
      String sku,
      int link,
      String name,
      List<String> aliases,
      long priceFen,
      long listPriceFen,
      List<String> sizes,
      List<String> colors,
      String notes) {
    public Item {
      aliases = List.copyOf(aliases);
      sizes = List.copyOf(sizes);
      colors = List.copyOf(colors);
    }

    /** What a product of the merchant is called by. */
    public static Item of(Product product) {
      Long listPriceFen = product.listPriceFen();
      Integer link = product.link();
      return new Item(
          product.sku(),
          link == null ? 0 : link,
          product.name(),
          product.aliases(),
          product.priceFen(),
          listPriceFen == null ? 0 : listPriceFen,
          product.sizes(),
          product.colors(),
          product.notes());
    }
  }

  /** What a text says about which product it means. */
  public enum Kind {
    /** One product. */
    NAMED,
    /** More than one product, or words that fit several. */
    SEVERAL,
    /** A link number that the merchant does not have. */
    UNKNOWN_LINK,
    /** "这个", "it": the product on show, or of the talk so far. */
    DEICTIC,
    NONE
  }

  /** By what a product was told. */
  public enum By {
    LINK,
    NAME,
    PART,
    COLOUR,
    SIZE,
    PRICE,
    NOTHING
  }

  /**
   * The outcome.
   *
   * @param sku of the product, null unless {@code NAMED}
   * @param word the words that tell it, for the trace; empty when none
   * @param start place of the word in the folded text
   * @param end exclusive
   */
  public record Mention(Kind kind, By by, @Nullable String sku, String word, int start, int end) {
    /** Names no product. */
    public static Mention none(Kind kind) {
      return new Mention(kind, By.NOTHING, null, "", 0, 0);
    }

    /** The text with a blank for the words that name the product. */
    public String blankedIn(String folded) {
      return kind == Kind.NAMED ? folded.substring(0, start) + " " + folded.substring(end) : folded;
    }
  }

  private ProductMention(List<Item> products) {
    words = CatalogWords.compile(products);
    shades = new ShadeNumbers(products);
    prices = new Prices(products);
    Map<Integer, String> links = new TreeMap<>();
    for (Item product : products) {
      if (product.link() > 0) {
        links.putIfAbsent(product.link(), product.sku());
      }
    }
    skuByLink = Map.copyOf(links);
    Map<String, ProductWords> called = new TreeMap<>();
    products.forEach(product -> called.put(product.sku(), ProductWords.of(product)));
    wordsBySku = Map.copyOf(called);
  }

  /** Compiles a catalogue. */
  public static ProductMention compile(List<Item> products) {
    return new ProductMention(products);
  }

  /** The product of a link number, null when there is none. */
  public @Nullable String skuOfLink(int link) {
    return skuByLink.get(link);
  }

  /** The words that call a product of the catalogue, null when it is none. */
  public @Nullable ProductWords wordsOf(String sku) {
    return wordsBySku.get(sku);
  }

  /** Which product the text names; never throws, linear. */
  public Mention in(String folded) {
    List<Found> found = words.find(folded);
    Choice names = Choice.of(found, Strength.NAME, folded);
    ShadeNumbers.Reading numbers =
        shades.read(folded, LinkNumbers.find(folded), names.skus(), this);
    if (numbers.shade() != null) {
      return numbers.shade();
    }
    Mention byLink = byLink(numbers.links(), names);
    if (byLink != null) {
      return byLink;
    }
    if (names.isOne()) {
      return Joined.withOther(folded, names) ? Mention.none(Kind.SEVERAL) : names.mention(By.NAME);
    }
    if (names.conflicting()) {
      return Mention.none(Kind.SEVERAL);
    }
    return byDetails(found, names, folded);
  }

  private @Nullable Mention byLink(List<LinkNumbers.Hit> links, Choice names) {
    Set<String> skus = new TreeSet<>();
    for (LinkNumbers.Hit link : links) {
      String sku = skuByLink.get(link.number());
      if (sku != null) {
        skus.add(sku);
      }
    }
    if (skus.isEmpty()) {
      return links.isEmpty() || !names.isNone() ? null : Mention.none(Kind.UNKNOWN_LINK);
    }
    String sku = skus.iterator().next();
    if (skus.size() > 1 || (names.isOne() && !names.skus().contains(sku))) {
      return Mention.none(Kind.SEVERAL);
    }
    LinkNumbers.Hit hit = links.get(0);
    return new Mention(Kind.NAMED, By.LINK, sku, "" + hit.number(), hit.start(), hit.end());
  }

  /** When no name tells it: parts, colours, sizes and prices, within what the names leave open. */
  private Mention byDetails(List<Found> found, Choice names, String folded) {
    List<Choice> ways = new ArrayList<>();
    ways.add(Choice.of(found, Strength.MODIFIER, folded));
    ways.add(Choice.of(found, Strength.PART, folded));
    ways.add(Choice.of(found, Strength.COLOUR, folded));
    ways.add(Choice.of(found, Strength.SIZE, folded));
    ways.add(prices.in(folded));
    Choice open = names;
    By[] by = {By.PART, By.PART, By.COLOUR, By.SIZE, By.PRICE};
    for (int i = 0; i < by.length; i++) {
      Choice left = ways.get(i).within(open);
      if (left.isOne()) {
        return left.mention(by[i]);
      }
      if (!left.isNone() && !left.conflicting()) {
        open = left;
      }
    }
    boolean said = !names.isNone() || ways.stream().anyMatch(way -> !way.isNone());
    if (DEICTIC.matcher(folded).find()) {
      return Mention.none(Kind.DEICTIC);
    }
    return Mention.none(said ? Kind.SEVERAL : Kind.NONE);
  }
}
