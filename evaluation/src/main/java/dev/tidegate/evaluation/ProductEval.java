package dev.tidegate.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.FollowUp;
import dev.tidegate.understanding.ProductMention;
import dev.tidegate.understanding.ProductMention.Kind;
import dev.tidegate.understanding.ProductMention.Mention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measures on a labelled shop which product a line names: by its own words, or by those of the same
 * user not long before. What is on show is not used: the labels leave it out.
 */
final class ProductEval {
  /** As long as the desk remembers. */
  private static final double TALK_SECONDS = 600;

  private static final Pattern ALTERNATIVE =
      Pattern.compile("alt_product=(null|\\d{1,4})|alt=reply_product\\((\\d{1,4})\\)");

  private ProductEval() {}

  /** A labelled line; links are 0 when the label is null. */
  record Line(
      String text, String user, double seconds, int link, Set<Integer> others, String action) {}

  /** What the program said of a line: the link, 0 for none, and why. */
  record Said(int link, String why) {}

  /** Product accuracy of a shop folder, strict and with the alternatives that the notes allow. */
  static Report evaluate(Path shop, Output output) {
    List<Line> lines = lines(shop.resolve("comments.jsonl"));
    List<Said> said = read(lines, ProductMention.compile(items(products(shop))), links(shop));
    boolean[] right = new boolean[lines.size()];
    boolean[] lenient = new boolean[lines.size()];
    boolean[] labelled = new boolean[lines.size()];
    boolean[] named = new boolean[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      right[i] = said.get(i).link() == line.link();
      lenient[i] = right[i] || line.others().contains(said.get(i).link());
      labelled[i] = line.link() > 0;
      named[i] = said.get(i).link() > 0;
      if (!right[i]) {
        output.wrong("" + line.link(), "" + said.get(i).link(), line.text(), said.get(i).why());
      }
    }
    return new Scores(lines.size())
        .add("product_accuracy", Scores.share(right))
        .add("product_accuracy_lenient", Scores.share(lenient))
        .add("product_precision", Scores.share(named, right))
        .add("product_recall", Scores.share(labelled, right))
        .report("product", shop.toString());
  }

  /** What is said of each line, in order, with the memory of each user's last product. */
  static List<Said> read(List<Line> lines, ProductMention catalogue, Map<String, Integer> links) {
    Map<String, Line> lastLine = new HashMap<>();
    Map<String, Integer> lastLink = new HashMap<>();
    List<Said> all = new ArrayList<>();
    for (Line line : lines) {
      String folded = Fold.plain(line.text());
      Mention mention = catalogue.in(folded);
      int link = links.getOrDefault(mention.sku(), 0);
      String why = mention.kind() + " " + mention.by() + " " + mention.word();
      Line last = lastLine.get(line.user());
      if (last != null
          && line.seconds() - last.seconds() <= TALK_SECONDS
          && (mention.kind() == Kind.NONE || mention.kind() == Kind.DEICTIC)
          && FollowUp.in(folded)) {
        link = lastLink.getOrDefault(line.user(), 0);
        why = "talk";
      }
      if (link > 0) {
        lastLine.put(line.user(), line);
        lastLink.put(line.user(), link);
      }
      all.add(new Said(link, why));
    }
    return all;
  }

  static List<Product> products(Path shop) {
    byte[] csv = DataFile.text(shop.resolve("products.csv")).getBytes(StandardCharsets.UTF_8);
    CsvImport.Result read =
        CsvImport.read(List.of(new CsvFile("products.csv", csv)), "CNY", Set.of());
    List<Product> products = read.products();
    if (products == null) {
      throw new MalformedFileException(shop + "/products.csv: " + read.problems());
    }
    return products;
  }

  private static Map<String, Integer> links(Path shop) {
    Map<String, Integer> links = new HashMap<>();
    for (Product product : products(shop)) {
      Integer link = product.link();
      links.put(product.sku(), link == null ? 0 : link);
    }
    return links;
  }

  static List<ProductMention.Item> items(List<Product> products) {
    return products.stream().map(ProductMention.Item::of).toList();
  }

  static List<Line> lines(Path file) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String json : DataFile.text(file).split("\n", -1)) {
      number++;
      if (!json.isBlank()) {
        lines.add(line(file, number, json));
      }
    }
    if (lines.isEmpty()) {
      throw new MalformedFileException(file + " has no lines");
    }
    return lines;
  }

  private static Line line(Path file, int number, String json) {
    try {
      JsonNode node = Json.mapper().readTree(json);
      JsonNode text = node.get("text");
      if (text == null || !text.isTextual()) {
        throw new MalformedFileException(file + ", line " + number + ": \"text\" is missing");
      }
      return new Line(
          text.asText(),
          node.path("user").asText(),
          node.path("t").asDouble(),
          node.path("product").asInt(0),
          alternatives(node.path("note").asText("")),
          node.path("action").asText());
    } catch (JsonProcessingException e) {
      throw new MalformedFileException(file + ", line " + number + " is not JSON");
    }
  }

  /** Links that the note accepts as well, 0 for null. */
  private static Set<Integer> alternatives(@Nullable String note) {
    Set<Integer> links = new HashSet<>();
    Matcher matcher = ALTERNATIVE.matcher(note == null ? "" : note);
    while (matcher.find()) {
      String link = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      links.add(link.equals("null") ? 0 : Integer.parseInt(link));
    }
    return links;
  }
}
