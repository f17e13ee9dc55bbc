package dev.tidegate.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.event.Json;
import dev.tidegate.ruleset.CsvImport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Imports a shop's files through the running portal, as its operator. All or nothing: the portal
 * takes every file or none.
 */
final class ShopImport {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;

  private final URI portal;
  private final String token;

  /** What the portal said. */
  record Result(int status, JsonNode answer) {
    boolean isImported() {
      return status == OK;
    }

    /** One line for people: what was imported, or every problem. */
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (isImported()) {
        lines.add(
            "Imported "
                + answer.path("products").asInt()
                + " products, "
                + answer.path("keywordRules").asInt()
                + " keyword rules, "
                + answer.path("faq").asInt()
                + " FAQ entries, "
                + answer.path("sizeChart").asInt()
                + " size rows, "
                + answer.path("concepts").asInt()
                + " rows of words for scenes; published as version "
                + answer.path("version").asText("none"));
        return lines;
      }
      lines.add(
          "Nothing was imported. "
              + answer.path("title").asText("HTTP " + status)
              + ": "
              + answer.path("detail").asText(""));
      for (JsonNode problem : answer.path("problems")) {
        lines.add(
            "  "
                + problem.path("file").asText("")
                + ":"
                + problem.path("line").asText("")
                + ":"
                + problem.path("column").asText("")
                + " "
                + problem.path("message").asText(""));
      }
      return lines;
    }
  }

  /**
   * @param token of the operator
   */
  ShopImport(URI portal, String token) {
    this.portal = portal;
    this.token = token;
  }

  /** The files of a shop that are in a folder, by name. */
  static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (CsvImport.takes(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    if (files.isEmpty()) {
      throw new StartupException(
          folder
              + " holds none of products, faq, keywords, size_chart (.csv, .tsv, .txt, .xlsx), no"
              + " .xlsx and no rules.json; nothing to import.");
    }
    return files;
  }

  /**
   * Imports and publishes.
   *
   * @throws StartupException when the portal does not answer
   */
  Result run(String merchant, Map<String, byte[]> files) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                portal.resolve(
                    "/api/import?merchant=" + URLEncoder.encode(merchant, StandardCharsets.UTF_8)))
            .timeout(LIMIT)
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .header("accept-language", "en")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body(files))))
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new Result(response.statusCode(), Json.mapper().readTree(response.body()));
    } catch (ConnectException e) {
      throw new StartupException(
          "The portal does not answer at " + portal + ". Start it with ./tidegate up first.", e);
    }
  }

  private static ObjectNode body(Map<String, byte[]> files) {
    ObjectNode body = Json.mapper().createObjectNode();
    ArrayNode list = body.putArray("files");
    files.forEach(
        (name, content) ->
            list.addObject()
                .put("name", name)
                .put("base64", Base64.getEncoder().encodeToString(content)));
    return body.put("publish", true);
  }
}
