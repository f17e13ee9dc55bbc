package dev.tidegate.ingress.platform.generic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A media type as the {@code Content-Type} header names it, lower case.
 *
 * @param charset the parameter of that name, null when there is none
 */
record MediaType(String essence, @Nullable String charset) {
  private static final String CLOUD_EVENTS = "application/cloudevents";
  private static final String CLOUD_EVENTS_BATCH = "application/cloudevents-batch";

  static MediaType parse(String header) {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    String charset = null;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=")) {
        charset = parameter.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return new MediaType(parts[0].strip(), charset);
  }

  /** Whether the body's characters are encoded as JSON on the wire must be. */
  boolean isUtf8() {
    return charset == null || charset.equals("utf-8") || charset.equals("utf8");
  }

  boolean isJson() {
    return essence.equals("application/json")
        || essence.equals("text/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }

  /** Tested before {@link #isCloudEvent()}: the name of the batch begins with that of the event. */
  boolean isCloudEventBatch() {
    return essence.startsWith(CLOUD_EVENTS_BATCH);
  }

  boolean isCloudEvent() {
    return essence.startsWith(CLOUD_EVENTS);
  }
}
