package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a folded text asks for nothing but a product's price or stock. A wrong answer is
 * worse than none: the words of the question, the product and small talk are taken away, and only
 * when next to nothing is left is it such a question.
 */
public final class ProductQuestion {
  /** What is asked. */
  public enum Asked {
    PRICE,
    LIST_PRICE,
    STOCK
  }

  private static final List<String> PRICE =
      longestFirst(
          "多少钱一件",
          "啥价位",
          "什么价位呀",
          "的价格",
          "价格是",
          "好多米",
          "好多钱",
          "多少米米",
          "几钱",
          "多shao钱",
          "多shao米",
          "duoshao",
          "ds钱",
          "到手多少",
          "到手价",
          "多少一套",
          "多少一件",
          "的价",
          "咋卖",
          "价位",
          "贵不贵",
          "求价",
          "hm are",
          "how mch",
          "hw much",
          "how much are",
          "how much for",
          "wats",
          "cost on",
          "what does",
          "cost",
          "whats",
          "goin for",
          "going for",
          "多少钱",
          "多少米",
          "多少元",
          "什么价格",
          "什么价位",
          "什么价",
          "啥价格",
          "啥价",
          "几块钱",
          "几块",
          "几米",
          "几多钱",
          "好多钱",
          "多钱",
          "价格多少",
          "价钱多少",
          "价格是多少",
          "价格",
          "价钱",
          "怎么卖",
          "咋卖",
          "报个价",
          "报价",
          "多少",
          "how much is it",
          "how much is",
          "how much",
          "what's the price",
          "whats the price",
          "what is the price",
          "price");
  private static final List<String> LIST_PRICE =
      longestFirst("原价多少钱", "原价多少", "原价是多少", "原价", "original price", "list price");
  private static final List<String> VARIANT =
      longestFirst(
          "还有没有",
          "有没有",
          "还有木有",
          "有木有",
          "有没得",
          "还有没",
          "有没",
          "还有货",
          "有货没",
          "有货",
          "还有",
          "有冇",
          "还能拍",
          "能拍",
          "有",
          "in stock",
          "do you have",
          "do u have",
          "u have",
          "u got",
          "you got",
          "still got",
          "any",
          "left",
          "come in",
          "comes in",
          "available",
          "is there",
          "got");
  private static final List<String> STOCK =
      longestFirst(
          "还有货吗",
          "还有不",
          "还有没",
          "有没有了",
          "还剩几件",
          "剩多少",
          "能拍吗",
          "能拍么",
          "还能拍吗",
          "还能拍",
          "有现货吗",
          "现货吗",
          "卖完了吗",
          "how many left",
          "still there",
          "还有货没",
          "还有货",
          "有货吗",
          "有货没",
          "有没有货",
          "有货",
          "还有吗",
          "还有没有",
          "库存还有吗",
          "库存多少",
          "还剩多少",
          "还有库存吗",
          "in stock",
          "any left",
          "still available",
          "is it available");
  private static final List<String> SMALL_TALK =
      longestFirst(
          "主播", "姐妹们", "价格是", "想知道", "最后", "直播间", "滴", "咧", "嘛", "捏", "姐", "哥", "卖", "一支", "一瓶",
          "一盒", "一套", "一双", "一包", "那套", "那双", "那瓶", "这双", "多少钱", "现在", "rn", "pls", "plz", "does",
          "do", "are", "now", "and", "still", "whats", "price", "size", "color", "码", "色", "不", "没",
          "所以", "那", "就", "想要", "我", "去", "拿", "还", "能", "请问", "宝宝", "老板", "姐姐", "亲爱的", "你好", "您好",
          "hello", "hi", "这款", "这个", "那款", "那个", "这件", "那件", "这条", "那条", "现在", "今天", "今晚", "链接",
          "宝贝", "号", "款", "一件", "一条", "一个", "is", "it", "the", "this", "one", "for", "please",
          "link", "item", "的", "了", "吗", "呢", "啊", "呀", "哦", "嘛", "么", "是", "亲", "啦", "吖", "到底",
          "要", "件", "条", "there", "are", "any");

  private static final Pattern NUMERAL = Pattern.compile("[\\d一二三四五六七八九十]");

  private ProductQuestion() {}

  /**
   * What the text asks about the product, if that is all it asks; without the product's own name.
   */
  public static Optional<Asked> in(String rest) {
    for (Asked asked : Asked.values()) {
      List<String> phrases =
          switch (asked) {
            case PRICE -> PRICE;
            case LIST_PRICE -> LIST_PRICE;
            case STOCK -> STOCK;
          };
      Optional<String> phrase = phrases.stream().filter(rest::contains).findFirst();
      if (phrase.isPresent() && nothingIsLeft(rest.replace(phrase.get(), " "))) {
        return Optional.of(asked);
      }
    }
    // "1号?" asks for the price.
    boolean bareLink = rest.endsWith("?") && NUMERAL.matcher(rest).find() && nothingIsLeft(rest);
    return bareLink ? Optional.of(Asked.PRICE) : Optional.empty();
  }

  /** Whether a text asks for nothing but whether something is there; without what is asked for. */
  public static boolean asksForVariant(String rest) {
    Optional<String> phrase = VARIANT.stream().filter(rest::contains).findFirst();
    return phrase.isPresent() && nothingIsLeft(rest.replace(phrase.get(), " "));
  }

  private static boolean nothingIsLeft(String rest) {
    String left = rest;
    for (String word : SMALL_TALK) {
      left = left.replace(word, " ");
    }
    return Fold.skeleton(NUMERAL.matcher(left).replaceAll("")).isEmpty();
  }

  private static List<String> longestFirst(String... phrases) {
    List<String> sorted = new ArrayList<>(List.of(phrases));
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    return List.copyOf(sorted);
  }
}
