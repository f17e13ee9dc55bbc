package dev.tidegate.portal.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidegate.event.Require;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Caller;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and changing the password. */
public final class SessionApi {
  private final Pool pool;
  private final Sessions sessions;
  private final boolean secureCookie;
  private final SignInLimiter limiter = new SignInLimiter(Ticker.systemTicker());

  public SessionApi(Pool pool, Sessions sessions, CookieSecurity cookieSecurity) {
    this.pool = pool;
    this.sessions = sessions;
    this.secureCookie = cookieSecurity == CookieSecurity.ONLY_TLS;
  }

  /** Whether browsers may send the cookie without TLS. */
  public enum CookieSecurity {
    ONLY_TLS,
    ALSO_PLAIN
  }

  record SignIn(String user, String password) {
    SignIn {
      Require.text(user, "user");
      Require.text(password, "password");
    }
  }

  record SessionView(
      String user, String merchant, String merchantName, String csrf, boolean mustChangePassword) {}

  /** The same question answered for a browser in which nobody is signed in. */
  record NobodyView(@Nullable String user) {}

  record NewPassword(String current, String replacement) {
    @JsonCreator
    NewPassword(@JsonProperty("current") String current, @JsonProperty("new") String replacement) {
      this.current = Require.text(current, "current");
      this.replacement = Require.present(replacement, "new");
    }
  }

  private record User(long id, String hash) {}

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HttpMethod.POST, "/api/session", Endpoint.Access.PUBLIC, this::signIn),
        new Endpoint(HttpMethod.GET, "/api/session", Endpoint.Access.PUBLIC_OR_USER, this::current),
        Endpoint.user(HttpMethod.DELETE, "/api/session", this::signOut),
        Endpoint.user(HttpMethod.PUT, "/api/session/password", this::changePassword));
  }

  /** Every page asks this first, so that nobody being signed in is an answer, not a problem. */
  private Future<Answer> current(Call call) {
    return call.knownCaller()
        .map(SessionApi::answer)
        .orElseGet(() -> Future.succeededFuture(Answer.ok(new NobodyView(null))));
  }

  private Future<Answer> signIn(Call call) {
    SignIn form = call.body(SignIn.class);
    String user = form.user().strip().toLowerCase(Locale.ROOT);
    String address = address(call);
    refuseTooMany(user, address);
    return userByName(user)
        .compose(found -> check(call, found, form.password()))
        .compose(
            id -> {
              limiter.succeeded(user, address);
              return closeFormer(call).compose(closed -> sessions.open(id));
            })
        .compose(
            token -> {
              setCookie(call, token, Sessions.LIFE.toSeconds());
              return sessions.find(token);
            })
        .compose(caller -> answer(caller.orElseThrow()));
  }

  private Future<Long> check(Call call, Optional<User> found, String password) {
    return slowly(
            call,
            () ->
                found.isPresent()
                    ? Passwords.matches(password, found.get().hash())
                    : Passwords.matchesNobody(password))
        .map(
            matches -> {
              if (!matches) {
                throw ProblemException.of(ApiProblem.SIGN_IN_FAILED);
              }
              return found.orElseThrow().id();
            });
  }

  /** A browser that signs in again gets a new token; the old one ends. */
  private Future<Void> closeFormer(Call call) {
    Cookie cookie = call.context().request().getCookie(SessionAuthenticator.COOKIE);
    return cookie == null
        ? Future.succeededFuture()
        : sessions.close(Sessions.hash(cookie.getValue()));
  }

  private Future<Answer> signOut(Call call) {
    Caller.Session session = session(call);
    return sessions
        .close(session.tokenHash())
        .map(
            closed -> {
              setCookie(call, "", 0);
              return Answer.EMPTY;
            });
  }

  private Future<Answer> changePassword(Call call) {
    NewPassword form = call.body(NewPassword.class);
    Caller.Session session = session(call);
    checkNew(form);
    String address = address(call);
    refuseTooMany(session.user(), address);
    return userByName(session.user())
        .compose(
            user ->
                slowly(
                    call,
                    () -> {
                      if (!Passwords.matches(form.current(), user.orElseThrow().hash())) {
                        throw ProblemException.field(ApiProblem.PASSWORD_WRONG, "current");
                      }
                      limiter.succeeded(session.user(), address);
                      return Passwords.hash(form.replacement());
                    }))
        .compose(hash -> store(session, hash))
        .map(Answer.EMPTY);
  }

  private static void checkNew(NewPassword form) {
    int length = form.replacement().length();
    if (length < Passwords.MIN_LENGTH || length > Passwords.MAX_LENGTH) {
      throw ProblemException.field(
          ApiProblem.PASSWORD_TOO_SHORT,
          "new",
          "" + Passwords.MIN_LENGTH,
          "" + Passwords.MAX_LENGTH);
    }
    if (form.replacement().equals(form.current())) {
      throw ProblemException.field(ApiProblem.PASSWORD_SAME, "new");
    }
  }

  private Future<Void> store(Caller.Session session, String hash) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(
                    "UPDATE app_user SET password_hash = $1, initial_password = false WHERE id ="
                        + " $2")
                .execute(Tuple.of(hash, session.userId()))
                .compose(
                    updated ->
                        Sessions.closeOthers(connection, session.userId(), session.tokenHash())));
  }

  private void refuseTooMany(String user, String address) {
    long wait = limiter.waitSeconds(user, address);
    if (wait > 0) {
      throw ProblemException.retryAfter(ApiProblem.TOO_MANY_ATTEMPTS, wait);
    }
    limiter.attempt(user, address);
  }

  private Future<Optional<User>> userByName(String name) {
    return pool.preparedQuery("SELECT id, password_hash FROM app_user WHERE name = $1")
        .execute(Tuple.of(name))
        .map(
            rows -> {
              Iterator<Row> found = rows.iterator();
              if (!found.hasNext()) {
                return Optional.empty();
              }
              Row row = found.next();
              return Optional.of(new User(row.getLong("id"), row.getString("password_hash")));
            });
  }

  private static Future<Answer> answer(Caller caller) {
    Caller.Session session = Objects.requireNonNull(caller.session());
    return Future.succeededFuture(
        Answer.ok(
            new SessionView(
                session.user(),
                session.merchant(),
                session.merchantName(),
                session.csrf(),
                session.mustChangePassword())));
  }

  private static Caller.Session session(Call call) {
    return Objects.requireNonNull(call.caller().session(), "a user's endpoint has a session");
  }

  private void setCookie(Call call, String value, long maxAgeSeconds) {
    call.context()
        .response()
        .addCookie(
            Cookie.cookie(SessionAuthenticator.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secureCookie)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(maxAgeSeconds));
  }

  private static String address(Call call) {
    SocketAddress address = call.context().request().remoteAddress();
    return address == null ? "-" : String.valueOf(address.hostAddress());
  }

  private static <T> Future<T> slowly(Call call, Callable<T> work) {
    return call.context().vertx().executeBlocking(work, false);
  }
}
