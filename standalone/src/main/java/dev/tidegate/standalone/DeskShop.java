package dev.tidegate.standalone;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.RecordedEvent.Said;
import dev.tidegate.load.replay.Recordings;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.standalone.demo.DemoShow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole demo shop, products and size chart too, as any number of merchants, and what is said in
 * their rooms.
 *
 * @param rules of the shop, for any merchant
 * @param lines in the order in which they were said
 */
record DeskShop(RuleSet rules, List<Product> products, List<Line> lines) {
  private static final String RECORDINGS = "data/danmu_sessions";
  private static final String PLATFORM = "generic";
  private static final String CURRENCY = "CNY";
  private static final long VERSION = 1;

  /** Who said what. */
  record Line(String user, String text) {}

  /** The shop with what was said in its own recorded show: mostly to the point. */
  static DeskShop ofShow() throws IOException {
    return of(said(DemoShow.show()));
  }

  /**
   * The shop with what was said in rooms that know nothing of it: mostly chatter.
   *
   * @param data the folder with {@code data/danmu_sessions}
   * @return null when there are no recordings
   */
  static @Nullable DeskShop ofRecordings(Path data) throws IOException {
    Path folder = data.resolve(RECORDINGS);
    if (!Files.isDirectory(folder)) {
      return null;
    }
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        lines.addAll(said(Recordings.danmu(file)));
      }
    }
    return of(lines);
  }

  private static List<Line> said(List<RecordedEvent> events) {
    return events.stream()
        .map(RecordedEvent::content)
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> !said.text().isBlank())
        .map(said -> new Line(said.user(), said.text()))
        .toList();
  }

  private static DeskShop of(List<Line> lines) throws IOException {
    List<CsvFile> files =
        DemoShow.shopFiles().entrySet().stream()
            .map(file -> new CsvFile(file.getKey(), file.getValue()))
            .toList();
    CsvImport.Result shop = CsvImport.read(files, CURRENCY, Set.of());
    RuleSet rules =
        new RuleSet(
            DemoShow.MERCHANT,
            VERSION,
            Objects.requireNonNull(shop.keywordRules()),
            Objects.requireNonNull(shop.faq()),
            Objects.requireNonNull(shop.sizeChart()),
            List.of(),
            Policy.defaults());
    return new DeskShop(rules, Objects.requireNonNull(shop.products()), lines);
  }

  /** The shop's rule set as this merchant's own. */
  RuleSet rulesOf(String merchant) {
    return own(merchant, rules);
  }

  /** A rule set as this merchant's own. */
  static RuleSet own(String merchant, RuleSet rules) {
    return new RuleSet(
        merchant,
        rules.version(),
        rules.keywordRules(),
        rules.faq(),
        rules.sizeChart(),
        rules.concepts(),
        rules.policy());
  }

  /** What stands on a merchant's log before anybody speaks: the release and the products. */
  List<LogRecord> opening(String merchant) {
    List<LogRecord> records = new ArrayList<>();
    records.add(new ReleaseChanged(merchant, 1, VERSION));
    products.forEach(product -> records.add(new ProductChanged(merchant, product)));
    return records;
  }

  /**
   * The {@code n}th comment in a merchant's room; after the last line other buyers say them again.
   */
  ChatEvent comment(String merchant, int n) {
    Line line = line(n);
    return new ChatEvent(
        "bench/" + merchant + "/" + n,
        merchant,
        DemoShow.ACCOUNT,
        PLATFORM,
        ChatEvent.Kind.COMMENT,
        DemoShow.ROOM,
        line.user() + "-" + n / lines.size(),
        "",
        line.text(),
        n,
        n);
  }

  /** What is said in the {@code n}th comment, and by whom. */
  Line line(int n) {
    return lines.get(n % lines.size());
  }
}
