package dev.tidegate.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.lint.SampleComment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Comments that were really said: one JSON object a line with {@code text}, perhaps intent. */
final class SampleFile {
  private SampleFile() {}

  /**
   * Reads a sample.
   *
   * @throws MalformedFileException when a line is no JSON object with a text
   */
  static List<SampleComment> read(Path file) {
    List<SampleComment> comments = new ArrayList<>();
    long line = 0;
    for (String json : DataFile.text(file).lines().toList()) {
      line++;
      if (json.isBlank()) {
        continue;
      }
      try {
        JsonNode node = Json.mapper().readTree(json);
        if (!node.path("text").isTextual()) {
          throw new MalformedFileException(file + ", line " + line + ": \"text\" is missing");
        }
        comments.add(
            new SampleComment(line, node.get("text").asText(), node.path("intent").asText("")));
      } catch (JsonProcessingException e) {
        throw new MalformedFileException(file + ", line " + line + " is not JSON");
      }
    }
    return comments;
  }
}
