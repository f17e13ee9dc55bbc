package dev.tidegate.evaluation;

import dev.tidegate.evaluation.ShopFolder.Comment;
import dev.tidegate.evaluation.ShopShow.Said;
import dev.tidegate.reading.Comprehend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Whole shops: a folder with products.csv, faq.csv, keywords.csv, comments.jsonl, or a folder of
 * such folders, which are also pooled.
 */
@Command(
    name = "shops",
    description =
        "Decides the labelled show of a shop (or of each shop in a folder) as the product does."
            + " Retrains without a shop that the shipped model has learned from.")
final class ShopsEval implements Callable<Integer> {
  private static final Set<String> AUTOMATIC =
      Set.of("reply_faq", "reply_product", "reply_keyword");

  @Parameters(paramLabel = "DIR")
  private Path folder = Path.of("");

  @Option(
      names = "--shipped",
      description =
          "Scores the shipped model, also on a shop that it has learned from; wrong rows that it"
              + " knows are marked.")
  private boolean shipped;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws Exception {
    return output.finish(evaluate(folder, shipped, output));
  }

  static List<Report> evaluate(Path folder, boolean shipped, Output output) throws IOException {
    List<Path> shops = shops(folder);
    KnownShops knownShops = new KnownShops();
    List<Report> reports = new ArrayList<>();
    List<Said> all = new ArrayList<>();
    for (Path path : shops) {
      ShopFolder shop = ShopFolder.read(path);
      Set<String> texts = texts(shop);
      Set<String> known = knownShops.rows(texts);
      boolean isKnown = KnownShops.isShop(known, texts);
      Comprehend reader =
          isKnown && !shipped ? knownShops.readerWithout(texts) : Comprehend.shipped();
      String note =
          "the shipped model knows %d of %d rows: %s"
              .formatted(
                  known.size(),
                  texts.size(),
                  !isKnown
                      ? "scored with it"
                      : shipped ? "it has LEARNED from this shop" : "retrained without the shop");
      List<Said> said = new ShopShow(shop, reader).run();
      said.forEach(one -> note(one, shipped && known.contains(one.comment().text()), output));
      all.addAll(said);
      reports.add(scores(said).note(note).report("shops", path.toString()));
    }
    if (shops.size() > 1) {
      reports.add(scores(all).note("pooled").report("shops", folder.toString()));
    }
    return reports;
  }

  private static Set<String> texts(ShopFolder shop) {
    return shop.comments().stream().map(Comment::text).collect(Collectors.toSet());
  }

  private static List<Path> shops(Path folder) throws IOException {
    if (Files.exists(folder.resolve("comments.jsonl"))) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> shops =
          inside.filter(path -> Files.exists(path.resolve("comments.jsonl"))).sorted().toList();
      if (shops.isEmpty()) {
        throw new MalformedFileException(folder + " holds no comments.jsonl and no such folders");
      }
      return shops;
    }
  }

  private static void note(Said said, boolean known, Output output) {
    Comment gold = said.comment();
    if (!said.action().equals(gold.label("action"))
        || (said.action().equals("reply_faq") && !said.faq().equals(gold.label("faq")))) {
      output.wrong(
          gold.label("action") + "/" + gold.label("faq") + "/" + gold.label("intent"),
          said.action() + "/" + said.faq() + "/" + said.evidence().intent(),
          said.comment().text(),
          (known ? "KNOWN ROW; " : "") + said.trace());
    }
  }

  static Scores scores(List<Said> rows) {
    boolean[] question = flags(rows, s -> s.comment().json().get("question").asBoolean());
    boolean[] asked = flags(rows, s -> s.evidence().question());
    boolean[] hasFaq = flags(rows, s -> !s.comment().label("faq").isEmpty());
    boolean[] answerable = flags(rows, s -> AUTOMATIC.contains(s.comment().label("action")));
    boolean[] automatic = flags(rows, s -> AUTOMATIC.contains(s.action()));
    boolean[] right = flags(rows, ShopsEval::isRight);
    double[] trust = rows.stream().mapToDouble(Said::faqScore).toArray();
    boolean[] hide = flags(rows, s -> s.comment().label("action").equals("hide"));
    boolean[] harmless = flags(rows, s -> !s.comment().label("action").equals("hide"));
    boolean[] hidden = flags(rows, s -> s.action().equals("hide"));
    boolean[] escalate = flags(rows, s -> s.comment().label("action").equals("escalate"));
    boolean[] escalated = flags(rows, s -> s.action().equals("escalate"));
    List<String> intents = rows.stream().map(s -> s.comment().label("intent")).toList();
    List<String> said = rows.stream().map(s -> s.evidence().intent()).toList();
    return new Scores(rows.size())
        .add("question_f1", Scores.f1(question, asked))
        .add("intent_accuracy", Scores.share(flags(rows, s -> intent(s, false))))
        .add("intent_accuracy_lenient", Scores.share(flags(rows, s -> intent(s, true))))
        .add("intent_macro_f1", Scores.macroF1(intents, said))
        .add("faq_recall_at_1", Scores.share(hasFaq, flags(rows, s -> ranks(s, 1))))
        .add("faq_recall_at_3", Scores.share(hasFaq, flags(rows, s -> ranks(s, 3))))
        .add("auto_precision", Scores.share(automatic, right))
        .add("auto_coverage", Scores.share(answerable, both(automatic, right)))
        .add("reject_auc", Scores.auc(hasFaq, trust))
        .add("action_accuracy", Scores.share(flags(rows, s -> action(s, false))))
        .add("action_accuracy_lenient", Scores.share(flags(rows, s -> action(s, true))))
        .add("hide_recall", Scores.share(hide, hidden))
        .add("hide_false_rate", Scores.share(harmless, hidden))
        .count("complaints_hidden", (double) complaintsHidden(rows))
        .add("escalate_f1", Scores.f1(escalate, escalated))
        .add("sentiment_accuracy", Scores.share(flags(rows, ShopsEval::mood)))
        .add("product_accuracy", Scores.share(flags(rows, s -> product(s, false))))
        .add("product_accuracy_lenient", Scores.share(flags(rows, s -> product(s, true))))
        .note("automatic answers by kind: " + byKind(rows));
  }

  private static Map<String, String> byKind(List<Said> rows) {
    Map<String, String> kinds = new TreeMap<>();
    for (String kind : AUTOMATIC) {
      List<Said> of = rows.stream().filter(s -> s.action().equals(kind)).toList();
      long good = of.stream().filter(ShopsEval::isRight).count();
      kinds.put(kind, good + " of " + of.size() + " right");
    }
    return kinds;
  }

  private static long complaintsHidden(List<Said> rows) {
    return rows.stream()
        .filter(s -> s.action().equals("hide") && s.comment().label("intent").equals("complaint"))
        .filter(s -> !s.comment().label("action").equals("hide"))
        .count();
  }

  /** Is the automatic answer one that a fair judge accepts: the kind, and for FAQ the entry. */
  private static boolean isRight(Said said) {
    return action(said, true)
        && (!said.action().equals("reply_faq")
            || said.faq().equals(said.comment().label("faq"))
            || said.comment().alternatives("alt_faq").contains(said.faq()));
  }

  private static boolean ranks(Said said, int most) {
    List<String> top = said.ranked().subList(0, Math.min(most, said.ranked().size()));
    return top.contains(said.comment().label("faq"))
        || said.comment().alternatives("alt_faq").stream().anyMatch(top::contains);
  }

  private static boolean intent(Said said, boolean lenient) {
    return matches(said, "intent", said.evidence().intent(), lenient);
  }

  private static boolean action(Said said, boolean lenient) {
    return matches(said, "action", said.action(), lenient);
  }

  private static boolean mood(Said said) {
    return said.comment().label("sentiment").equals(said.evidence().sentiment());
  }

  private static boolean product(Said said, boolean lenient) {
    String link = said.product() == null ? "" : said.product().toString();
    return matches(said, "product", link, lenient);
  }

  private static boolean matches(Said said, String field, String value, boolean lenient) {
    if (said.comment().label(field).equals(value)) {
      return true;
    }
    String key = field.equals("action") ? "alt" : "alt_" + field;
    return lenient
        && said.comment().alternatives(key).stream()
            .map(alternative -> alternative.replaceAll("\\(.*", ""))
            .map(alternative -> alternative.equals("null") ? "" : alternative)
            .anyMatch(value::equals);
  }

  private static boolean[] flags(List<Said> rows, Predicate<Said> test) {
    boolean[] flags = new boolean[rows.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = test.test(rows.get(i));
    }
    return flags;
  }

  private static boolean[] both(boolean[] one, boolean[] other) {
    boolean[] both = new boolean[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = one[i] && other[i];
    }
    return both;
  }
}
