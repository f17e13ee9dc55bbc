package dev.tidegate.standalone.demo;

import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop {@code apparel} that ships with the product: an invented shop with invented buyers. */
public final class DemoShow {
  public static final String MERCHANT = "apparel";
  public static final String MERCHANT_NAME = "小鹿衣橱";
  public static final String ACCOUNT = "demo";
  public static final String ROOM = "room-1";

  private static final String FOLDER = "/demo/apparel/";
  private static final List<String> SHOP_FILES =
      List.of("products.csv", "faq.csv", "keywords.csv", "size_chart.csv");

  private DemoShow() {}

  /** The shop's files by name, as a merchant would upload them. */
  public static Map<String, byte[]> shopFiles() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : SHOP_FILES) {
      try (InputStream in = open(name)) {
        files.put(name, in.readAllBytes());
      }
    }
    return files;
  }

  /** The recorded show: comments, direct messages, and what the host presents. */
  public static List<RecordedEvent> show() throws IOException {
    try (Reader comments = reader("comments.jsonl");
        Reader timeline = reader("timeline.csv")) {
      return Recordings.show(comments, timeline);
    }
  }

  private static Reader reader(String name) throws IOException {
    return new InputStreamReader(open(name), StandardCharsets.UTF_8);
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = DemoShow.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException("resource " + FOLDER + name + " is missing");
    }
    return in;
  }
}
