package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a fact that the merchant listed in the product's notes, word by word, when the text
 * asks for one thing and just one segment of the notes speaks of it.
 */
final class NoteAnswers {
  /** Segments that a placeholder can name: {@code note_a} to {@code note_z}. */
  private static final int MOST = 26;

  private static final Pattern LIMIT = Pattern.compile("只剩|只有|没有|售罄|sold out|only|left|none");

  /** What may be asked, and how notes speak of it. */
  private record Concept(Pattern asked, Pattern told) {}

  private static final List<Concept> CONCEPTS =
      List.of(
          concept(
              "料子|面料|材质|成分|什么做的|啥做的|含毛量|made of|material|what metal",
              "面料|材质|\\d+%|涤纶|锦纶|牛皮|pu皮|pu leather|stainless|925|steel|cotton|polyester|nylon|cowhide|表活"),
          concept("加绒|有绒", "加绒|绒(?!.{0,3}克)"),
          concept("[裤衣裙袖]长多少|多长", "[裤衣裙]长|长\\d"),
          concept("里衬|内衬|里子|透不透|透光|会透", "内衬|不透|里子"),
          concept("弹", "弹"),
          concept("扎不扎|会扎|扎脖|扎人", "扎"),
          concept("口袋|有兜|pocket", "口袋|pocket"),
          concept("防水|防不防水|waterproof", "防水|泼水|waterproof|water-resistant"),
          concept("充绒|多少克绒", "充绒"),
          concept("鹅绒|鸭绒", "鸭绒|鹅绒"),
          concept("帽子", "帽子"),
          concept("拉链|zipper", "拉链|zip"),
          concept("垫肩", "垫肩"),
          concept("安全裤", "安全裤"),
          concept("腰带", "腰带"),
          concept("酒精|alcohol", "酒精|alcohol"),
          concept("香精|fragrance", "香精|fragrance"),
          concept("皂基", "皂基"),
          concept("荧光剂", "荧光剂"),
          concept("(?<![a-z])ph(?![a-z])", "(?<![a-z])ph(?![a-z])"),
          concept("保质期|shelf life", "保质期|shelf life"),
          concept("泵头", "泵头"),
          concept("遮瑕", "遮瑕"),
          concept("积雪草", "积雪草"),
          concept("勺", "勺"),
          concept("清晰度|clarity", "clarity|vvs|vs1"),
          concept("clasp|closure|click shut", "clasp|closure"),
          concept("mirror|镜子", "mirror|镜子"),
          concept("extender", "extender"),
          concept("real leather|真皮", "leather|真皮|牛皮|cowhide"),
          concept("功率|多少瓦|how many watts", "功率"),
          concept("容量|多少升|几升", "容量|\\dl(?![a-z])"),
          concept("产地|哪里产|哪产的", "产|种植|果园"),
          concept("甜不甜|甜度", "糖度"),
          concept("花生", "花生"),
          concept("净含量|净重|多少克", "净含量|\\d+克"),
          concept("钢头|steel toe", "steel toe"),
          concept("男女同款|unisex|男女都", "男女同款|unisex"));

  private static final Pattern OTHER =
      Pattern.compile(
          "掉|起球|缩水|褪色|洗|熨|显|为啥|为什么|怎么办|退|换|上次|上回|收到|拍了|买了|过敏|[孕娃]|宝宝|tarnish|fade|return|last|mine|got|wash");

  private NoteAnswers() {}

  private static Concept concept(String asked, String told) {
    return new Concept(Pattern.compile(asked), Pattern.compile(told));
  }

  /** The template of an answer, null when no segment answers. */
  static @Nullable String to(String folded, Product product, boolean han) {
    if (OTHER.matcher(folded).find()) {
      return null;
    }
    int answer = -1;
    int asked = 0;
    List<String> segments = segments(product);
    for (Concept concept : CONCEPTS) {
      if (concept.asked().matcher(folded).find()) {
        asked++;
        answer = only(segments, concept.told());
        if (answer < 0) {
          return null;
        }
      }
    }
    return asked == 1
        ? "{product.name}" + (han ? "：" : ": ") + placeholder(answer) + (han ? "。" : ".")
        : null;
  }

  /** The one segment that speaks of it, -1 when none or several do. */
  private static int only(List<String> segments, Pattern told) {
    int found = -1;
    for (int i = 0; i < segments.size(); i++) {
      if (told.matcher(Fold.plain(segments.get(i))).find()) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
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
