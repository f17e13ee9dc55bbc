package dev.tidegate.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Common colour words in Chinese and English; each stands for one colour, named in English. */
final class ColourWords {
  private static final Map<String, String> CANONICAL = new LinkedHashMap<>();

  static {
    add("black", "黑色", "黑", "纯黑", "全黑", "墨黑", "black", "negro");
    add("white", "白色", "白", "纯白", "white", "blanco");
    add("off-white", "米白", "米白色", "奶白", "奶白色", "象牙白", "off-white", "off white", "ivory", "cream");
    add("grey", "灰色", "灰", "grey", "gray");
    add("dark grey", "深灰", "深灰色", "黑灰", "charcoal", "dark grey", "dark gray");
    add("light grey", "浅灰", "浅灰色", "light grey", "light gray");
    add("red", "红色", "红", "大红", "正红", "red", "rojo");
    add("burgundy", "酒红", "酒红色", "burgundy", "wine red");
    add("pink", "粉色", "粉", "粉红", "粉红色", "pink");
    add("orange", "橙色", "橘色", "橘红", "orange");
    add("yellow", "黄色", "黄", "yellow");
    add("green", "绿色", "绿", "green");
    add("dark green", "墨绿", "墨绿色", "深绿", "dark green");
    add("mint", "薄荷绿", "薄荷色", "mint", "mint green");
    add("olive", "军绿", "军绿色", "橄榄绿", "olive", "olive drab");
    add("blue", "蓝色", "蓝", "blue");
    add("dark blue", "深蓝", "深蓝色", "藏青", "藏青色", "藏蓝", "navy", "navy blue", "dark blue");
    add("light blue", "浅蓝", "浅蓝色", "天蓝", "天蓝色", "天空蓝", "light blue", "sky blue");
    add("haze blue", "雾霾蓝", "雾霾蓝色", "haze blue");
    add("purple", "紫色", "紫", "purple", "lilac", "lavender");
    add("brown", "棕色", "棕", "咖色", "咖啡色", "褐色", "brown");
    add("camel", "驼色", "camel", "焦糖", "焦糖色", "caramel");
    add("khaki", "卡其", "卡其色", "khaki");
    add("beige", "杏色", "米色", "米黄", "燕麦色", "燕麦", "beige", "apricot", "oat");
    add("skin", "肤色", "裸色", "nude");
    add("gold", "金色", "金", "gold", "golden");
    add("silver", "银色", "银", "silver");
    add("rose gold", "玫瑰金", "rose gold");
  }

  private ColourWords() {}

  private static void add(String canonical, String... words) {
    for (String word : words) {
      CANONICAL.put(word, canonical);
    }
  }

  /** The colour's name, null when the word is no colour. */
  static @Nullable String canonical(String word) {
    return CANONICAL.get(word);
  }

  static boolean isColour(String word) {
    return CANONICAL.containsKey(word);
  }

  /** A word so common that one product's having the colour does not make it that product's name. */
  static boolean isBasic(String word) {
    String colour = CANONICAL.get(word);
    return colour != null
        && !colour.contains(" ")
        && word.length() <= (isLatin(word) ? 8 : 2)
        && BASIC.contains(colour);
  }

  private static final List<String> BASIC =
      List.of(
          "black", "white", "grey", "red", "pink", "yellow", "green", "blue", "purple", "gold",
          "silver");

  private static boolean isLatin(String word) {
    return word.charAt(0) < 0x2000;
  }

  /** Every word and its colour. */
  static Map<String, List<String>> all() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    CANONICAL.forEach((word, colour) -> all.put(word, new ArrayList<>(List.of(colour))));
    return all;
  }
}
