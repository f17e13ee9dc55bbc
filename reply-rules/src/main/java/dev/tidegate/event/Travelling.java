package dev.tidegate.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A value on a topic: its JSON carries {@code type}, the simple class name, and {@code v}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public interface Travelling {

  /** Schema version of the value; rises only when a reader of the older form would be wrong. */
  @JsonProperty(value = "v", access = JsonProperty.Access.READ_ONLY)
  default int schemaVersion() {
    return 1;
  }
}
