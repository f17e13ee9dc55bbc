package dev.tidegate.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The text that the models learn from: hand-written for this project, beside this class in the jar.
 */
public final class TrainingText {
  /** Shops with labelled comments; a shop that is scored is left out. */
  static final List<String> SHOPS =
      List.of("apparel", "beauty", "jewelry", "food", "home", "shoes", "candles", "toys");

  private static final List<String> CORPUS =
      List.of("presale", "presale_spare", "aftersale", "english");
  static final List<String> SCENE_LINES =
      List.of("1", "2", "3", "4", "5", "6", "7", "7b", "8a", "8b", "9", "10");

  /** Policy or one's own case: the intent alone does not say. */
  private static final Set<String> DOUBTFUL =
      Set.of("order_status", "payment_issue", "return_refund", "invoice");

  private final Map<String, String> intentOfScene = new LinkedHashMap<>();

  /** Reads which matter belongs to which intent. */
  public TrainingText() {
    for (String[] row : table("scenes.tsv", 3)) {
      intentOfScene.put(row[0], row[1]);
    }
  }

  /**
   * A labelled line.
   *
   * @param intent null when it was not labelled
   * @param scene null when it was not labelled
   * @param question null when it was not labelled
   * @param person whether staff must look; null when it was not labelled
   * @param answer a merchant's answer, no buyer's words
   */
  public record Line(
      String text,
      @Nullable String intent,
      @Nullable String scene,
      @Nullable Boolean question,
      @Nullable String sentiment,
      @Nullable Boolean person,
      boolean answer) {}

  /** Matters that buyers ask about. */
  List<String> scenes() {
    return List.copyOf(intentOfScene.keySet());
  }

  /** All lines that do not belong to a shop. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (String file : CORPUS) {
      for (String[] row : table(file + ".tsv", 4)) {
        if (!row[0].equals("text")) {
          lines.add(new Line(row[0], row[1], null, row[2].equals("1"), row[3], person(row), false));
        }
      }
    }
    for (String number : SCENE_LINES) {
      for (String[] row : table("scene-lines-" + number + ".tsv", 6)) {
        boolean answer = row[1].equals("A");
        lines.add(
            new Line(
                row[3],
                intent(row[0]),
                row[0],
                answer ? null : row[4].equals("1"),
                answer ? null : row[5].strip(),
                null,
                answer));
      }
    }
    for (String[] row : table("own-case.tsv", 5)) {
      lines.add(
          new Line(row[0], row[4], null, row[2].equals("1"), null, row[1].equals("1"), false));
    }
    for (String[] row : table("chat2.tsv", 2)) {
      Boolean asks = row[1].isEmpty() ? null : (Boolean) row[1].equals("1");
      lines.add(new Line(row[0], null, null, asks, null, null, false));
    }
    return lines;
  }

  private String intent(String scene) {
    return Objects.requireNonNull(intentOfScene.get(scene), () -> "unknown scene " + scene);
  }

  /** Only where the words leave no doubt. */
  private static @Nullable Boolean person(String[] row) {
    if (row[1].equals("complaint") || row[1].equals("human_request")) {
      return true;
    }
    return DOUBTFUL.contains(row[1]) ? null : Boolean.FALSE;
  }

  /** The labelled comments of a shop. */
  List<JsonNode> comments(String shop) {
    List<JsonNode> comments = new ArrayList<>();
    for (String line : (Iterable<String>) rawLines("shops/" + shop + "/comments.jsonl")::iterator) {
      try {
        comments.add(Json.mapper().readTree(line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return comments;
  }

  /** A shop's FAQ: question, similar phrasings (by |) and answer by id. */
  Map<String, List<String>> faq(String shop) {
    Map<String, List<String>> faq = new LinkedHashMap<>();
    String text = text("shops/" + shop + "/faq.csv");
    try {
      for (CSVRecord row :
          CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(text))) {
        faq.put(row.get("id"), List.of(row.get("question"), row.get("similar"), row.get("answer")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faq;
  }

  static List<String[]> table(String name, int columns) {
    List<String[]> rows = new ArrayList<>();
    for (String line : (Iterable<String>) rawLines(name)::iterator) {
      String[] row = line.split("\t", -1);
      if (row.length < columns) {
        throw new IllegalStateException(name + ": a line has " + row.length + " columns: " + line);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Stream<String> rawLines(String name) {
    return text(name).lines().filter(line -> !line.isBlank());
  }

  private static String text(String name) {
    try (InputStream in = TrainingText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The training text " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
