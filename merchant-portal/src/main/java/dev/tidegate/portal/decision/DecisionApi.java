package dev.tidegate.portal.decision;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reading the decision log. */
public final class DecisionApi {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})_(\\d{1,18})_(\\d{1,9})");
  private static final Pattern TIME = Pattern.compile("\\d{1,15}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final DecisionLog log;

  public DecisionApi(DecisionLog log) {
    this.log = log;
  }

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.user(HttpMethod.GET, "/api/decisions", this::list));
  }

  private Future<Answer> list(Call call) {
    DecisionLog.Query query =
        new DecisionLog.Query(
            filter(call),
            call.query("q"),
            cursor(call.query("before")),
            limit(call.query("limit")));
    return log.page(call.merchant(), query, call.language()).map(Answer::ok);
  }

  private static DecisionFilter filter(Call call) {
    return new DecisionFilter(
        oneOf(Disposition.class, "disposition", call.query("disposition")),
        call.query("room"),
        call.query("reason"),
        call.query("answer"),
        oneOf(DecisionFilter.Said.class, "said", call.query("said")),
        oneOf(DecisionFilter.By.class, "by", call.query("by")),
        oneOf(QuestionNext.Next.class, "next", call.query("next")),
        time("from", call.query("from")),
        time("to", call.query("to")));
  }

  private static <E extends Enum<E>> @Nullable E oneOf(
      Class<E> type, String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
        return value;
      }
    }
    throw ProblemException.invalid(field, "is not known: " + text);
  }

  private static @Nullable Long time(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!TIME.matcher(text).matches()) {
      throw ProblemException.invalid(field, "must be milliseconds since 1970");
    }
    return Long.parseLong(text);
  }

  private static DecisionLog.Cursor cursor(@Nullable String text) {
    if (text == null) {
      return DecisionLog.Cursor.TOP;
    }
    Matcher parts = CURSOR.matcher(text);
    if (!parts.matches()) {
      throw ProblemException.invalid("before", "is not a cursor of this log");
    }
    return new DecisionLog.Cursor(
        Long.parseLong(parts.group(1)),
        Long.parseLong(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalid("limit", "must be 1 to " + MAX_LIMIT);
    }
    return limit;
  }
}
