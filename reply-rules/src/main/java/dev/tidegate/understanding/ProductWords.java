package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductMention.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a folded text what calls a product, so that what is asked about it is left.
 * Immutable, safe to share.
 */
public final class ProductWords {
  private final PhraseSet names;
  private final PhraseSet choices;

  private ProductWords(PhraseSet names, PhraseSet choices) {
    this.names = names;
    this.choices = choices;
  }

  /** The words of a product. */
  public static ProductWords of(Item product) {
    List<String> names = new ArrayList<>();
    addName(names, product.name());
    product.aliases().forEach(alias -> addName(names, alias));
    List<String> choices = new ArrayList<>(AttributeWords.colours(product));
    choices.addAll(AttributeWords.sizes(product));
    product.sizes().forEach(size -> choices.add(Fold.plain(size)));
    product.colors().forEach(colour -> choices.add(Fold.plain(colour)));
    return new ProductWords(PhraseSet.of(names), PhraseSet.of(choices));
  }

  private static void addName(List<String> words, String called) {
    String folded = Fold.plain(called);
    if (folded.isEmpty()) {
      return;
    }
    words.addAll(LatinWords.forms(folded));
    for (String token : LatinWords.tokens(folded)) {
      if (token.length() >= LatinWords.SHORTEST) {
        words.addAll(LatinWords.forms(token));
      }
    }
  }

  /** The text without the product's name, its aliases, and the Latin words of those. */
  public String withoutNames(String folded) {
    return names.without(folded);
  }

  /** The text without the product's listed colours and sizes. */
  public String withoutChoices(String folded) {
    return choices.without(folded);
  }
}
