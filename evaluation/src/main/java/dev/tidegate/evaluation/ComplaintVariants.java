package dev.tidegate.evaluation;

import dev.tidegate.resource.Resources;
import dev.tidegate.training.Disguise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Complaints as angry people write them, to see that none becomes hidden: {@value #VARIANTS} with
 * symbols between the Chinese characters, a telephone number, angry words; {@value #VARIANTS} in
 * other scripts and disguises and with other contact details. The same on every run.
 */
final class ComplaintVariants {
  static final int VARIANTS = 1000;

  private static final long SEED = 7;
  private static final int WAYS = 7;
  private static final double SHARE_DISGUISED = 0.15;

  private static final List<String> ANGER =
      List.of("气死我了", "你们就是骗子", "垃圾店", "什么玩意", "太恶心了", "黑心商家", "滚", "要不要脸");
  private static final List<String> MORE_ANGER =
      List.of(
          "真服了",
          "有没有人管",
          "什么态度",
          "坑人",
          "无语死了",
          "骗钱的店",
          "再也不来了",
          "what a joke",
          "garbage shop",
          "this is ridiculous",
          "you people are thieves",
          "wtf");
  private static final List<String> SYMBOLS = List.of("*", " ", ".", "-", "/", "~", "_", "🔥", "|");
  private static final List<String> EMOJI = List.of("😡", "🤬", "😤", "💢", "🙄", "😭", "❗", "👎");
  private static final List<String> ACCOUNTS =
      List.of(
          " 加微信 %s",
          " 微信%s",
          " wx: %s",
          " 加v %s",
          "，薇❤ %s",
          " 我的vx %s 联系我",
          " whatsapp %s",
          " 邮箱 %s@example.com");

  private static final Map<Character, Character> TRADITIONAL = new HashMap<>();

  static {
    for (String pair : Resources.lines("traditional.txt")) {
      TRADITIONAL.putIfAbsent(pair.charAt(1), pair.charAt(0));
    }
  }

  private ComplaintVariants() {}

  /** {@value #VARIANTS} variants; none of no complaints. */
  static List<String> plain(List<String> complaints) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> variants = new ArrayList<>();
    for (int i = 0; i < VARIANTS && !complaints.isEmpty(); i++) {
      String text = complaints.get(i % complaints.size());
      int way = 1 + random.nextInt(WAYS);
      if ((way & 1) != 0) {
        text = interspersed(text, SYMBOLS.get(random.nextInt(SYMBOLS.size())), random);
      }
      if ((way & 2) != 0) {
        String phone = "1" + (3 + random.nextInt(6)) + (100_000_000 + random.nextInt(900_000_000));
        text = text + (random.nextBoolean() ? " 电话" : "，打我") + phone;
      }
      if ((way & 4) != 0) {
        String anger = ANGER.get(random.nextInt(ANGER.size()));
        text = random.nextBoolean() ? anger + "，" + text : text + anger;
      }
      variants.add(text);
    }
    return variants;
  }

  /** {@value #VARIANTS} variants; none of no complaints. */
  static List<String> disguised(List<String> complaints) {
    SplittableRandom random = new SplittableRandom(SEED);
    Disguise disguise = new Disguise(SEED);
    List<String> variants = new ArrayList<>();
    for (int i = 0; i < VARIANTS && !complaints.isEmpty(); i++) {
      String text = complaints.get(i % complaints.size());
      int way = 1 + random.nextInt(WAYS);
      if ((way & 1) != 0) {
        text = written(text, random, disguise);
      }
      if ((way & 2) != 0) {
        text = text + contact(random);
      }
      if ((way & 4) != 0) {
        String anger = MORE_ANGER.get(random.nextInt(MORE_ANGER.size()));
        text = random.nextBoolean() ? anger + " " + text : text + " " + anger;
      }
      variants.add(text);
    }
    return variants;
  }

  private static String written(String text, SplittableRandom random, Disguise disguise) {
    return switch (random.nextInt(5)) {
      case 0 -> mapped(text, c -> c < 0x10000 ? TRADITIONAL.getOrDefault((char) c, (char) c) : c);
      case 1 -> mapped(text, c -> c > ' ' && c < 0x7f ? c + 0xFEE0 : c);
      case 2 -> interspersed(text, EMOJI.get(random.nextInt(EMOJI.size())), random);
      case 3 -> mapped(text, ComplaintVariants::leet);
      default -> disguise.of(text, SHARE_DISGUISED);
    };
  }

  private static String contact(SplittableRandom random) {
    int number = 100_000_000 + random.nextInt(900_000_000);
    return switch (random.nextInt(4)) {
      case 0 -> " call me 415-555-0" + (100 + random.nextInt(100));
      case 1 -> " qq " + number;
      case 2 -> mapped(" 手机1" + (3 + random.nextInt(6)) + number, c -> isDigit(c) ? c + 0xFEE0 : c);
      default ->
          ACCOUNTS.get(random.nextInt(ACCOUNTS.size())).replace("%s", "anna" + number % 10_000);
    };
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static int leet(int c) {
    return switch (c) {
      case 'e' -> '3';
      case 'a' -> '@';
      case 'o' -> '0';
      case 'i' -> '1';
      default -> c;
    };
  }

  private static String mapped(String text, IntUnaryOperator of) {
    return text.codePoints()
        .map(of)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String interspersed(String text, String symbol, SplittableRandom random) {
    StringBuilder out = new StringBuilder(symbol);
    text.codePoints()
        .forEach(
            c -> {
              out.appendCodePoint(c);
              out.append(Character.isIdeographic(c) && random.nextInt(3) == 0 ? symbol : "");
            });
    return out.toString();
  }
}
