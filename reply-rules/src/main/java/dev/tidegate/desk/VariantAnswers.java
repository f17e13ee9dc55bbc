package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
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

  /** Between the words of a listed colour: "白色 white", "#01豆沙奶茶". */
  private static final Pattern WORD_ENDS =
      Pattern.compile("[ #\\d]{1,9}|(?<=[a-z])(?=[\\u4e00-\\u9fff])");

  private VariantAnswers() {}

  /**
   * The template of an answer, null when the text asks for no size or colour, or for more.
   *
   * @param rest the folded text without the words that name the product
   */
  static @Nullable String to(String folded, String rest, Product product, boolean han) {
    Set<String> sizes = new TreeSet<>();
    String left = rest;
    for (Slot slot : Slots.in(folded).all()) {
      if (slot.kind() == Kind.CLOTHES_SIZE || slot.kind() == Kind.SHOE_SIZE) {
        String size = folded.substring(slot.start(), slot.end());
        sizes.add(size);
        left = left.replace(size, " ");
      }
    }
    Set<String> colours = colours(folded, product);
    for (String colour : colours) {
      left = left.replace(colour, " ");
    }
    boolean listed =
        (sizes.isEmpty() || !product.sizes().isEmpty())
            && (colours.isEmpty() || !product.colors().isEmpty());
    return (sizes.isEmpty() && colours.isEmpty())
            || !listed
            || !ProductQuestion.asksForVariant(left)
        ? null
        : words(sizes, colours, product, han);
  }

  private static String words(
      Set<String> sizes, Set<String> colours, Product product, boolean han) {
    if (product.stock() == 0) {
      return han
          ? "{product.name}现在卖完了，库存{product.stock}件。"
          : "{product.name} is sold out, {product.stock} left.";
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
        .append(han ? "一共还剩{product.stock}件。" : " {product.stock} left in all.")
        .toString();
  }

  /**
   * The colour that the text names, in all words in which it is listed, with the number of a shade;
   * a common colour word when none is listed; empty when the text names none.
   */
  private static Set<String> colours(String folded, Product product) {
    Set<String> found = new TreeSet<>();
    int longest = 1;
    for (String colour : product.colors()) {
      String listed = Fold.plain(colour);
      Matcher number = SHADE.matcher(listed);
      boolean shade =
          number.lookingAt()
              && Pattern.compile(
                      "(?<!\\d)0?" + Integer.parseInt(number.group(1)) + "(?: ?号|(?!\\d))")
                  .matcher(folded)
                  .find();
      for (String word : WORD_ENDS.split(listed, -1)) {
        if (shade || (word.length() > longest && folded.contains(word))) {
          found.clear();
          found.addAll(List.of(WORD_ENDS.split(listed, -1)));
          longest = shade ? Integer.MAX_VALUE : word.length();
        }
      }
    }
    found.remove("");
    Slot slot = Slots.in(folded).first(Kind.COLOUR);
    if (found.isEmpty() && slot != null) {
      found.add(folded.substring(slot.start(), slot.end()));
    }
    return found;
  }
}
