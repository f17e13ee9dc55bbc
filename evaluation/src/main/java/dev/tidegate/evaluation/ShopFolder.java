package dev.tidegate.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A labelled shop: its data as a merchant imports it, what was on show when, and labelled comments.
 *
 * @param shows may be empty
 */
record ShopFolder(
    String name, RuleSet rules, List<Product> products, List<Comment> comments, List<Show> shows) {
  static final String MERCHANT = "shop";

  private static final List<String> FILES =
      List.of("products.csv", "faq.csv", "keywords.csv", "size_chart.csv", "concepts.csv");
  private static final List<String> FIELDS =
      List.of("t", "user", "kind", "text", "intent", "question", "action", "sentiment");

  /** A labelled comment; {@code line} of its file. */
  record Comment(int line, JsonNode json) {
    String text() {
      return json.get("text").asText();
    }

    String label(String field) {
      return json.path(field).isNull() ? "" : json.path(field).asText();
    }

    long atMs() {
      return Math.round(json.get("t").asDouble() * 1000);
    }

    /** What the note accepts as well: {@code alt_faq=A3} gives A3 for {@code alt_faq}. */
    List<String> alternatives(String key) {
      List<String> found = new ArrayList<>();
      for (String part : json.path("note").asText("").split("[\\s;,，；]+", -1)) {
        if (part.startsWith(key + "=")) {
          found.add(part.substring(key.length() + 1));
        }
      }
      return found;
    }
  }

  /** The host begins to show an item. */
  record Show(long atMs, int link) {}

  static ShopFolder read(Path folder) {
    List<CsvFile> files = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        files.add(new CsvFile(name, bytes(file)));
      }
    }
    CsvImport.Result shop = CsvImport.read(files, "CNY", Set.of());
    if (!shop.problems().isEmpty()) {
      throw new MalformedFileException(folder + ": " + shop.problems().get(0));
    }
    RuleSet rules =
        new RuleSet(
            MERCHANT,
            1,
            Objects.requireNonNullElse(shop.keywordRules(), List.of()),
            Objects.requireNonNullElse(shop.faq(), List.of()),
            Objects.requireNonNullElse(shop.sizeChart(), List.of()),
            Objects.requireNonNullElse(shop.concepts(), List.of()),
            Policy.defaults());
    return new ShopFolder(
        String.valueOf(folder.getFileName()),
        rules,
        Objects.requireNonNullElse(shop.products(), List.of()),
        comments(folder.resolve("comments.jsonl")),
        shows(folder.resolve("timeline.csv")));
  }

  private static List<Comment> comments(Path file) {
    List<Comment> comments = new ArrayList<>();
    int number = 0;
    for (String line : DataFile.text(file).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode json = Json.mapper().readTree(line);
        for (String field : FIELDS) {
          if (json.path(field).isMissingNode()) {
            throw new MalformedFileException(
                file + ", line " + number + ": field \"" + field + "\" is missing");
          }
        }
        comments.add(new Comment(number, json));
      } catch (IOException e) {
        throw new MalformedFileException(file + ", line " + number + " is not JSON: " + e);
      }
    }
    if (comments.isEmpty()) {
      throw new MalformedFileException(file + " has no comments");
    }
    return comments;
  }

  private static List<Show> shows(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    DataFile table = DataFile.read(file, List.of("t", "link"));
    List<Show> shows = new ArrayList<>();
    for (DataFile.Row row : table.rows()) {
      try {
        shows.add(
            new Show(
                Math.round(Double.parseDouble(row.get("t")) * 1000),
                Integer.parseInt(row.get("link"))));
      } catch (NumberFormatException e) {
        throw table.wrong(row, "t or link", "must be a number");
      }
    }
    return shows;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MalformedFileException(file + " cannot be read: " + e);
    }
  }
}
