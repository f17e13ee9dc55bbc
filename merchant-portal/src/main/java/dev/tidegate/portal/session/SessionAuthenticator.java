package dev.tidegate.portal.session;

import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Authenticator;
import dev.tidegate.portal.http.Caller;
import dev.tidegate.portal.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Users by cookie, the operator by bearer token. */
public final class SessionAuthenticator implements Authenticator {
  static final String COOKIE = "tidegate_session";
  private static final String BEARER = "Bearer ";
  private static final String OPERATOR = "operator";

  private final Pool pool;
  private final Sessions sessions;
  private final OperatorToken operatorToken;

  public SessionAuthenticator(Pool pool, Sessions sessions, OperatorToken operatorToken) {
    this.pool = pool;
    this.sessions = sessions;
    this.operatorToken = operatorToken;
  }

  @Override
  public Future<Optional<Caller>> user(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    return cookie == null
        ? Future.succeededFuture(Optional.empty())
        : sessions.find(cookie.getValue());
  }

  @Override
  public Future<Optional<Caller>> operator(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.startsWith(BEARER)) {
      return Future.succeededFuture(Optional.empty());
    }
    if (!operatorToken.matches(header.substring(BEARER.length()).strip())) {
      return Future.failedFuture(ProblemException.of(ApiProblem.NOT_SIGNED_IN));
    }
    String merchant = context.queryParams().get("merchant");
    if (merchant == null || merchant.isBlank()) {
      return Future.failedFuture(ProblemException.invalid("merchant", "must not be empty"));
    }
    return pool.preparedQuery("SELECT 1 FROM merchant WHERE id = $1")
        .execute(Tuple.of(merchant))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw ProblemException.of(ApiProblem.NOT_FOUND, "merchant " + merchant);
              }
              return Optional.of(new Caller(merchant, OPERATOR, null));
            });
  }
}
