package dev.tidegate.portal.insight;

import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The report of a merchant. */
public final class InsightApi {
  private static final Duration DEFAULT_SPAN = Duration.ofHours(1);
  private static final Duration LONGEST_SPAN = Duration.ofDays(31);
  private static final Pattern TIME = Pattern.compile("\\d{1,15}");

  private final InsightReports reports;
  private final Clock clock;

  public InsightApi(InsightReports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.user(HttpMethod.GET, "/api/insight", this::report));
  }

  private Future<Answer> report(Call call) {
    long nowMs = clock.millis();
    long toMs = time("to", call.query("to"), nowMs);
    long fromMs = time("from", call.query("from"), toMs - DEFAULT_SPAN.toMillis());
    if (fromMs >= toMs || toMs - fromMs > LONGEST_SPAN.toMillis()) {
      throw ProblemException.invalid(
          "from", "must be before to, and by at most " + LONGEST_SPAN.toDays() + " days");
    }
    return reports
        .report(call.merchant(), new InsightReports.Span(call.query("room"), fromMs, toMs), nowMs)
        .map(Answer::ok);
  }

  private static long time(String field, @Nullable String text, long otherwise) {
    if (text == null) {
      return otherwise;
    }
    if (!TIME.matcher(text).matches()) {
      throw ProblemException.invalid(field, "must be milliseconds since 1970");
    }
    return Long.parseLong(text);
  }
}
