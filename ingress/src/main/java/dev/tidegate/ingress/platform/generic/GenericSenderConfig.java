package dev.tidegate.ingress.platform.generic;

import java.time.Duration;

/**
 * Limits of the way out to merchants' endpoints.
 *
 * @param requestTimeout from the request's first byte to the head of the answer; Standard Webhooks
 *     asks for 15 to 30 s
 * @param connectTimeout to get a connection, waiting for a free one included
 * @param connectionsPerEndpoint how many are open to one host and port at most
 * @param keepAlive how long an idle connection is kept; below the 5 s of common servers, because a
 *     request on a connection that is being closed ends as ambiguous
 */
public record GenericSenderConfig(
    Duration requestTimeout,
    Duration connectTimeout,
    int connectionsPerEndpoint,
    Duration keepAlive) {
  public GenericSenderConfig {
    positive("send.request-timeout", requestTimeout);
    positive("send.connect-timeout", connectTimeout);
    positive("send.keep-alive", keepAlive);
    if (connectionsPerEndpoint <= 0) {
      throw new IllegalArgumentException(
          "send.connections-per-endpoint must be positive, was " + connectionsPerEndpoint);
    }
  }

  /** 15 s a request, 5 s a connection, 64 connections, 4 s idle. */
  public static GenericSenderConfig defaults() {
    return new GenericSenderConfig(
        Duration.ofSeconds(15), Duration.ofSeconds(5), 64, Duration.ofSeconds(4));
  }

  /** The same with another limit for one request. */
  public GenericSenderConfig withRequestTimeout(Duration timeout) {
    return new GenericSenderConfig(timeout, connectTimeout, connectionsPerEndpoint, keepAlive);
  }

  private static void positive(String setting, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(setting + " must be positive, was " + value);
    }
  }
}
