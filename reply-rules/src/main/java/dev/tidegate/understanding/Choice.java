package dev.tidegate.understanding;

import dev.tidegate.understanding.CatalogWords.Found;
import dev.tidegate.understanding.CatalogWords.Strength;
import dev.tidegate.understanding.ProductMention.By;
import dev.tidegate.understanding.ProductMention.Kind;
import dev.tidegate.understanding.ProductMention.Mention;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The products that all words of one kind in a text fit.
 *
 * @param skus in order; empty when no word was found, or when words contradict each other
 * @param conflicting whether words contradict each other
 */
record Choice(Set<String> skus, boolean conflicting, String word, int start, int end) {
  private static final Choice NONE = new Choice(Set.of(), false, "", 0, 0);

  /** What makes an attribute a noun: "收腹的那个", "the custom one". */
  private static final Pattern NOUN_AFTER =
      Pattern.compile(" ?\\d{0,3} ?(?:的(?!吗|么|嘛|不|没)|款|[这那][个款件条双瓶支只套]|味的| ?ones?(?![a-z]))");

  private static final Pattern PREDICATE_BEFORE = Pattern.compile("(?:[有是不没要会能防含带加]|里面)$");

  private static final Pattern PREDICATE_AFTER = Pattern.compile("[吗么嘛不没呢]|了吗");

  /** "Does it come in ...": asks for the colour of another product. */
  private static final Pattern COME_IN = Pattern.compile("comes? in $");

  static Choice none() {
    return NONE;
  }

  static Choice one(String sku, String word, int start, int end) {
    return new Choice(Set.of(sku), false, word, start, end);
  }

  /** Narrows word by word. */
  static Choice of(List<Found> found, Strength strength, String folded) {
    Choice choice = NONE;
    for (Found word : found) {
      if (word.called().strength() == strength && counts(word, folded)) {
        choice = choice.and(word);
      }
    }
    return choice;
  }

  private static boolean counts(Found word, String folded) {
    return switch (word.called().strength()) {
      case NAME -> true;
      case MODIFIER -> isNoun(word, folded) || !isPredicate(word, folded);
      case PART -> isNoun(word, folded);
      case COLOUR ->
          !ColourWords.isBasic(word.word()) && !COME_IN.matcher(before(word, folded, 9)).find();
      case SIZE -> true;
    };
  }

  private static boolean isNoun(Found word, String folded) {
    Matcher after = NOUN_AFTER.matcher(folded).region(word.end(), folded.length());
    return after.lookingAt() && !PREDICATE_BEFORE.matcher(before(word, folded, 2)).find();
  }

  private static boolean isPredicate(Found word, String folded) {
    return PREDICATE_BEFORE.matcher(before(word, folded, 2)).find()
        || PREDICATE_AFTER.matcher(folded).region(word.end(), folded.length()).lookingAt();
  }

  private static String before(Found word, String folded, int length) {
    return folded.substring(Math.max(0, word.start() - length), word.start());
  }

  private Choice and(Found word) {
    if (isNone()) {
      return new Choice(
          new TreeSet<>(word.called().skus()), false, word.word(), word.start(), word.end());
    }
    Set<String> both = new TreeSet<>(skus);
    both.retainAll(word.called().skus());
    boolean surer = word.called().skus().size() < skus.size();
    return new Choice(
        both,
        conflicting || both.isEmpty(),
        surer ? word.word() : this.word,
        surer ? word.start() : start,
        surer ? word.end() : end);
  }

  /** No word of this kind. */
  boolean isNone() {
    return skus.isEmpty() && !conflicting;
  }

  boolean isOne() {
    return skus.size() == 1 && !conflicting;
  }

  /** The part of this choice that {@code other} leaves open; all of it when it says nothing. */
  Choice within(Choice other) {
    if (other.isNone() || isNone()) {
      return this;
    }
    Set<String> both = new TreeSet<>(skus);
    both.retainAll(other.skus);
    return new Choice(both, both.isEmpty(), word, start, end);
  }

  Mention mention(By by) {
    return new Mention(Kind.NAMED, by, skus.iterator().next(), word, start, end);
  }
}
