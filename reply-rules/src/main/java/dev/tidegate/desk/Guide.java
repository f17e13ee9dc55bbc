package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.LatinWords;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Wish;
import dev.tidegate.understanding.Wish.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers who has not chosen yet: at most two products and why, in the merchant's own words about
 * them. Only when everything the buyer asks for is in the data: what it is for in the notes, the
 * price within the budget, a size in the chart, and in stock. Anything else is the host's to say.
 */
final class Guide {
  private static final int MOST = 2;

  private Guide() {}

  /** What is asked for, with the words that name a kind of goods. */
  private record Search(Wish wish, String kind, Measures body, boolean bodyAsked, boolean han) {}

  /** A product that fits, and the words that say why. */
  private record Fit(Product product, String why) {}

  /** The answer when one or two products fit; else none. */
  static Optional<Answer> answer(Said said, CompiledRuleSet rules, CatalogCache catalogs) {
    String folded = said.evidence().folded();
    if (said.topic().named() || said.topic().unknownLink() || !Wish.asksFor(folded)) {
      return Optional.empty();
    }
    List<Product> all = products(said, catalogs);
    Search search = search(said, folded, all);
    if (search == null) {
      return Optional.empty();
    }
    List<Fit> fits = new ArrayList<>();
    for (Product product : all) {
      String why = why(product, search, rules.source().sizeChart());
      if (why != null) {
        fits.add(new Fit(product, why));
      }
    }
    if (fits.isEmpty() || fits.size() > MOST) {
      said.because("guide_undecided", "needs", needs(search), "fitting", "" + fits.size());
      return Optional.empty();
    }
    said.because("guide", "needs", needs(search), "skus", skus(fits));
    return Optional.of(
        new Answer("product.guide", words(fits, search.han()), fits.get(0).product()));
  }

  private static String needs(Search search) {
    String names = search.wish().needs().stream().map(Need::name).collect(Collectors.joining(" "));
    String budget = search.wish().budgetFen() > 0 ? " ≤" + search.wish().budgetFen() / 100 : "";
    return (names + budget + (search.bodyAsked() ? " 尺码/size" : "")).strip();
  }

  private static String skus(List<Fit> fits) {
    return fits.stream().map(fit -> fit.product().sku()).collect(Collectors.joining(" "));
  }

  private static List<Product> products(Said said, CatalogCache catalogs) {
    List<Product> products = new ArrayList<>();
    for (CatalogState.Entry entry :
        catalogs.of(said.turn().merchant(), said.turn().state()).source().entries()) {
      Product product = Catalog.product(said.turn().state(), entry.sku());
      if (product != null && product.stock() > 0 && entry.sku().indexOf('}') < 0) {
        products.add(product);
      }
    }
    return products;
  }

  /** Null when nothing is asked for that data could tell, or more than they can. */
  private static @Nullable Search search(Said said, String folded, List<Product> all) {
    Slots slots = Slots.in(folded);
    boolean measured = Measures.in(slots);
    Wish stated = Wish.in(measured ? without(folded, slots) : folded);
    String kind = kind(stated.rest(), all);
    if (!ProductQuestion.saysNothing(stated.rest().replace(kind, " "))) {
      return null;
    }
    boolean silent = stated.needs().isEmpty() && stated.budgetFen() == 0;
    Wish wish = silent && !measured ? Talk.wish(said) : stated;
    Measures body = Talk.measures(said);
    boolean bodyAsked =
        body.weightGrams() != null
            && (measured || (wish.needs().isEmpty() && wish.budgetFen() == 0));
    return wish.needs().isEmpty() && wish.budgetFen() == 0 && !bodyAsked
        ? null
        : new Search(wish, kind, body, bodyAsked, ProductAnswers.isHan(folded));
  }

  private static String without(String folded, Slots slots) {
    StringBuilder left = new StringBuilder(folded);
    slots.all().stream()
        .filter(slot -> Measures.isMeasure(slot.kind()))
        .sorted(Comparator.comparingInt(Slots.Slot::start).reversed())
        .forEach(slot -> left.replace(slot.start(), slot.end(), " "));
    return left.toString();
  }

  /** The longest end of a product's name or alias that the text has: 围巾 of 羊绒围巾; or empty. */
  private static String kind(String rest, List<Product> products) {
    String longest = "";
    for (Product product : products) {
      for (String called : called(product)) {
        String end = end(rest, called);
        longest = end.length() > longest.length() ? end : longest;
      }
    }
    return longest;
  }

  private static List<String> called(Product product) {
    List<String> called = new ArrayList<>(List.of(Fold.plain(product.name())));
    product.aliases().forEach(alias -> called.add(Fold.plain(alias)));
    return called;
  }

  private static String end(String text, String called) {
    for (int from = 0; from <= called.length() - 2; from++) {
      String end = called.substring(from);
      int at = LatinWords.boundary(called, from) ? text.indexOf(end) : -1;
      if (at >= 0
          && LatinWords.boundary(text, at)
          && LatinWords.boundary(text, at + end.length())) {
        return end;
      }
    }
    return "";
  }

  /** Why a product fits, as a template; null when it does not, or nobody knows. */
  private static @Nullable String why(Product product, Search search, List<SizeRow> chart) {
    boolean kind = called(product).stream().anyMatch(called -> called.endsWith(search.kind()));
    long budget = search.wish().budgetFen();
    if (!kind || (budget > 0 && product.priceFen() > budget)) {
      return null;
    }
    StringBuilder why = new StringBuilder();
    Set<String> sizes = SizeAnswers.sizes(product, chart, search.body());
    if (sizes == null ? search.bodyAsked() : sizes.isEmpty()) {
      return null;
    }
    if (sizes != null && search.bodyAsked()) {
      String all = String.join(search.han() ? "或" : " or ", sizes);
      why.append(search.han() ? "，按尺码表穿" : ", size ").append(all);
    }
    List<String> segments = NoteAnswers.segments(product);
    for (Need need : search.wish().needs()) {
      Integer told = told(need, segments);
      if (told == null) {
        return null;
      }
      String note = placeholder(product, "note_" + (char) ('a' + told));
      if (why.indexOf(note) < 0) {
        why.append(search.han() ? "，" : ", ").append(note);
      }
    }
    return why.toString();
  }

  /** The sentence of the notes that says it; null when none does or one speaks against it. */
  private static @Nullable Integer told(Need need, List<String> segments) {
    Integer told = null;
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (need.isDeniedBy(segments.get(i))) {
        return null;
      }
      told = need.isToldBy(segments.get(i)) ? Integer.valueOf(i) : told;
    }
    return told;
  }

  private static String words(List<Fit> fits, boolean han) {
    List<String> each = new ArrayList<>();
    for (Fit fit : fits) {
      Product product = fit.product();
      String name = placeholder(product, "name");
      String price = placeholder(product, "price");
      String link = product.link() == null ? "" : placeholder(product, "link");
      each.add(
          han
              ? name + "（" + (link.isEmpty() ? "" : link + "号链接，") + price + "元）" + fit.why()
              : name
                  + " ("
                  + (link.isEmpty() ? "" : "link " + link + ", ")
                  + price
                  + " "
                  + product.currency()
                  + ")"
                  + fit.why());
    }
    return han
        ? "{可以看看/推荐}" + String.join("；或者", each) + "。"
        : "{You could take/Have a look at} " + String.join("; or ", each) + ".";
  }

  private static String placeholder(Product product, String field) {
    return "{product@" + product.sku() + "." + field + "}";
  }
}
