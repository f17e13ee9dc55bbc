package dev.tidegate.understanding;

import dev.tidegate.text.LinkNumbers;
import dev.tidegate.understanding.ProductMention.By;
import dev.tidegate.understanding.ProductMention.Item;
import dev.tidegate.understanding.ProductMention.Kind;
import dev.tidegate.understanding.ProductMention.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps shade numbers apart from link numbers: "口红2号" is shade 2 of the lipstick, "#01" is written
 * like a shade, "10号是偏粉还是偏黄" speaks of a tint.
 */
final class ShadeNumbers {
  private static final Pattern TINT =
      Pattern.compile("偏[红黄粉棕白黑冷暖紫橘橙灰]|色号|试色|上嘴|显白|显黑|[黄白黑]皮|哑光|shade|undertone");

  /** Two digits that stand alone. */
  private static final Pattern LONE =
      Pattern.compile("(?<![\\d.:月_a-z-])([0-9]\\d)(?![\\d.:%号]| ?[a-z岁斤克公毫块元米年月天片包个件条])");

  private final Map<Integer, Set<String>> owners = new TreeMap<>();
  private final Set<String> digits = new TreeSet<>();

  /** Which numbers are links, or the product whose shade is named. */
  record Reading(List<LinkNumbers.Hit> links, @Nullable Mention shade) {}

  ShadeNumbers(List<Item> products) {
    for (Item product : products) {
      for (AttributeWords.Shade shade : AttributeWords.shades(product)) {
        owners.computeIfAbsent(shade.number(), n -> new TreeSet<>()).add(product.sku());
        digits.add(shade.digits());
      }
    }
  }

  Reading read(
      String folded, List<LinkNumbers.Hit> hits, Set<String> named, ProductMention catalogue) {
    if (owners.isEmpty()) {
      return new Reading(hits, null);
    }
    boolean tint = TINT.matcher(folded).find();
    List<LinkNumbers.Hit> links = new ArrayList<>();
    Mention shade = null;
    for (LinkNumbers.Hit hit : hits) {
      Mention found = shade(folded, hit, named, tint, catalogue);
      if (found == null) {
        links.add(hit);
      } else if (found.kind() == Kind.NAMED) {
        shade = found;
      }
    }
    if (shade == null && links.isEmpty() && named.isEmpty()) {
      shade = lone(folded, tint, catalogue);
    }
    return new Reading(links, links.isEmpty() ? shade : null);
  }

  /**
   * Null when the number is a link; a mention without product when it is a shade of a named one.
   */
  private @Nullable Mention shade(
      String folded,
      LinkNumbers.Hit hit,
      Set<String> named,
      boolean tint,
      ProductMention catalogue) {
    Set<String> of = owners.getOrDefault(hit.number(), Set.of());
    String word = folded.substring(hit.start(), hit.end());
    if (of.isEmpty()) {
      return null;
    }
    if (named.stream().anyMatch(of::contains)) {
      return Mention.none(Kind.NONE);
    }
    boolean written = word.matches("\\D*0\\d.*");
    if (named.isEmpty() && (written || tint || catalogue.skuOfLink(hit.number()) == null)) {
      return of.size() == 1
          ? new Mention(Kind.NAMED, By.COLOUR, of.iterator().next(), word, hit.start(), hit.end())
          : Mention.none(Kind.NONE);
    }
    return null;
  }

  private @Nullable Mention lone(String folded, boolean tint, ProductMention catalogue) {
    Matcher lone = LONE.matcher(folded);
    while (lone.find()) {
      int number = Integer.parseInt(lone.group(1));
      Set<String> of = owners.getOrDefault(number, Set.of());
      boolean written = lone.group(1).startsWith("0") && digits.contains(lone.group(1));
      if (of.size() == 1 && (written || (tint && catalogue.skuOfLink(number) == null))) {
        return new Mention(
            Kind.NAMED, By.COLOUR, of.iterator().next(), lone.group(1), lone.start(), lone.end());
      }
    }
    return null;
  }
}
