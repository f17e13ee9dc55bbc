package dev.tidegate.load.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.load.replay.RecordedEvent.ItemOnShow;
import dev.tidegate.load.replay.RecordedEvent.Kind;
import dev.tidegate.load.replay.RecordedEvent.Said;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads recordings; every list is in the order of time. */
public final class Recordings {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private Recordings() {}

  /**
   * A shop's show.
   *
   * @param comments JSON lines with {@code t} (seconds), {@code user}, {@code kind}, {@code text}
   * @param timeline CSV with {@code t} and {@code link}: what the host presents from then on
   */
  public static List<RecordedEvent> show(Reader comments, Reader timeline) throws IOException {
    List<RecordedEvent> events = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(comments)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          events.add(said(Json.mapper().readTree(line)));
        }
      }
    }
    for (CSVRecord row : CSV.parse(timeline)) {
      events.add(
          new RecordedEvent(
              seconds(row.get("t")), new ItemOnShow(Integer.parseInt(row.get("link")))));
    }
    return inOrder(events);
  }

  /** A recorded room: CSV with {@code ts_ms}, {@code user_hash}, {@code text}. */
  public static List<RecordedEvent> danmu(Path file) throws IOException {
    List<RecordedEvent> events = new ArrayList<>();
    try (Reader in = Files.newBufferedReader(file)) {
      long first = -1;
      for (CSVRecord row : CSV.parse(in)) {
        long at = Long.parseLong(row.get("ts_ms"));
        first = first < 0 ? at : first;
        events.add(
            new RecordedEvent(
                Duration.ofMillis(at - first),
                new Said(Kind.COMMENT, row.get("user_hash"), row.get("text"))));
      }
    }
    return inOrder(events);
  }

  private static RecordedEvent said(JsonNode line) {
    return new RecordedEvent(
        seconds(line.required("t").asText()),
        new Said(
            Kind.valueOf(line.required("kind").asText().toUpperCase(Locale.ROOT)),
            line.required("user").asText(),
            line.required("text").asText()));
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
  }

  private static List<RecordedEvent> inOrder(List<RecordedEvent> events) {
    return events.stream().sorted(Comparator.comparing(RecordedEvent::at)).toList();
  }
}
