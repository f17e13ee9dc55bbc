package dev.tidegate.standalone;

import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import dev.tidegate.load.replay.Replay;
import dev.tidegate.load.replay.ReplayConfig;
import dev.tidegate.load.replay.ReplayReport;
import dev.tidegate.standalone.Ports.Use;
import dev.tidegate.standalone.ReadyFacts.Login;
import dev.tidegate.standalone.demo.DemoMerchant;
import dev.tidegate.standalone.demo.DemoShow;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo account of a running instance: its shop, its show, and what users are told of it. */
final class Demo {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  /** The show takes about an hour as recorded. */
  private static final double SPEED = 8;

  private static final String TRY_TEXT = "什么时候发货";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final UpOptions options;
  private final Secrets secrets;
  private final Lifecycle lifecycle;

  Demo(UpOptions options, Secrets secrets, Lifecycle lifecycle) {
    this.options = options;
    this.secrets = secrets;
    this.lifecycle = lifecycle;
  }

  /** Imports and publishes the shop, at the first start only: later it is the user's. */
  boolean importOnce() throws IOException, InterruptedException {
    DataDirectory data = options.data();
    if (Files.exists(data.demoImported())) {
      return false;
    }
    ShopImport.Result result =
        new ShopImport(options.url(Use.PORTAL), Files.readString(data.operatorToken()).strip())
            .run(DemoShow.MERCHANT, DemoShow.shopFiles());
    if (!result.isImported()) {
      throw new IllegalStateException(String.join("\n", result.lines()));
    }
    Files.createFile(data.demoImported());
    return true;
  }

  /** Begins to replay the show; its end, or the stop, ends it. */
  void startShow(Vertx vertx) throws IOException {
    ReplayConfig config =
        ReplayConfig.once(
                target(),
                StandardWebhooks.encodeSecret(secrets.inSecretBytes()),
                DemoShow.ROOM,
                "show-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
                SPEED)
            .withAttempts(3);
    Replay replay =
        Replay.start(vertx, config, DemoShow.show(), Clock.systemUTC(), System::nanoTime);
    lifecycle.add(
        "demo show",
        () -> {
          ReplayReport report =
              replay
                  .stop()
                  .toCompletionStage()
                  .toCompletableFuture()
                  .get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
          LOG.atInfo()
              .addKeyValue("sent", report.sent())
              .addKeyValue("accepted", report.accepted())
              .addKeyValue("refused", report.refused())
              .log("Demo show ended");
        });
  }

  /** What users and programs are told. */
  ReadyFacts facts(Instant began) {
    return new ReadyFacts(
        options.portalUrl().toString(),
        options.url(Use.INGRESS).toString(),
        options.url(Use.MANAGEMENT).toString(),
        new Login(DemoMerchant.USER, secrets.demoPassword()),
        TryLine.of(target(), secrets.inSecretBytes(), DemoShow.ROOM, TRY_TEXT),
        Duration.between(began, Instant.now()).toMillis(),
        options.data().root().toString());
  }

  private URI target() {
    return options.url(Use.INGRESS).resolve("/in/" + DemoShow.ACCOUNT);
  }
}
