package dev.tidegate.portal.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One operation of the API. A test compares the list of all with docs/openapi-portal.yaml.
 *
 * @param path as in the OpenAPI document, for example {@code /api/products/{sku}}
 */
public record Endpoint(
    HttpMethod method, String path, Access access, Function<Call, Future<Answer>> handler) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)\\}");

  /** Who may call it. */
  public enum Access {
    /** Anybody: only signing in. */
    PUBLIC,
    /** Anybody; the handler learns who is signed in, if someone is: only asking just that. */
    PUBLIC_OR_USER,
    /** A signed-in user; with the CSRF token when the method is unsafe. */
    USER,
    /** A signed-in user, or the operator with the bearer token. */
    USER_OR_OPERATOR
  }

  /** An operation for signed-in users. */
  public static Endpoint user(
      HttpMethod method, String path, Function<Call, Future<Answer>> handler) {
    return new Endpoint(method, path, Access.USER, handler);
  }

  String routePath() {
    return PARAMETER.matcher(path).replaceAll(":$1");
  }

  boolean unsafe() {
    return !method.equals(HttpMethod.GET);
  }
}
