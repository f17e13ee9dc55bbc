package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of a JSON object. A field that is missing or wrong ends in an {@link
 * InvalidFieldException} with its whole path, for example {@code [3].data.items[0].sku}. JSON null
 * counts as missing.
 */
final class JsonFields {
  /** Longest identifier: room, user, message, order, article. */
  static final int MAX_IDENTIFIER_CHARS = 200;

  private final JsonNode object;
  private final String path;

  private JsonFields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** Reads {@code node}, which stands at {@code path} (empty for the body itself). */
  static JsonFields of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new InvalidFieldException(path.isEmpty() ? "body" : path, "must be a JSON object");
    }
    return new JsonFields(node, path);
  }

  /** The whole path of one of this object's fields. */
  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The field's value, null when it is missing or JSON null. */
  @Nullable JsonNode value(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  JsonNode required(String name) {
    JsonNode node = value(name);
    if (node == null) {
      throw new InvalidFieldException(pathOf(name), "is missing");
    }
    return node;
  }

  JsonFields object(String name) {
    return of(required(name), pathOf(name));
  }

  /** The objects of an array; an array longer than {@code most} is a wrong field. */
  List<JsonFields> objects(String name, int most) {
    JsonNode array = required(name);
    if (!array.isArray()) {
      throw new InvalidFieldException(pathOf(name), "must be an array");
    }
    if (array.size() > most) {
      throw new InvalidFieldException(pathOf(name), "must hold at most " + most + " entries");
    }
    List<JsonFields> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      objects.add(of(array.get(i), pathOf(name) + "[" + i + "]"));
    }
    return objects;
  }

  /** A string of any content, made well-formed; longer than {@code mostChars} is a wrong field. */
  String text(String name, int mostChars) {
    JsonNode node = required(name);
    if (!node.isTextual()) {
      throw new InvalidFieldException(pathOf(name), "must be a string");
    }
    String text = node.textValue();
    if (text.codePointCount(0, text.length()) > mostChars) {
      throw new InvalidFieldException(
          pathOf(name), "must have at most " + mostChars + " characters");
    }
    return CleanText.wellFormed(text);
  }

  /** As {@link #text}, null when missing. */
  @Nullable String optionalText(String name, int mostChars) {
    return value(name) == null ? null : text(name, mostChars);
  }

  /**
   * An opaque identifier: a non-blank string without control characters. A whole number is taken as
   * its digits, exactly, since many platforms number their users beyond 2^53.
   */
  String identifier(String name) {
    return identifier(name, MAX_IDENTIFIER_CHARS);
  }

  String identifier(String name, int mostChars) {
    JsonNode node = required(name);
    if (node.isIntegralNumber()) {
      return CleanText.identifier(pathOf(name), node.bigIntegerValue().toString(), mostChars);
    }
    if (!node.isTextual()) {
      throw new InvalidFieldException(pathOf(name), "must be a string");
    }
    return CleanText.identifier(pathOf(name), node.textValue(), mostChars);
  }

  /** As {@link #identifier(String)}, null when missing. */
  @Nullable String optionalIdentifier(String name) {
    return value(name) == null ? null : identifier(name);
  }

  /** A whole number between {@code least} and {@code most}. */
  long wholeNumber(String name, long least, long most) {
    JsonNode node = required(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new InvalidFieldException(pathOf(name), "must be a whole number");
    }
    long number = node.longValue();
    if (number < least || number > most) {
      throw new InvalidFieldException(
          pathOf(name), "must be between " + least + " and " + most + ", was " + number);
    }
    return number;
  }
}
