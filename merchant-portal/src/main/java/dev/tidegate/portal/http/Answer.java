package dev.tidegate.portal.http;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers.
 *
 * @param status HTTP status; 0 when the handler writes the response itself
 * @param body written as JSON; null = no body
 */
public record Answer(int status, @Nullable Object body) {
  /** The handler streams the response itself. */
  public static final Answer STREAMING = new Answer(0, null);

  /** 204. */
  public static final Answer EMPTY = new Answer(204, null);

  /** 200 with a body. */
  public static Answer ok(Object body) {
    return new Answer(200, body);
  }
}
