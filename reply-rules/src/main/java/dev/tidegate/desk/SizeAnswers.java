package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  private SizeAnswers() {}

  /** The template of an answer, null when the text asks nothing that the chart answers. */
  static @Nullable String to(
      String folded, Product product, List<SizeRow> chart, ProductQuestion.Read read, boolean han) {
    List<SizeRow> rows = chart.stream().filter(row -> row.sku().equals(product.sku())).toList();
    boolean advice = read.intent().equals("recommend") && !SIZE.matcher(folded).find();
    if (rows.isEmpty() || advice || !ASKS.matcher(folded).find() || OTHER.matcher(folded).find()) {
      return null;
    }
    Slots slots = Slots.in(folded);
    boolean feet = rows.get(0).footLengthMinMm() != null;
    return feet ? words(feet(slots, rows), han) : body(slots, rows, han);
  }

  private static @Nullable Set<String> feet(Slots slots, List<SizeRow> rows) {
    Slot foot = slots.first(Kind.FOOT_MM);
    if (foot == null) {
      return null;
    }
    Set<String> sizes = new LinkedHashSet<>();
    for (SizeRow row : rows) {
      Integer min = row.footLengthMinMm();
      Integer max = row.footLengthMaxMm();
      if (min != null && max != null && foot.value() >= min && foot.value() <= max) {
        sizes.add(row.size());
      }
    }
    return sizes;
  }

  /** Null when the chart says nothing sure. */
  private static @Nullable String body(Slots slots, List<SizeRow> rows, boolean han) {
    Slot weight = slots.first(Kind.WEIGHT_GRAMS);
    Slot height = slots.first(Kind.HEIGHT_CM);
    if (weight == null
        || slots.of(Kind.WEIGHT_GRAMS).size() > 1
        || slots.of(Kind.HEIGHT_CM).size() > 1) {
      return null;
    }
    Set<String> both = new LinkedHashSet<>();
    Set<String> byWeight = new LinkedHashSet<>();
    for (SizeRow row : rows) {
      if (weight.value() >= (long) row.weightMinJin() * GRAMS_PER_JIN
          && weight.value() <= (long) row.weightMaxJin() * GRAMS_PER_JIN) {
        byWeight.add(row.size());
        if (height == null
            || (height.value() >= row.heightMinCm() && height.value() <= row.heightMaxCm())) {
          both.add(row.size());
        }
      }
    }
    return both.isEmpty() && !byWeight.isEmpty() ? byWeightOnly(byWeight, han) : words(both, han);
  }

  private static String byWeightOnly(Set<String> sizes, boolean han) {
    return han
        ? "{product.name}按尺码表的体重是" + String.join("或", sizes) + "，不过您的身高不在这个码的范围里。"
        : "{product.name}: by weight "
            + String.join(" or ", sizes)
            + ", but the chart has other heights for it.";
  }

  private static @Nullable String words(@Nullable Set<String> sizes, boolean han) {
    if (sizes == null) {
      return null;
    }
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
