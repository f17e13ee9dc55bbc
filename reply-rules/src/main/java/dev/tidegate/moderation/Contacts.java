package dev.tidegate.moderation;

import dev.tidegate.matching.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds contact details in folded text, in their disguises: telephone numbers (in groups, digit by
 * digit, in Chinese), accounts of messengers after a word that names one (微信, 薇, 卫星, vx, qq, 扣扣,
 * 飞机, whatsapp ...), links, mail addresses, postal addresses. Not: numbers of orders and parcels,
 * sizes, prices, dates. Linear in the length of the text.
 */
final class Contacts {
  private static final int ID_GAP = 5;
  private static final int LEAST_ID = 5;
  private static final int MOST_ID = 64;
  private static final int LEAST_NUMBER = 5;
  private static final int MOST_NUMBER = 14;

  /** How a word that names a messenger may be followed. */
  private enum Cue {
    /** Any account name or number. */
    NAME,
    /** A number only. */
    NUMBER,
    /** Numbers after it are no telephone: orders, parcels, goods. */
    ORDER
  }

  private static final Words<Cue> CUES = cues();

  private static final List<String> DOMAINS =
      List.of(
          "com", "cn", "net", "org", "top", "xyz", "cc", "vip", "app", "shop", "club", "site",
          "info", "link", "live", "store", "online", "icu", "tv", "ru", "io", "me", "ly", "gg",
          "co");

  private Contacts() {}

  private static Words<Cue> cues() {
    Map<String, List<Cue>> cues = new TreeMap<>();
    for (String word :
        ("微信 威信 薇信 维信 徽信 葳信 v信 v❤ 薇❤ 微❤ 威❤ 微心 薇心 vx wx vx: 微x 薇x weixin wechat 卫星 加v 加薇 加威 加微 +v +薇 +威 +微"
                + " ➕v ➕薇 ➕微 ➕威 ➕卫 加卫 v: 薇: 威: 微: v; v我 喂心 绿泡泡 麦饼 电报 飞机 纸飞机 tg telegram tele 土豆 potato 蝙蝠 whatsapp"
                + " whats telegram: line: kakao snap snapchat skype signal insta ins: ig:")
            .split(" ", -1)) {
      cues.put(word, List.of(Cue.NAME));
    }
    for (String word :
        "qq 扣扣 企鹅 球球 蔻蔻 抠抠 口口 扣群 q群 加q +q ➕q q: 群号 电话 手机 手机号 联系方式 call".split(" ", -1)) {
      cues.put(word, List.of(Cue.NUMBER));
    }
    for (String word :
        "订单 单号 快递 运单 物流 尾号 货号 编号 条码 款号 order tracking parcel invoice item sku".split(" ", -1)) {
      cues.put(word, List.of(Cue.ORDER));
    }
    return Words.compile(cues);
  }

  /** The contact details in a folded text, in the order of their kinds. */
  static List<FoundContact> find(String text) {
    boolean digits = false;
    boolean signs = false;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits |= Digits.value(c) >= 0;
      signs |= c == '.' || c == '@' || c == '点' || c == '/';
      letters += isName(c) ? 1 : 0;
    }
    if (!digits && !signs && letters < LEAST_ID) {
      return List.of();
    }
    List<FoundContact> found = new ArrayList<>(2);
    List<Words.Hit<Cue>> cues = CUES.find(text);
    for (Words.Hit<Cue> cue : cues) {
      if (cue.value() != Cue.ORDER && isAlone(text, cue)) {
        add(found, account(text, cue));
      }
    }
    if (digits) {
      numbers(text, cues, found);
      add(found, Addresses.find(text));
    }
    if (signs) {
      links(text, found);
    }
    return found;
  }

  private static void add(List<FoundContact> found, @Nullable FoundContact more) {
    if (more != null) {
      found.add(more);
    }
  }

  /** A Latin cue is a word of its own, but for letters that are part of the account. */
  private static boolean isAlone(String text, Words.Hit<Cue> cue) {
    int start = cue.start();
    return start == 0 || !isLetter(text.charAt(start)) || !isLetter(text.charAt(start - 1));
  }

  /** What follows a cue: after at most a few signs or words like 号 and 是, a name or a number. */
  private static @Nullable FoundContact account(String text, Words.Hit<Cue> cue) {
    int limit = Math.min(text.length(), cue.end() + ID_GAP);
    for (int i = cue.end(); i < limit; i++) {
      char c = text.charAt(i);
      boolean joined = i == cue.end() && isLetter(c) && isLetter(text.charAt(i - 1));
      if (isName(c) && !joined) {
        int end = i;
        boolean digit = false;
        while (end < text.length() && end - i < MOST_ID && isName(text.charAt(end))) {
          digit |= text.charAt(end) >= '0' && text.charAt(end) <= '9';
          end++;
        }
        if (end - i >= LEAST_ID && digit && cue.value() == Cue.NAME && !isAmount(text, end)) {
          return new FoundContact(FoundContact.Kind.MESSENGER, cue.start(), end);
        }
      }
      Digits number = Digits.at(text, i);
      if (number != null) {
        boolean fits = number.count() >= LEAST_NUMBER && number.count() <= MOST_NUMBER;
        return fits && !isAmount(text, number.end())
            ? new FoundContact(FoundContact.Kind.MESSENGER, cue.start(), number.end())
            : null;
      }
      if (isName(c)) {
        return null;
      }
    }
    return null;
  }

  private static boolean isAmount(String text, int end) {
    return end < text.length() && "元块人个件斤%".indexOf(text.charAt(end)) >= 0;
  }

  private static void numbers(String text, List<Words.Hit<Cue>> cues, List<FoundContact> found) {
    for (int i = 0; i < text.length(); ) {
      Digits number = Digits.at(text, i);
      if (number == null) {
        i++;
        continue;
      }
      boolean inWord =
          (i > 0 && isLetter(text.charAt(i - 1)))
              || (number.end() < text.length() && isLetter(text.charAt(number.end())));
      boolean international =
          i > 0 && text.charAt(i - 1) == '+' && number.count() >= 9 && number.count() <= 14;
      boolean phone =
          number.isMobile() || number.isLandline() || number.isAmerican() || international;
      if (phone && !inWord && !isOrder(cues, i)) {
        found.add(new FoundContact(FoundContact.Kind.PHONE, i, number.end()));
      }
      i = number.end();
    }
  }

  private static boolean isOrder(List<Words.Hit<Cue>> cues, int at) {
    for (Words.Hit<Cue> cue : cues) {
      if (cue.value() == Cue.ORDER && cue.end() <= at && at - cue.end() <= ID_GAP) {
        return true;
      }
    }
    return false;
  }

  /** Names with a domain that is in use, and mail addresses. */
  private static void links(String text, List<FoundContact> found) {
    for (int dot = 1; dot < text.length() - 1; dot++) {
      char c = text.charAt(dot);
      if ((c != '.' && c != '点') || !isName(text.charAt(dot - 1))) {
        continue;
      }
      int end = dot + 1;
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      if (!DOMAINS.contains(text.substring(dot + 1, end))) {
        continue;
      }
      boolean path = end < text.length() && text.charAt(end) == '/';
      if (end - dot - 1 == 2 && c == '.' && !path && !text.startsWith("cn", dot + 1)) {
        continue;
      }
      int start = dot;
      boolean mail = false;
      while (start > 0
          && (isName(text.charAt(start - 1)) || ".@/:-".indexOf(text.charAt(start - 1)) >= 0)) {
        start--;
        mail |= text.charAt(start) == '@';
      }
      while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7f) {
        end++;
      }
      found.add(
          new FoundContact(mail ? FoundContact.Kind.MAIL : FoundContact.Kind.LINK, start, end));
      dot = end;
    }
  }

  private static boolean isName(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
