package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductMention.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes product names apart. A Chinese compound has its head at the end, so each end of a name of
 * two characters or more ("大衣" of "双面羊毛呢大衣") may name the product, and any other piece may do so as
 * an attribute ("羊毛的"); an English name gives its words. Which pieces really tell products apart is
 * seen from the whole catalogue: what stands in another product's names, colours or notes as well
 * is no name.
 */
final class NameParts {
  private static final int LONGEST_PART = 4;
  private static final String SEVERAL = "\u0000";

  private final Set<String> whole = new HashSet<>();
  private final Map<String, String> owner = new HashMap<>();
  private final Map<String, String> ownerByName = new HashMap<>();
  private final Map<String, String> ownerByDetail = new HashMap<>();

  NameParts(List<Item> products) {
    for (Item product : products) {
      for (String word : called(product)) {
        whole.add(word);
        for (String piece : pieces(word)) {
          own(owner, piece, product.sku());
        }
      }
      for (String piece : pieces(Fold.plain(product.name()))) {
        own(ownerByName, piece, product.sku());
      }
    }
    for (Item product : products) {
      String details =
          Fold.plain(
              product.notes()
                  + "；"
                  + String.join("；", product.colors())
                  + "；"
                  + String.join("；", product.sizes()));
      for (String piece : pieces(details)) {
        if (owner.containsKey(piece)) {
          own(ownerByDetail, piece, product.sku());
        }
      }
    }
  }

  private static void own(Map<String, String> owners, String piece, String sku) {
    owners.merge(piece, sku, (known, more) -> known.equals(more) ? known : SEVERAL);
  }

  /** The words that name the product wherever they stand; a name and its plural alike. */
  Set<String> names(Item product) {
    Set<String> names = new TreeSet<>();
    for (String word : called(product)) {
      for (String form : LatinWords.forms(word)) {
        names.add(form);
      }
      if (word.endsWith("的") && word.length() > 2) {
        names.remove(word);
      }
      for (String run : AttributeWords.byScript(word)) {
        addHeads(names, run, product.sku());
      }
    }
    addTokens(names, product);
    names.removeAll(GenericWords.ALL);
    return names;
  }

  /** Heads of Chinese compounds; shared ones too, for they hide nothing and can be ambiguous. */
  private void addHeads(Set<String> names, String run, String sku) {
    if (run.length() < 2
        || !Character.isIdeographic(run.charAt(0))
        || run.endsWith("的")
        || run.endsWith("款")) {
      return;
    }
    names.add(run);
    for (int from = 1; from <= run.length() - 2; from++) {
      String head = run.substring(from);
      String whose = owner.get(head);
      if (sku.equals(whose) || (SEVERAL.equals(whose) && !whole.contains(head))) {
        names.add(head);
      }
    }
  }

  private void addTokens(Set<String> names, Item product) {
    String sku = product.sku();
    List<String> nameTokens = LatinWords.tokens(Fold.plain(product.name()));
    List<String> singulars = nameTokens.stream().map(LatinWords::singular).toList();
    String nameHead =
        nameTokens.isEmpty() ? "" : LatinWords.singular(nameTokens.get(nameTokens.size() - 1));
    for (String word : called(product)) {
      List<String> tokens = LatinWords.tokens(word);
      for (String token : tokens) {
        String piece = LatinWords.singular(token);
        boolean known = tokens.size() == 1 || singulars.contains(piece);
        boolean ours = sku.equals(owner.get(piece));
        boolean head = piece.equals(nameHead) && sku.equals(ownerByName.get(piece));
        if ((head || (known && piece.length() >= LatinWords.SHORTEST))
            && !GenericWords.ALL.contains(piece)
            && !GenericWords.ALL.contains(token)
            && !ColourWords.isColour(piece)
            && piece.length() > 2
            && (head || (ours && onlyIn(ownerByDetail.get(piece), sku)))) {
          names.addAll(LatinWords.forms(token));
        }
      }
    }
  }

  /** Pieces that name the product where they are used as a noun. */
  Set<String> parts(Item product) {
    Set<String> parts = new TreeSet<>();
    for (String word : called(product)) {
      for (String run : AttributeWords.byScript(word)) {
        if (Character.isIdeographic(run.charAt(0))) {
          addInner(parts, run, product.sku());
        }
      }
      for (String token : LatinWords.tokens(word)) {
        if (product.sku().equals(owner.get(LatinWords.singular(token))) && token.length() >= 2) {
          parts.add(token);
        }
      }
    }
    return parts;
  }

  /** Attributes that the merchant gave as aliases, without their 的: "加绒" of "加绒的". */
  Set<String> modifiers(Item product) {
    Set<String> modifiers = new TreeSet<>();
    for (String word : called(product)) {
      if (isAttribute(word) && word.length() > 2) {
        modifiers.add(word.substring(0, word.length() - 1));
      }
    }
    return modifiers;
  }

  private static boolean isAttribute(String word) {
    return word.endsWith("的") || word.endsWith("款");
  }

  private void addInner(Set<String> parts, String run, String sku) {
    String core = isAttribute(run) ? run.substring(0, run.length() - 1) : run;
    for (int from = 0; from < core.length(); from++) {
      for (int to = from + 2; to <= Math.min(core.length(), from + LONGEST_PART); to++) {
        String part = core.substring(from, to);
        if (sku.equals(owner.get(part)) && onlyIn(ownerByDetail.get(part), sku)) {
          parts.add(part);
        }
      }
    }
  }

  private static boolean onlyIn(@Nullable String found, String sku) {
    return found == null || found.equals(sku);
  }

  private static List<String> called(Item product) {
    List<String> words = new ArrayList<>();
    words.add(Fold.plain(product.name()));
    product.aliases().forEach(alias -> words.add(Fold.plain(alias)));
    words.removeIf(String::isEmpty);
    return words;
  }

  /** All that can be a part: runs of Chinese characters and Latin words in the singular. */
  private static Set<String> pieces(String folded) {
    Set<String> pieces = new HashSet<>();
    for (int from = 0; from < folded.length(); from++) {
      for (int to = from + 1;
          to <= folded.length() && Character.isIdeographic(folded.charAt(to - 1));
          to++) {
        if (to - from > LONGEST_PART * 2) {
          break;
        }
        if (to - from >= 2) {
          pieces.add(folded.substring(from, to));
        }
      }
    }
    LatinWords.tokens(folded).forEach(token -> pieces.add(LatinWords.singular(token)));
    return pieces;
  }
}
