package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a folded text asks for nothing but a product's price or stock. A wrong answer is
 * worse than none: the words of the question, the product and small talk are taken away, and only
 * when next to nothing is left is it such a question; or when the reading is sure of the intent and
 * no word asks for more than the data tell. The phrases are data: {@code product-questions.tsv}.
 */
public final class ProductQuestion {
  /** What is asked. */
  public enum Asked {
    PRICE,
    LIST_PRICE,
    STOCK
  }

  /**
   * What a text was read as.
   *
   * @param intent the likeliest one
   * @param score its probability, 0 to 1
   * @param question whether the text asks something
   * @param named whether the words, not the show, told the product
   */
  public record Read(String intent, double score, boolean question, boolean named) {
    private boolean is(String other, double least) {
      return intent.equals(other) && score >= least;
    }
  }

  /**
   * Of the lines of six shops that were read as price with at least this probability and asked for
   * something else, all but one had a word of {@code MORE_THAN_PRICE}.
   */
  private static final double SURE = 0.8;

  /** Enough where the words of the question are there, too. */
  private static final double LIKELY = 0.5;

  private static final Map<Asked, PhraseSet> ASKED = new LinkedHashMap<>();
  private static final PhraseSet VARIANT = phrases("VARIANT");
  private static final PhraseSet TALK = phrases("TALK");
  private static final PhraseSet MORE_THAN_PRICE = phrases("MORE_THAN_PRICE");
  private static final PhraseSet MORE_THAN_STOCK = phrases("MORE_THAN_STOCK");

  private static final Pattern NUMERAL = Pattern.compile("[\\d一二三四五六七八九十]");

  /** A sum of money is said, not asked for. */
  private static final Pattern SUM = Pattern.compile("[$¥￥] ?\\d|\\d ?[$¥￥元块刀]");

  /** Shorthand that asks for the price only when nothing else is said. */
  private static final Pattern SHORTHAND = Pattern.compile(" *(?:hm|ds|jg|价|[$¥￥]+)[ ?!$¥￥]*");

  static {
    for (Asked asked : Asked.values()) {
      ASKED.put(asked, phrases(asked.name()));
    }
  }

  private ProductQuestion() {}

  /**
   * What the text asks about the product, if that is all it asks; without the product's own name.
   */
  public static Optional<Asked> in(String rest) {
    if (SUM.matcher(rest).find()) {
      return Optional.empty();
    }
    for (Map.Entry<Asked, PhraseSet> asked : ASKED.entrySet()) {
      if (asked.getValue().in(rest) && nothingIsLeft(asked.getValue().without(rest))) {
        return Optional.of(asked.getKey());
      }
    }
    // "1号?" asks for the price.
    boolean bareLink = rest.endsWith("?") && NUMERAL.matcher(rest).find() && nothingIsLeft(rest);
    return bareLink || SHORTHAND.matcher(rest).matches()
        ? Optional.of(Asked.PRICE)
        : Optional.empty();
  }

  /** As {@link #in(String)}, and by what the text was read as where that is sure. */
  public static Optional<Asked> in(String rest, Read read) {
    Optional<Asked> all = in(rest);
    if (all.isPresent() || SUM.matcher(rest).find()) {
      return all;
    }
    // Just the product and a question mark: "and the coat?"
    if (read.named() && rest.endsWith("?") && nothingIsLeft(rest)) {
      return Optional.of(Asked.PRICE);
    }
    boolean said = Objects.requireNonNull(ASKED.get(Asked.PRICE)).in(rest);
    if (read.is("price", said ? LIKELY : SURE)
        && (said || read.question())
        && !MORE_THAN_PRICE.in(rest)) {
      return Optional.of(Asked.PRICE);
    }
    return read.is("stock", SURE) && read.question() && read.named() && !MORE_THAN_STOCK.in(rest)
        ? Optional.of(Asked.STOCK)
        : Optional.empty();
  }

  /** Whether a text asks for nothing but whether something is there; without what is asked for. */
  public static boolean asksForVariant(String rest, Read read) {
    boolean asks = VARIANT.in(rest) || (read.question() && rest.endsWith("?"));
    return (asks && nothingIsLeft(VARIANT.without(rest)))
        || (read.is("stock", SURE) && read.question() && !MORE_THAN_STOCK.in(rest));
  }

  /** Whether a text says nothing but small talk; without what it names. */
  public static boolean saysNothing(String rest) {
    return nothingIsLeft(rest);
  }

  private static boolean nothingIsLeft(String rest) {
    return Fold.skeleton(NUMERAL.matcher(TALK.without(rest)).replaceAll("")).isEmpty();
  }

  private static PhraseSet phrases(String kind) {
    return Resources.lines("product-questions.tsv").stream()
        .map(line -> line.split("\t", 2))
        .filter(row -> row[0].equals(kind))
        .findFirst()
        .map(row -> PhraseSet.of(List.of(row[1].split("\\|", -1))))
        .orElseThrow(() -> new IllegalStateException("product-questions.tsv has no " + kind));
  }
}
