package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three content modes of CloudEvents 1.0 over HTTP. The duplicate key is (source, id), as
 * the specification says.
 */
final class CloudEventForms {
  static final String ID = "ce-id";
  private static final String SOURCE = "ce-source";
  private static final String TYPE = "ce-type";
  private static final String SPEC_VERSION = "ce-specversion";
  private static final String TIME = "ce-time";
  private static final String SUPPORTED_VERSION = "1.0";
  private static final int MAX_NAME_CHARS = 500;

  private CloudEventForms() {}

  static List<Incoming> batch(JsonNode body, int maxEvents) throws UnreadableRequestException {
    if (!body.isArray()) {
      throw new InvalidFieldException("body", "must be a JSON array of CloudEvents");
    }
    if (body.size() > maxEvents) {
      throw new UnreadableRequestException(
          Fault.TOO_MANY_EVENTS,
          null,
          "A batch may hold at most " + maxEvents + " events, this one holds " + body.size() + ".");
    }
    List<Incoming> events = new ArrayList<>(body.size());
    for (int i = 0; i < body.size(); i++) {
      events.add(structured(body.get(i), "[" + i + "]"));
    }
    return events;
  }

  static Incoming structured(JsonNode body, String path) {
    JsonFields event = JsonFields.of(body, path);
    checkVersion(event.pathOf("specversion"), event.text("specversion", MAX_NAME_CHARS));
    String id = event.identifier("id", MAX_NAME_CHARS);
    String source = event.identifier("source", MAX_NAME_CHARS);
    String type = event.identifier("type", MAX_NAME_CHARS);
    JsonNode time = event.value("time");
    return new Incoming(
        EventKind.ofCloudEvent(type, event.pathOf("type")),
        duplicateKey(source, id),
        data(event),
        time == null ? null : SentAt.millis(event.pathOf("time"), time));
  }

  private static JsonFields data(JsonFields event) {
    if (event.value("datacontenttype") != null) {
      MediaType type = MediaType.parse(event.text("datacontenttype", MAX_NAME_CHARS));
      if (!type.isJson()) {
        throw new InvalidFieldException(event.pathOf("datacontenttype"), "must name JSON");
      }
    }
    JsonNode base64 = event.value("data_base64");
    if (base64 == null || event.value("data") != null) {
      return event.object("data");
    }
    String path = event.pathOf("data_base64");
    try {
      byte[] decoded = base64.binaryValue();
      if (decoded == null) {
        throw new InvalidFieldException(path, "must be a string");
      }
      return JsonFields.of(JsonBody.parse(decoded), path);
    } catch (IOException | UnreadableRequestException e) {
      throw new InvalidFieldException(path, "must be base64 of a JSON object");
    }
  }

  /** The body is the event's data; its attributes stand in the headers. */
  static Incoming binary(RequestHeaders headers, JsonNode body) {
    checkVersion(SPEC_VERSION, attribute(headers, SPEC_VERSION));
    String id = attribute(headers, ID);
    String source = attribute(headers, SOURCE);
    String type = attribute(headers, TYPE);
    String time = headers.single(TIME);
    return new Incoming(
        EventKind.ofCloudEvent(type, TYPE),
        duplicateKey(source, id),
        JsonFields.of(body, "data"),
        timeMs(time));
  }

  private static @Nullable Long timeMs(@Nullable String time) {
    return time == null ? null : SentAt.millis(TIME, CloudEventHeader.decode(TIME, time));
  }

  private static String attribute(RequestHeaders headers, String name) {
    String raw = headers.single(name);
    if (raw == null) {
      throw new InvalidFieldException(name, "is missing");
    }
    return CleanText.identifier(name, CloudEventHeader.decode(name, raw), MAX_NAME_CHARS);
  }

  private static void checkVersion(String field, String version) {
    if (!version.equals(SUPPORTED_VERSION)) {
      throw new InvalidFieldException(field, "must be " + SUPPORTED_VERSION);
    }
  }

  /** Escapes the separator in the source, so that two pairs never give one key. */
  private static String duplicateKey(String source, String id) {
    return source.replace("%", "%25").replace("|", "%7C") + "|" + id;
  }
}
