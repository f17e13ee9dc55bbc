package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tidegate.event.Json;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException.Fault;
import java.io.IOException;

/**
 * Bytes to a JSON tree: one value, nothing behind it, no field twice, a byte order mark allowed.
 */
final class JsonBody {
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private JsonBody() {}

  static JsonNode parse(byte[] body) throws UnreadableRequestException {
    JsonNode tree;
    try {
      tree = READER.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed("The body is not one JSON value" + where(e) + ".");
    } catch (IOException e) {
      throw malformed("The body is not one JSON value in UTF-8.");
    }
    if (tree == null || tree.isMissingNode()) {
      throw malformed("The body is empty.");
    }
    return tree;
  }

  /** Only the place: Jackson's own message quotes the input. */
  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private static UnreadableRequestException malformed(String detail) {
    return new UnreadableRequestException(Fault.MALFORMED_JSON, null, detail);
  }
}
