package dev.tidegate.portal.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Says who calls. */
public interface Authenticator {
  /** The session of the request's cookie; empty when there is none in force. */
  Future<Optional<Caller>> user(RoutingContext context);

  /**
   * The operator on behalf of the merchant that the query names; empty when the request carries no
   * bearer token. Fails with a problem when the token is wrong or the merchant unknown.
   */
  Future<Optional<Caller>> operator(RoutingContext context);
}
