package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidegate.account.MerchantKeys;
import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Json;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.privacy.EnvelopeKey;
import io.prometheus.client.CollectorRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class BootstrapTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void putsKeysAndAccountOnTheLogOnceHoweverOftenItRuns(PortalWorld world) throws Exception {
    // Given
    String merchant = world.newMerchant();
    String account = merchant + "-demo";
    await().atMost(SOON).until(() -> world.read(TopicNames.ACCOUNTS, account).size() == 1);
    // When
    try (Bootstrap bootstrap = Bootstrap.open(world.vertx(), world.config(), Clock.systemUTC())) {
      bootstrap.ensureMerchant(PortalWorld.setup(merchant));
    }
    String later = world.newMerchant();
    await().atMost(SOON).until(() -> world.read(TopicNames.ACCOUNTS, later + "-demo").size() == 1);
    // Then
    assertThat(world.read(TopicNames.ACCOUNTS, account)).hasSize(1);
    assertThat(world.read(TopicNames.EVENTS, merchant))
        .extracting(record -> Json.logRecord(record.value()))
        .containsExactly(
            new AccountChanged(
                merchant,
                account,
                "generic",
                1,
                Set.of(Capability.PUBLIC_REPLY, Capability.DM),
                null,
                0));
    assertThat(world.read(TopicNames.ACCOUNTS, MerchantKeys.topicKey(merchant))).hasSize(1);
    try (AccountDirectory directory =
        new AccountDirectory(
            world.config().bootstrap(),
            "test",
            PortalWorld.PARTITIONS,
            EnvelopeKey.read(world.config().envelopeKeyFile()))) {
      directory.caughtUp().get(20, TimeUnit.SECONDS);
      assertThat(directory.keys(merchant)).isNotNull();
      assertThat(directory.account(account).account().merchant()).isEqualTo(merchant);
      assertThat(directory.account(account).outSecret().bytes())
          .isEqualTo("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aLostDatabaseKeepsTheMerchantsKeysFromTheLog(PortalWorld world) throws Exception {
    // Given
    String merchant = world.newMerchant();
    String key = MerchantKeys.topicKey(merchant);
    await().atMost(SOON).until(() -> world.read(TopicNames.ACCOUNTS, key).size() == 1);
    PortalConfig fresh = world.config(world.newDatabase());
    // When
    try (Bootstrap bootstrap = Bootstrap.open(world.vertx(), fresh, Clock.systemUTC())) {
      bootstrap.ensureMerchant(PortalWorld.setup(merchant));
    }
    try (PortalServer server = start(world, fresh)) {
      assertThat(server.port()).isPositive();
      await().atMost(SOON).until(() -> world.read(TopicNames.ACCOUNTS, key).size() == 2);
    }
    // Then
    var records = world.read(TopicNames.ACCOUNTS, key);
    assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
  }

  @Test
  void refusesOtherMachinesWhileAUserHasTheInitialPassword(PortalWorld world) throws Exception {
    // Given
    PortalConfig local = world.config(world.newDatabase());
    PortalConfig open =
        new PortalConfig(
            "0.0.0.0",
            0,
            URI.create("http://shop.example"),
            local.postgres(),
            local.bootstrap(),
            local.envelopeKeyFile(),
            local.operatorTokenFile());
    try (Bootstrap bootstrap = Bootstrap.open(world.vertx(), local, Clock.systemUTC())) {
      bootstrap.ensureMerchant(PortalWorld.setup("guarded"));
      // When
      assertThatThrownBy(() -> start(world, open))
          // Then
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("0.0.0.0")
          .hasMessageContaining("guarded")
          .hasMessageContaining("--host 127.0.0.1");
      assertThat(bootstrap.setPassword("guarded", "a-better-password")).isTrue();
    }
    try (PortalServer server = start(world, local)) {
      assertThat(
              new PortalClient("http://127.0.0.1:" + server.port())
                  .signIn("guarded", "a-better-password")
                  .status())
          .isEqualTo(200);
    }
  }

  private static PortalServer start(PortalWorld world, PortalConfig config) throws Exception {
    return PortalServer.start(world.vertx(), config, new CollectorRegistry(), Clock.systemUTC());
  }
}
