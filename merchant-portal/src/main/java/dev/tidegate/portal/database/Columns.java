package dev.tidegate.portal.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tidegate.event.Json;
import java.nio.charset.StandardCharsets;

/**
 * JSON columns, which go to and from the database as text: write {@code $1::text::jsonb} and read
 * {@code column::text}.
 */
public final class Columns {
  private Columns() {}

  /** The text of a value for a JSON column. */
  public static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  /** Reads what we wrote; a failure is a defect or a column changed by hand. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
  }

  /** As {@link #read(String, Class)}, for lists and maps. */
  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getType() + " cannot be read", e);
    }
  }
}
