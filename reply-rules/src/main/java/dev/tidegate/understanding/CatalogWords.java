package dev.tidegate.understanding;

import dev.tidegate.matching.Words;
import dev.tidegate.matching.Words.Hit;
import dev.tidegate.understanding.ProductMention.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words by which the products of a merchant are called: names, aliases and their parts,
 * colours, sizes. Says which words stand in a text and whose they are; what that means is for
 * {@link ProductMention}. Immutable, safe to share.
 */
final class CatalogWords {
  private final Words<Called> words;

  /** How sure a word names a product, surest first. */
  enum Strength {
    /** A name, an alias, or a head noun of one: "开衫". */
    NAME(0),
    /**
     * An alias that says an attribute: "加绒的". Without its 的 it names too, unless it is asked for.
     */
    MODIFIER(1),
    /** A part that names a product only where it is used as a noun: "收腹的那个", "the custom one". */
    PART(2),
    COLOUR(3),
    SIZE(4);

    private final int rank;

    Strength(int rank) {
      this.rank = rank;
    }

    /** 0 for the surest. */
    int rank() {
      return rank;
    }
  }

  /** A word's strength and whose it is, skus in order. */
  record Called(Strength strength, Set<String> skus) {}

  /** A word in a text, {@code end} exclusive. */
  record Found(String word, int start, int end, Called called) {}

  private CatalogWords(Words<Called> words) {
    this.words = words;
  }

  /** Compiles the words of products. */
  static CatalogWords compile(List<Item> products) {
    Map<Strength, Map<String, Set<String>>> owners = new TreeMap<>();
    for (Strength strength : Strength.values()) {
      owners.put(strength, new TreeMap<>());
    }
    NameParts parts = new NameParts(products);
    for (Item product : products) {
      parts.names(product).forEach(word -> own(owners, Strength.NAME, word, product.sku()));
      parts.modifiers(product).forEach(word -> own(owners, Strength.MODIFIER, word, product.sku()));
      parts.parts(product).forEach(word -> own(owners, Strength.PART, word, product.sku()));
      AttributeWords.colours(product)
          .forEach(word -> own(owners, Strength.COLOUR, word, product.sku()));
      AttributeWords.sizes(product)
          .forEach(word -> own(owners, Strength.SIZE, word, product.sku()));
    }
    Map<String, List<Called>> all = new LinkedHashMap<>();
    owners.forEach(
        (strength, of) ->
            of.forEach(
                (word, skus) ->
                    all.computeIfAbsent(word, w -> new ArrayList<>(1))
                        .add(new Called(strength, Set.copyOf(skus)))));
    return new CatalogWords(Words.compile(all));
  }

  private static void own(
      Map<Strength, Map<String, Set<String>>> owners, Strength strength, String word, String sku) {
    Map<String, Set<String>> of = owners.get(strength);
    if (of != null && !word.isEmpty()) {
      of.computeIfAbsent(word, w -> new TreeSet<>()).add(sku);
    }
  }

  /**
   * The words in a folded text, in order of their ends. A word inside a longer one of the same or a
   * surer kind is left out: "加绒牛仔裤" is not "牛仔裤"; a Latin word must stand alone.
   */
  List<Found> find(String folded) {
    List<Hit<Called>> hits =
        words.find(folded).stream().filter(hit -> standsAlone(folded, hit)).toList();
    int kinds = Strength.values().length;
    // Over the words that end later, and over those that end here: where the earliest begins.
    int[] later = new int[kinds];
    Arrays.fill(later, folded.length() + 1);
    List<Found> found = new ArrayList<>(hits.size());
    for (int last = hits.size() - 1; last >= 0; ) {
      int first = last;
      int[] here = new int[kinds];
      Arrays.fill(here, folded.length() + 1);
      while (first >= 0 && hits.get(first).end() == hits.get(last).end()) {
        Hit<Called> hit = hits.get(first);
        int strength = hit.value().strength().rank();
        here[strength] = Math.min(here[strength], hit.start());
        first--;
      }
      for (int i = last; i > first; i--) {
        Hit<Called> hit = hits.get(i);
        if (!covered(hit, later, here)) {
          found.add(new Found(hit.word(), hit.start(), hit.end(), hit.value()));
        }
      }
      for (int s = 0; s < kinds; s++) {
        later[s] = Math.min(later[s], here[s]);
      }
      last = first;
    }
    Collections.reverse(found);
    return found;
  }

  private static boolean covered(Hit<Called> hit, int[] later, int[] here) {
    for (int s = 0; s <= hit.value().strength().rank(); s++) {
      if (later[s] <= hit.start() || here[s] < hit.start()) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAlone(String folded, Hit<Called> hit) {
    return LatinWords.boundary(folded, hit.start()) && LatinWords.boundary(folded, hit.end());
  }
}
