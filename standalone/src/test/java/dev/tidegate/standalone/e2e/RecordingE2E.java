package dev.tidegate.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidegate.load.platform.FakeMerchantEndpoint;
import dev.tidegate.load.platform.ReplyBook;
import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.Recordings;
import dev.tidegate.load.replay.Replay;
import dev.tidegate.load.replay.ReplayConfig;
import dev.tidegate.load.replay.ReplayReport;
import dev.tidegate.standalone.FreePorts;
import dev.tidegate.standalone.ProductProcess;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recorded room through the signed HTTP ingress of the running product; at the end both ledgers
 * are exact: every record has one fate, every obligation one end, every action one outcome, and
 * nothing was visible twice.
 */
class RecordingE2E {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingE2E.class);
  private static final Path RECORDING =
      Path.of("..", "..", "shared", "data", "danmu_sessions", "1589197037.csv");
  private static final Duration SETTLE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aStretchOfARecordedRoomLeavesBothLedgersExact() throws Exception {
    assumeTrue(Files.exists(RECORDING), "the shared recordings are not here");
    ledgersAreExactAfter(Recordings.danmu(RECORDING).subList(0, 1_500), 60);
  }

  @Test
  @Tag("full")
  void aWholeRecordingAtTenTimesItsSpeedLeavesBothLedgersExact() throws Exception {
    assumeTrue(Files.exists(RECORDING), "the shared recordings are not here");
    ledgersAreExactAfter(Recordings.danmu(RECORDING), 10);
  }

  private void ledgersAreExactAfter(List<RecordedEvent> recording, double speed) throws Exception {
    int port = FreePorts.base(1);
    Vertx vertx = Vertx.vertx();
    try (ProductProcess product =
        new ProductProcess(folder, "--no-demo", "--endpoint", "http://127.0.0.1:" + port + "/")) {
      // Given
      product.start();
      Shop shop = new Shop(product);
      shop.importAndPublish();
      FakeMerchantEndpoint endpoint =
          FakeMerchantEndpoint.start(
                  vertx, port, shop.outSecret(), new ReplyBook(ReplyBook.Repeats.SHOWN_ONCE, 0))
              .await(10, TimeUnit.SECONDS);

      // When
      ReplayReport report = replay(vertx, shop, recording, speed);
      Ledgers ledgers = new Ledgers(product.bootstrap());
      await().atMost(SETTLE).until(() -> isSettled(ledgers.count()));
      Ledgers.Count count = ledgers.count();

      // Then
      LOG.atInfo().addKeyValue("report", report).addKeyValue("count", summary(count)).log("Done");
      assertThat(report.accepted()).isEqualTo(recording.size());
      assertThat(count.records() - count.ticks()).isEqualTo(count.decided() + count.deadLetters());
      assertThat(count.deadLetters()).isZero();
      assertThat(count.decidedTwice()).isEmpty();
      assertThat(count.wrongObligations()).isEmpty();
      assertThat(count.opened()).isEqualTo(count.closed() + count.openQuestions().size());
      assertThat(endpoint.book().summary().shown()).isEqualTo(count.actions().size());
      assertThat(endpoint.book().summary().doubles()).isEmpty();
      assertThat(endpoint.book().summary().wrongSignatures()).isZero();
      ledgers.assertPartitions();
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private static ReplayReport replay(
      Vertx vertx, Shop shop, List<RecordedEvent> recording, double speed) throws Exception {
    Duration length = recording.get(recording.size() - 1).at();
    return Replay.start(
            vertx,
            ReplayConfig.once(
                    URI.create(shop.inbox()), shop.inSecret(), "room-1", "recording", speed)
                .withAttempts(5),
            recording,
            Clock.systemUTC(),
            System::nanoTime)
        .done()
        .await((long) (length.toSeconds() / speed) + 120, TimeUnit.SECONDS);
  }

  private static boolean isSettled(Ledgers.Count count) {
    return count.undecided().isEmpty() && count.unsettled().isEmpty();
  }

  private static String summary(Ledgers.Count count) {
    return "records %d, ticks %d, decided %d, opened %d, closed %s, open %d, actions %d"
        .formatted(
            count.records(),
            count.ticks(),
            count.decided(),
            count.opened(),
            count.closedBy(),
            count.openQuestions().size(),
            count.actions().size());
  }
}
