package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether there is a size or a colour, by naming the listed ones. Stock is kept for the
 * whole product, so nothing is said about a single size; a note that limits one is told along.
 */
final class VariantAnswers {
  private static final Pattern SHADE = Pattern.compile("# ?(\\d{1,3})");

  private static final Pattern DIGITS = Pattern.compile("\\d++");

  /** Between the words of a listed colour: "白色 white", "#01豆沙奶茶". */
  private static final Pattern WORD_ENDS =
      Pattern.compile("[ #\\d]{1,9}|(?<=[a-z])(?=[\\u4e00-\\u9fff])");

  /** A size that is a number, with or without a unit: "38", "16in", "10mm". */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,4}(?:\\.\\d{1,2})?) ?(in|inch|inches|mm|cm|ml|g|码|片|斤)?");

  /** A number that may be a size; with '#' or 号 it is a link or a shade. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d.#$¥￥a-z])(\\d{1,4}(?:\\.\\d{1,2})?) ?(?:inches|inch|in(?![a-z])|\"|mm|cm|ml|码|片|斤)?(?![\\d.号a-z%元块毫克天小个年岁月])");

  private VariantAnswers() {}

  /**
   * The template of an answer, null when the text asks for no size or colour, or for more.
   *
   * @param folded the text without the link number that names the product
   * @param rest also without the words that name it
   */
  static @Nullable String to(
      String folded, String rest, Product product, ProductQuestion.Read read, boolean han) {
    Set<String> sizes = sizes(folded, rest, product);
    Set<String> colours = colours(folded, product);
    boolean listed =
        (sizes.isEmpty() || !product.sizes().isEmpty())
            && (colours.isEmpty() || !product.colors().isEmpty());
    if ((sizes.isEmpty() && colours.isEmpty()) || !listed) {
      return null;
    }
    String left = without(without(rest, colours), sizes);
    return ProductQuestion.asksForVariant(left, read) ? words(sizes, colours, product, han) : null;
  }

  private static String without(String text, Set<String> words) {
    String left = text;
    for (String word : words) {
      left = left.replace(word, " ");
    }
    return left;
  }

  private static Set<String> sizes(String folded, String rest, Product product) {
    Set<String> sizes = new TreeSet<>();
    for (Slot slot : Slots.in(folded).all()) {
      if (slot.kind() == Kind.CLOTHES_SIZE || slot.kind() == Kind.SHOE_SIZE) {
        sizes.add(folded.substring(slot.start(), slot.end()));
      }
    }
    boolean numbered =
        !product.sizes().isEmpty()
            && product.sizes().stream()
                .allMatch(size -> NUMBERED.matcher(Fold.plain(size)).matches());
    if (sizes.isEmpty() && numbered) {
      Matcher number = NUMBER.matcher(rest);
      while (number.find()) {
        sizes.add(number.group());
      }
    }
    return sizes;
  }

  private static String words(
      Set<String> sizes, Set<String> colours, Product product, boolean han) {
    if (product.stock() == 0) {
      return han
          ? "{product.name}{现在卖完了/已经卖完啦}，库存{product.stock}件。"
          : "{product.name} is {/all }sold out, {product.stock} left.";
    }
    StringBuilder words = new StringBuilder("{product.name}");
    words.append(han ? "" : ":");
    if (!sizes.isEmpty()) {
      words.append(han ? "尺码有{product.sizes}；" : " sizes {product.sizes};");
    }
    if (!colours.isEmpty()) {
      words.append(han ? "颜色有{product.colors}；" : " colors {product.colors};");
    }
    Set<String> variants = new TreeSet<>(colours);
    variants.addAll(sizes);
    return words
        .append(NoteAnswers.limit(product, variants))
        .append(han ? "一共{还/}剩{product.stock}件。" : " {product.stock} left in {all/total}.")
        .toString();
  }

  /**
   * The colour that the text names, in all words in which it is listed, with the number of a shade;
   * a common colour word when none is listed, or when it says more ("rose gold", listed is gold);
   * empty when the text names none.
   */
  private static Set<String> colours(String folded, Product product) {
    Set<String> found = new TreeSet<>();
    int longest = 1;
    for (String colour : product.colors()) {
      String listed = Fold.plain(colour);
      List<String> words = List.of(WORD_ENDS.split(listed, -1));
      Matcher number = SHADE.matcher(listed);
      int length =
          number.lookingAt() && hasShade(folded, Integer.parseInt(number.group(1)))
              ? Integer.MAX_VALUE
              : longestIn(folded, words);
      if (length > longest) {
        found.clear();
        found.addAll(words);
        longest = length;
      }
    }
    found.remove("");
    Slot slot = Slots.in(folded).first(Kind.COLOUR);
    if (slot != null && slot.end() - slot.start() > longest) {
      found.clear();
      found.add(folded.substring(slot.start(), slot.end()));
    }
    return found;
  }

  private static int longestIn(String folded, Collection<String> words) {
    return words.stream().filter(folded::contains).mapToInt(String::length).max().orElse(0);
  }

  /** Whether the text has the number of a shade, with or without a leading zero. */
  private static boolean hasShade(String folded, int shade) {
    Matcher digits = DIGITS.matcher(folded);
    while (digits.find()) {
      if (digits.end() - digits.start() <= 3 && Integer.parseInt(digits.group()) == shade) {
        return true;
      }
    }
    return false;
  }
}
