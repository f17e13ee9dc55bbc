package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
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
 * named. A body that the chart holds in part only is left to a person, one wholly outside is told
 * so.
 */
final class SizeAnswers {
  private static final int GRAMS_PER_JIN = 500;

  private static final Pattern ASKS =
      Pattern.compile(
          "码|穿|号|会.{0,3}[大小]|能.{0,6}[不吗么]|拿[啥什哪]|大还是|买[啥什哪]|size|fit|wear|which one|what do i (?:get|need)");

  /** What a chart of height and weight does not say. */
  private static final Pattern OTHER =
      Pattern.compile(
          "[胸腰臀腿肩]围?|孕|显|臃肿|配|好看|退|换|洗|补|为啥|怎么样|bust|waist|hip|pregnan|return|exchange|look");

  private SizeAnswers() {}

  /** The template of an answer, null when the text asks nothing that the chart answers. */
  static @Nullable String to(String folded, Product product, List<SizeRow> chart, boolean han) {
    List<SizeRow> rows = chart.stream().filter(row -> row.sku().equals(product.sku())).toList();
    if (rows.isEmpty() || !ASKS.matcher(folded).find() || OTHER.matcher(folded).find()) {
      return null;
    }
    Slots slots = Slots.in(folded);
    boolean feet = rows.get(0).footLengthMinMm() != null;
    Set<String> sizes = feet ? feet(slots, rows) : body(slots, rows);
    return sizes == null ? null : words(sizes, han);
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

  /** Null when the chart says nothing sure; empty when the body is outside the whole chart. */
  private static @Nullable Set<String> body(Slots slots, List<SizeRow> rows) {
    Slot weight = slots.first(Kind.WEIGHT_GRAMS);
    Slot height = slots.first(Kind.HEIGHT_CM);
    if (weight == null
        || slots.of(Kind.WEIGHT_GRAMS).size() > 1
        || slots.of(Kind.HEIGHT_CM).size() > 1) {
      return null;
    }
    Set<String> both = new LinkedHashSet<>();
    boolean weightFits = false;
    for (SizeRow row : rows) {
      boolean fits =
          weight.value() >= (long) row.weightMinJin() * GRAMS_PER_JIN
              && weight.value() <= (long) row.weightMaxJin() * GRAMS_PER_JIN;
      weightFits |= fits;
      if (fits
          && (height == null
              || (height.value() >= row.heightMinCm() && height.value() <= row.heightMaxCm()))) {
        both.add(row.size());
      }
    }
    return weightFits && both.isEmpty() ? null : both;
  }

  private static String words(Set<String> sizes, boolean han) {
    if (sizes.isEmpty()) {
      return han
          ? "{product.name}的尺码表里没有适合的码，有：{product.sizes}。"
          : "{product.name}: no size of the chart fits, there are {product.sizes}.";
    }
    String all = String.join(han ? "或" : " or ", sizes);
    return han
        ? "{product.name}按尺码表建议：" + all + "。"
        : "{product.name}: by the size chart " + all + ".";
  }
}
