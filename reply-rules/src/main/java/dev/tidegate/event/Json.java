package dev.tidegate.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The one JSON codec of everything that travels. Equal values give equal bytes: fields stand in the
 * order of the record's components, nulls are left out. Unknown fields are ignored on reading.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(1_000_000)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private Json() {}

  /** The shared mapper, for trees and for reading parts; callers must not reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Serialises a value; every value of ours can be serialised, so a failure is a defect. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialise " + value.getClass().getSimpleName(), e);
    }
  }

  /** Reads a record of the log, whose class the property {@code type} names. */
  public static LogRecord logRecord(byte[] json) throws MalformedRecordException {
    return read(json, LogRecord.class);
  }

  /**
   * Reads a value of the given class.
   *
   * @throws MalformedRecordException with a reason that is fit for a dead letter; its message never
   *     holds text of the input
   */
  public static <T> T read(byte[] json, Class<T> type) throws MalformedRecordException {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new MalformedRecordException("malformed_json", "null");
      }
      return value;
    } catch (InvalidTypeIdException e) {
      throw new MalformedRecordException("unknown_type", "type");
    } catch (JsonMappingException e) {
      throw new MalformedRecordException("invalid_field", fieldOf(e));
    } catch (IOException e) {
      throw new MalformedRecordException("malformed_json", e.getClass().getSimpleName());
    }
  }

  private static String fieldOf(JsonMappingException e) {
    if (e.getCause() instanceof InvalidFieldException invalid) {
      return invalid.field() + " " + invalid.problem();
    }
    return e.getPath().stream()
        .map(step -> Objects.requireNonNullElse(step.getFieldName(), "[" + step.getIndex() + "]"))
        .collect(Collectors.joining("."));
  }
}
