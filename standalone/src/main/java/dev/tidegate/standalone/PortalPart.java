package dev.tidegate.standalone;

import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import dev.tidegate.load.platform.FakeMerchantEndpoint;
import dev.tidegate.load.platform.ReplyBook;
import dev.tidegate.portal.Bootstrap;
import dev.tidegate.portal.PortalConfig;
import dev.tidegate.portal.PortalServer;
import dev.tidegate.portal.database.Postgres;
import dev.tidegate.standalone.Ports.Use;
import dev.tidegate.standalone.demo.DemoMerchant;
import dev.tidegate.standalone.embedded.EmbeddedDatabase;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;

/** The portal of a standalone instance, with the demo merchant and the endpoint of its replies. */
final class PortalPart {
  private final UpOptions options;
  private final Secrets secrets;
  private final Lifecycle lifecycle;
  private final CollectorRegistry registry;
  private final Clock clock;

  PortalPart(
      UpOptions options,
      Secrets secrets,
      Lifecycle lifecycle,
      CollectorRegistry registry,
      Clock clock) {
    this.options = options;
    this.secrets = secrets;
    this.lifecycle = lifecycle;
    this.registry = registry;
    this.clock = clock;
  }

  /** Makes the demo merchant, then serves; the endpoint of its replies is there before both. */
  PortalServer start(Foundation foundation, Vertx vertx) throws Exception {
    URI endpoint = options.endpoint();
    String replies = endpoint == null ? startEndpoint(vertx) : endpoint.toString();
    PortalConfig config = config(foundation);
    try (Bootstrap bootstrap = Bootstrap.open(vertx, config, clock)) {
      bootstrap.ensureMerchant(
          DemoMerchant.setup(
              secrets.demoPassword(), secrets.inSecretBytes(), secrets.outSecretBytes(), replies));
    }
    PortalServer portal = serve(config, vertx);
    lifecycle.add("portal", portal::close);
    return portal;
  }

  private PortalConfig config(Foundation foundation) {
    EmbeddedDatabase database = foundation.database();
    return new PortalConfig(
        options.host(),
        options.ports().of(Use.PORTAL),
        options.portalUrl(),
        new Postgres(
            "127.0.0.1",
            database.port(),
            EmbeddedDatabase.NAME,
            database.user(),
            database.password()),
        foundation.kafka().bootstrap(),
        options.data().envelopeKey(),
        options.data().operatorToken());
  }

  private PortalServer serve(PortalConfig config, Vertx vertx) throws Exception {
    try {
      return PortalServer.start(vertx, config, registry, clock);
    } catch (IllegalStateException e) {
      // Its messages say what the user can do.
      throw new StartupException(String.valueOf(e.getMessage()), e);
    }
  }

  private String startEndpoint(Vertx vertx) throws Exception {
    FakeMerchantEndpoint endpoint =
        Blocking.await(
            FakeMerchantEndpoint.start(
                vertx,
                options.ports().of(Use.DEMO_ENDPOINT),
                StandardWebhooks.encodeSecret(secrets.outSecretBytes()),
                new ReplyBook(ReplyBook.Repeats.SHOWN_ONCE, 0)));
    lifecycle.add("demo merchant endpoint", () -> Blocking.await(endpoint.close()));
    return endpoint.url();
  }
}
