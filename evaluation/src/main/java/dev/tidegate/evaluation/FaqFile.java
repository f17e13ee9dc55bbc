package dev.tidegate.evaluation;

import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An FAQ in a file, in either of the two forms that {@link FaqEval} describes. */
public final class FaqFile {
  private FaqFile() {}

  /**
   * An entry as it is written.
   *
   * @param phrasings its title or question, and the others, in the order of the file
   * @param answer its title where the file has no answers
   */
  public record Entry(Set<String> phrasings, String answer) {

    /** The entry as it is compiled. */
    public FaqMatcher.Entry read(Comprehend reader) {
      List<Evidence> read = new ArrayList<>();
      phrasings.forEach(phrasing -> read.add(reader.of(phrasing)));
      return new FaqMatcher.Entry(List.copyOf(read), reader.of(answer));
    }
  }

  /**
   * The entries by their ids, in the order of the file.
   *
   * @throws MalformedFileException when the file cannot be read, lacks a column, or an id
   */
  public static Map<String, Entry> read(Path faq) {
    boolean shop = DataFile.text(faq).lines().findFirst().orElse("").contains("question");
    DataFile data =
        DataFile.read(
            faq,
            shop
                ? List.of("id", "question", "similar", "answer")
                : List.of("faq_id", "title", "phrasing"));
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (DataFile.Row row : data.rows()) {
      String column = shop ? "id" : "faq_id";
      String name = row.get(column).strip();
      if (name.isEmpty() || (shop && entries.containsKey(name))) {
        throw data.wrong(row, column, name.isEmpty() ? "is empty" : "is there twice");
      }
      String title = row.get(shop ? "question" : "title");
      String answer = shop ? row.get("answer") : title;
      Entry entry = entries.computeIfAbsent(name, id -> new Entry(new LinkedHashSet<>(), answer));
      entry.phrasings().add(title);
      String others = row.get(shop ? "similar" : "phrasing");
      entry.phrasings().addAll(List.of(shop ? others.split("\\|", -1) : new String[] {others}));
      entry.phrasings().removeIf(String::isBlank);
    }
    return entries;
  }
}
