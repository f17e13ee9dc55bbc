package dev.tidegate.standalone.management;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A few scalar fields at the top of a JSON object, without reading the rest. */
final class TopFields {
  private TopFields() {}

  /**
   * The wanted fields that are there, as text; reading stops when all are found.
   *
   * @throws IOException when the bytes up to there are no JSON object
   */
  static Map<String, String> read(byte[] json, Set<String> wanted) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = Json.mapper().getFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (found.size() < wanted.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && wanted.contains(name)) {
          found.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return found;
  }
}
