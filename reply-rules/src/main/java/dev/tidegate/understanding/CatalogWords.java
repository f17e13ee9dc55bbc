package dev.tidegate.understanding;

import dev.tidegate.matching.Words;
import dev.tidegate.matching.Words.Hit;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which product of a merchant a folded text speaks of, by name or alias. Immutable, safe to
 * share.
 */
public final class CatalogWords {
  private final Words<String> words;

  /** How one product is called. */
  public record Named(String sku, List<String> words) {}

  /**
   * The product that a text names and the word by which it does, from {@code start} to {@code end}.
   */
  public record Mention(String sku, String word, int start, int end) {}

  private CatalogWords(Words<String> words) {
    this.words = words;
  }

  /** Compiles names and aliases. */
  public static CatalogWords compile(List<Named> products) {
    Map<String, List<String>> skus = new HashMap<>();
    for (Named product : products) {
      for (String word : product.words()) {
        List<String> of = skus.computeIfAbsent(Fold.plain(word), w -> new ArrayList<>());
        if (!of.contains(product.sku())) {
          of.add(product.sku());
        }
      }
    }
    return new CatalogWords(Words.compile(skus));
  }

  /**
   * The one product that the text names, null when it names none or several. A word inside a longer
   * one does not count: "加绒牛仔裤" is not "牛仔裤".
   */
  public @Nullable Mention find(String folded) {
    List<Hit<String>> hits = words.find(folded);
    Mention found = null;
    for (Hit<String> hit : hits) {
      if (hits.stream().anyMatch(other -> contains(other, hit))) {
        continue;
      }
      if (found != null && !found.sku().equals(hit.value())) {
        return null;
      }
      if (found == null) {
        found = new Mention(hit.value(), hit.word(), hit.start(), hit.end());
      }
    }
    return found;
  }

  private static boolean contains(Hit<String> outer, Hit<String> inner) {
    return outer.start() <= inner.start()
        && outer.end() >= inner.end()
        && outer.word().length() > inner.word().length();
  }
}
