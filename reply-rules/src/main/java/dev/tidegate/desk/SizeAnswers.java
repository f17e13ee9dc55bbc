package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses sizes from the merchant's size chart. Rows that overlap all count: then both sizes are
 * named. Where the chart has the weight but not with this height, the size goes by weight and the
 * answer says so; a body wholly outside is told so.
 */
final class SizeAnswers {
  private static final int GRAMS_PER_JIN = 500;

  private static final Pattern ASKS =
      Pattern.compile(
          "码|穿|号|有没有|[0-9]呢|斤的?呢|会.{0,3}[大小]|能.{0,6}[不吗么]|拿[啥什哪]|大还是|买[啥什哪]|size|fit|wear|which one|what do i (?:get|need)");

  /** What a chart of height and weight does not say. */
  private static final Pattern OTHER =
      Pattern.compile(
          "[胸腰臀腿肩]围?|孕|显|臃肿|配|好看|退|换|洗|补|为啥|怎么样|bust|waist|hip|pregnan|return|exchange|look");

  /** Without these, one who wants advice does not ask for a size. */
  private static final Pattern SIZE = Pattern.compile("码|号|尺寸|size|fit");

  /** Who says no measure must ask for a size in so many words. */
  private static final Pattern ASKS_SIZE =
      Pattern.compile(
          "(?:什么|啥|几|多大的?|哪个|哪)(?:码|尺码|号码)|[穿拿选买](?:什么|啥|多大|哪个)的?(?:号|[ ?!,。~呀啊呢合]|$)|穿几号"
              + "|(?:what|which|wat|wut) size|(?<![a-z])size (?:do|should|would|for|to)(?![a-z])");

  /** The host's size and what a piece measures are other questions. */
  private static final Pattern THEIRS =
      Pattern.compile("主播|模特|助播|身上|平时|你|姐|妹|zb|尺码表|host|model|(?<![a-z])you(?![a-z])");

  private SizeAnswers() {}

  /**
   * The template of an answer, null when the text asks nothing that the chart answers.
   *
   * @param known measures that the buyer said before
   */
  static @Nullable String to(
      String folded,
      Product product,
      List<SizeRow> chart,
      ProductQuestion.Read read,
      boolean han,
      Supplier<Measures> known) {
    if (rows(product, chart).isEmpty()) {
      return null;
    }
    Slots slots = Slots.in(folded);
    if (!asks(folded, slots, read) || Measures.severalIn(slots)) {
      return null;
    }
    Measures body = known.get().with(slots);
    Set<String> sizes = sizes(product, chart, body);
    return sizes == null ? null : words(product, chart, body, sizes, han);
  }

  /** Whether the text asks for a size: by a measure, or in so many words. */
  static boolean asks(String folded, Slots slots, ProductQuestion.Read read) {
    boolean advice = read.intent().equals("recommend") && !SIZE.matcher(folded).find();
    boolean measured = slots.first(Kind.WEIGHT_GRAMS) != null || slots.first(Kind.FOOT_MM) != null;
    boolean asks = measured ? ASKS.matcher(folded).find() : asksInWords(folded);
    return asks && !advice && !OTHER.matcher(folded).find();
  }

  /** Whether the text asks for the buyer's size without a measure. */
  static boolean asksInWords(String folded) {
    return ASKS_SIZE.matcher(folded).find() && !THEIRS.matcher(folded).find();
  }

  static List<SizeRow> rows(Product product, List<SizeRow> chart) {
    return chart.stream().filter(row -> row.sku().equals(product.sku())).toList();
  }

  /** Whether the product's sizes go by the body, and not by the foot or by no chart. */
  static boolean byBody(Product product, List<SizeRow> chart) {
    List<SizeRow> rows = rows(product, chart);
    return !rows.isEmpty() && rows.get(0).footLengthMinMm() == null;
  }

  /**
   * The sizes that fit; by weight alone when no height is known. Null when there is no chart or too
   * little is known.
   */
  static @Nullable Set<String> sizes(Product product, List<SizeRow> chart, Measures body) {
    List<SizeRow> rows = rows(product, chart);
    boolean foot = !rows.isEmpty() && rows.get(0).footLengthMinMm() != null;
    if (rows.isEmpty() || (foot ? body.footMm() : body.weightGrams()) == null) {
      return null;
    }
    Set<String> sizes = new LinkedHashSet<>();
    for (SizeRow row : rows) {
      if (foot ? fitsFoot(row, body) : fitsWeight(row, body) && fitsHeight(row, body)) {
        sizes.add(row.size());
      }
    }
    return sizes;
  }

  private static boolean fitsFoot(SizeRow row, Measures body) {
    Integer min = row.footLengthMinMm();
    Integer max = row.footLengthMaxMm();
    Long foot = body.footMm();
    return min != null && max != null && foot != null && foot >= min && foot <= max;
  }

  private static boolean fitsWeight(SizeRow row, Measures body) {
    Long weight = body.weightGrams();
    return weight != null
        && weight >= (long) row.weightMinJin() * GRAMS_PER_JIN
        && weight <= (long) row.weightMaxJin() * GRAMS_PER_JIN;
  }

  private static boolean fitsHeight(SizeRow row, Measures body) {
    Long height = body.heightCm();
    return height == null || (height >= row.heightMinCm() && height <= row.heightMaxCm());
  }

  /** The template that tells the sizes that fit, or that none does. */
  static String words(
      Product product, List<SizeRow> chart, Measures body, Set<String> sizes, boolean han) {
    Set<String> byWeight =
        sizes.isEmpty() && byBody(product, chart)
            ? sizes(product, chart, new Measures(null, body.weightGrams(), null))
            : null;
    return byWeight != null && !byWeight.isEmpty()
        ? byWeightOnly(byWeight, han)
        : words(sizes, han);
  }

  private static String byWeightOnly(Set<String> sizes, boolean han) {
    return han
        ? "{product.name}按尺码表的体重是" + String.join("或", sizes) + "，不过您的身高不在这个码的范围里。"
        : "{product.name}: by weight "
            + String.join(" or ", sizes)
            + ", but the chart has other heights for it.";
  }

  private static String words(Set<String> sizes, boolean han) {
    if (sizes.isEmpty()) {
      return han
          ? "{product.name}的尺码表里没有适合的码，有：{product.sizes}。"
          : "{product.name}: no size of the chart fits, there are {product.sizes}.";
    }
    String all = String.join(han ? "或" : " or ", sizes);
    return han
        ? "{product.name}{按尺码表建议/看尺码表是}：" + all + "。"
        : "{product.name}: {by the size chart/the chart says} " + all + ".";
  }
}
