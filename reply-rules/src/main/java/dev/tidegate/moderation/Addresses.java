package dev.tidegate.moderation;

import org.jspecify.annotations.Nullable;

/**
 * Finds where somebody lives: a street, village or estate and then a numbered house, or two
 * numbered parts of a house. "3号链接" and "12号发货" are no houses. Linear in the length of the text.
 */
final class Addresses {
  private static final String STREETS = "路街巷道弄村镇苑园城区府庄组";
  private static final String HOUSES = "号栋幢弄座楼室";
  private static final String SURE_HOUSES = "栋幢弄室";
  private static final int NEAR = 6;

  private Addresses() {}

  static @Nullable FoundContact find(String text) {
    int street = -1;
    int first = -1;
    int houses = 0;
    int sure = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (STREETS.indexOf(c) >= 0) {
        street = i;
      }
      int unit = unitLength(text, i);
      if (i == 0 || unit == 0 || Digits.value(text.charAt(i - 1)) < 0) {
        continue;
      }
      int from = i - 1;
      while (from > 0 && Digits.value(text.charAt(from - 1)) >= 0) {
        from--;
      }
      boolean near = street >= 0 && from - street <= NEAR && street < from;
      if (first < 0 || from - end > NEAR) {
        first = near ? Math.max(0, street - 1) : from;
        houses = 0;
        sure = 0;
      }
      houses += near ? 2 : 1;
      sure += unit > 1 || SURE_HOUSES.indexOf(c) >= 0 ? 1 : 0;
      end = i + unit;
      if (houses >= 2 && (near || sure > 0) && !isNumberOfGoods(text, end)) {
        return new FoundContact(FoundContact.Kind.ADDRESS, first, end);
      }
    }
    return null;
  }

  private static int unitLength(String text, int at) {
    if (text.startsWith("单元", at) || text.startsWith("号楼", at)) {
      return 2;
    }
    return HOUSES.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
  }

  private static boolean isNumberOfGoods(String text, int end) {
    return end < text.length() && "链款色码发到前后下上那裙裤衣".indexOf(text.charAt(end)) >= 0;
  }
}
