package dev.tidegate.ingress.platform.generic;

import dev.tidegate.event.InvalidFieldException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the generic platform can report, under its name in plain JSON and in CloudEvents. */
enum EventKind {
  COMMENT,
  DM,
  ORDER,
  ROOM;

  private static final String CLOUD_EVENT_PREFIX = "dev.tidegate.";

  /** The kind that plain JSON calls {@code name}; any other name is a wrong field. */
  static EventKind ofPlain(String name, String field) {
    for (EventKind kind : values()) {
      if (kind.plainName().equals(name)) {
        return kind;
      }
    }
    throw new InvalidFieldException(field, "must be one of " + names(""));
  }

  /** The kind whose CloudEvents type is {@code type}; any other type is a wrong field. */
  static EventKind ofCloudEvent(String type, String field) {
    for (EventKind kind : values()) {
      if (type.equals(CLOUD_EVENT_PREFIX + kind.plainName())) {
        return kind;
      }
    }
    throw new InvalidFieldException(field, "must be one of " + names(CLOUD_EVENT_PREFIX));
  }

  private String plainName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names(String prefix) {
    return Arrays.stream(values())
        .map(kind -> prefix + kind.plainName())
        .collect(Collectors.joining(", "));
  }
}
