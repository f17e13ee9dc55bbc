package dev.tidegate.portal.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Json;
import dev.tidegate.portal.PortalWorld;
import dev.tidegate.portal.PortalWorldExtension;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.database.Postgres;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SecretKeyWithId;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class ArchiveKeysTest {
  @Test
  void aMerchantThatWasUnknownIsFoundAsSoonAsItIsMade(PortalWorld world) throws Exception {
    // Given
    Postgres postgres = world.newDatabase();
    Database.migrate(postgres);
    SecretKeyWithId envelope = EnvelopeKey.read(world.config(postgres).envelopeKeyFile());
    Pool pool = Database.pool(world.vertx(), postgres);
    ArchiveKeys keys = new ArchiveKeys(pool, envelope);
    assertThat(Database.await(keys.find("m1"))).isEmpty();
    // When
    Buffer stored = Buffer.buffer(Json.bytes(KeyRing.create(envelope, "m1")));
    Database.await(
        pool.preparedQuery(
                "INSERT INTO merchant (id, name, currency, keys, created_ms)"
                    + " VALUES ('m1', 'm1', 'CNY', $1, 0)")
            .execute(Tuple.of(stored)));
    // Then
    assertThat(Database.await(keys.find("m1"))).isPresent();
    Database.await(pool.close());
  }
}
