package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a fact that the merchant listed in the product's notes, word by word, when the text
 * asks for one thing and just one segment of the notes speaks of it. What may be asked and how
 * notes speak of it is data: {@code note-concepts.tsv}.
 */
final class NoteAnswers {
  /** Segments that a placeholder can name: {@code note_a} to {@code note_z}. */
  private static final int MOST = 26;

  private static final Pattern LIMIT = Pattern.compile("只剩|只有|没有|售罄|sold out|only|left|none");

  /** Whether the listed sizes tell what is asked, too. */
  private enum Sizes {
    SILENT,
    MEASURES,
    SIZES
  }

  /** What is asked, and how notes speak of it. */
  private record Concept(Pattern asked, Pattern told, Sizes bySizes) {}

  private static final List<Concept> CONCEPTS =
      Resources.lines("note-concepts.tsv").stream()
          .map(line -> line.split("\t", -1))
          .map(
              row ->
                  new Concept(
                      Pattern.compile(row[0]),
                      Pattern.compile(row[1]),
                      row.length > 2
                          ? Sizes.valueOf(row[2].toUpperCase(Locale.ROOT))
                          : Sizes.SILENT))
          .toList();

  /** What notes do not say: how it wears, what happened, policy, and for whom it is. */
  private static final Pattern OTHER =
      Pattern.compile(
          "掉|起球|缩水|褪色|洗|熨|显|为啥|为什么|怎么办|退|换|送|赔|坏了|断了|上次|上回|收到|拍了|买了|过敏|[孕娃]|宝宝|靠谱"
              + "|(?<![a-z])(?:tarnish|fade|return|last time|mine|i got|my|wash|broke|snapped|warranty|resized?)(?![a-z])");

  /** A size that measures something: "16in", "50ml". */
  private static final Pattern MEASURE =
      Pattern.compile("\\d{1,4}(?:\\.\\d{1,2})? ?(?:in|inch|mm|cm|m|ml|l|g|kg|oz|米|厘米|毫米)");

  /** A thing by its own word: "有马齿苋没", "does it have latches". */
  private static final Pattern THING =
      Pattern.compile(
          "(?:有|含|加了?|放了?|带)([\\u4e00-\\u9fff]{2,4}?)(?:没有?|吗|么|不|嘛|的)(?![\\u4e00-\\u9fff])"
              + "|(?:have|has|with|there) (?:an? |any |the )?([a-z]{4,20})");

  /** Intents whose questions product notes can answer. */
  private static final Set<String> INTENTS =
      Set.of("spec", "usage", "size_fit", "stock", "price", "authenticity", "show_request");

  private NoteAnswers() {}

  /**
   * What tells the answer, as placeholders; null when nothing or more than one thing does.
   *
   * @param folded the text without the words that call the product
   */
  static @Nullable String to(String folded, Product product, ProductQuestion.Read read) {
    boolean asks = read.question() || read.intent().equals("spec");
    if (!asks || !INTENTS.contains(read.intent()) || OTHER.matcher(folded).find()) {
      return null;
    }
    Set<String> answers = new TreeSet<>();
    List<String> segments = segments(product);
    for (Concept concept : CONCEPTS) {
      if (concept.asked().matcher(folded).find()) {
        answers.add(answer(concept, segments, product));
      }
    }
    Matcher thing = THING.matcher(folded);
    if (answers.isEmpty() && thing.find()) {
      String word = thing.group(1) == null ? thing.group(2) : thing.group(1);
      answers.add(only(segments, Pattern.compile(Pattern.quote(word))));
    }
    return answers.size() == 1 && !answers.contains("") ? answers.iterator().next() : null;
  }

  /** The placeholder of what tells it, empty when nothing or more than one segment does. */
  private static String answer(Concept concept, List<String> segments, Product product) {
    String segment = only(segments, concept.told());
    boolean silent =
        segment.isEmpty()
            && segments.stream().noneMatch(s -> concept.told().matcher(Fold.plain(s)).find());
    boolean listed =
        !product.sizes().isEmpty()
            && switch (concept.bySizes()) {
              case SILENT -> false;
              case SIZES -> true;
              case MEASURES ->
                  product.sizes().stream()
                      .allMatch(size -> MEASURE.matcher(Fold.plain(size)).matches());
            };
    return silent && listed ? "{product.sizes}" : segment;
  }

  private static String only(List<String> segments, Pattern told) {
    int found = -1;
    for (int i = 0; i < segments.size(); i++) {
      if (told.matcher(Fold.plain(segments.get(i))).find()) {
        if (found >= 0) {
          return "";
        }
        found = i;
      }
    }
    return found < 0 ? "" : placeholder(found);
  }

  /**
   * Segments that limit a size or a colour, as the end of a sentence; empty when there are none.
   */
  static String limit(Product product, Collection<String> variants) {
    StringBuilder words = new StringBuilder();
    List<String> segments = segments(product);
    for (int i = 0; i < segments.size(); i++) {
      String segment = Fold.plain(segments.get(i));
      boolean speaks =
          variants.stream().anyMatch(variant -> !variant.isEmpty() && segment.contains(variant));
      if (speaks && LIMIT.matcher(segment).find()) {
        words.append(placeholder(i)).append('；');
      }
    }
    return words.toString();
  }

  /** Segments that name a price of a size: "300ml直播价149元". */
  static String prices(Product product) {
    StringBuilder words = new StringBuilder();
    List<String> segments = segments(product);
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).matches(".{0,60}\\d(?:\\.\\d{1,2})?元.{0,60}")) {
        words.append(words.length() == 0 ? "，" : "；").append(placeholder(i));
      }
    }
    return words.toString();
  }

  private static String placeholder(int segment) {
    return "{product.note_" + (char) ('a' + segment) + "}";
  }

  /** The segments of the notes, as written, at most 26. */
  static List<String> segments(Product product) {
    List<String> segments = new ArrayList<>();
    for (String segment : product.notes().split("[；;]", -1)) {
      if (!segment.isBlank() && segments.size() < MOST) {
        segments.add(segment.strip());
      }
    }
    return segments;
  }
}
