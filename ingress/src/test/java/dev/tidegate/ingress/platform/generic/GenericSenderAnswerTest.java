package dev.tidegate.ingress.platform.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Attempt.Kind;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GenericSenderAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN",
    "201, TAKEN",
    "202, TAKEN",
    "204, TAKEN",
    "299, TAKEN",
    "301, REFUSED",
    "302, REFUSED",
    "307, REFUSED",
    "308, REFUSED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "409, REFUSED",
    "410, REFUSED",
    "429, NOT_TAKEN",
    "500, AMBIGUOUS",
    "502, AMBIGUOUS",
    "503, AMBIGUOUS",
    "504, AMBIGUOUS",
    "599, AMBIGUOUS",
  })
  void everyStatusHasItsMeaning(int status, Kind kind) {
    // When
    Attempt attempt = GenericSenderAnswer.ofStatus(status, null, NOW);

    // Then
    assertThat(attempt).isEqualTo(Attempt.of(kind, "http_" + status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 3",
        "0 | 0",
        "-5 | 0",
        " 12 | 12",
        "soon | 0",
        "99999999999 | 86400",
        "Fri, 20 Nov 2026 12:00:30 GMT | 30",
        "Fri, 20 Nov 2026 11:00:00 GMT | 0",
      })
  void retryAfterIsSecondsOrADate(String header, long seconds) {
    // When
    Attempt attempt = GenericSenderAnswer.ofStatus(429, header, NOW);

    // Then
    assertThat(attempt.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  static Stream<Arguments> noConnection() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), "connection_refused"),
        Arguments.of(new ConnectTimeoutException("late"), "connect_timeout"),
        Arguments.of(new UnknownHostException("who"), "unknown_host"),
        Arguments.of(new SSLHandshakeException("no"), "tls_failed"),
        Arguments.of(new IOException(new SSLHandshakeException("no")), "tls_failed"),
        Arguments.of(new IOException("other"), "no_connection"));
  }

  @ParameterizedTest
  @MethodSource("noConnection")
  void withoutAConnectionNothingWasTaken(Throwable failure, String reason) {
    // When
    Attempt attempt = GenericSenderAnswer.ofNoConnection(failure);

    // Then
    assertThat(attempt).isEqualTo(Attempt.of(Kind.NOT_TAKEN, reason));
  }

  static Stream<Arguments> noAnswer() {
    return Stream.of(
        Arguments.of(new TimeoutException(), "timeout"),
        Arguments.of(new IOException("reset by peer"), "reset"));
  }

  @ParameterizedTest
  @MethodSource("noAnswer")
  void withoutAnAnswerItMayHaveBeenTaken(Throwable failure, String reason) {
    // When
    Attempt attempt = GenericSenderAnswer.ofNoAnswer(failure);

    // Then
    assertThat(attempt).isEqualTo(Attempt.of(Kind.AMBIGUOUS, reason));
  }
}
