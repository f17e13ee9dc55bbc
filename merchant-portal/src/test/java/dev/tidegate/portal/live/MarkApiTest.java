package dev.tidegate.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Json;
import dev.tidegate.portal.PortalClient;
import dev.tidegate.portal.PortalClient.Response;
import dev.tidegate.portal.PortalWorld;
import dev.tidegate.portal.PortalWorldExtension;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PortalWorldExtension.class)
class MarkApiTest {
  private static final String MARKS = "/api/live/room-1/marks";

  private PortalWorld world;
  private String merchant;
  private PortalClient client;

  @BeforeEach
  void signIn(PortalWorld given) throws Exception {
    world = given;
    merchant = world.newMerchant();
    client = world.signedIn(merchant);
  }

  @Test
  void aTapBecomesARecordOnTheMerchantsLog() throws Exception {
    // When
    Response response =
        client.post(MARKS, Map.of("kind", "ANSWERED", "cluster", "room-1#ff", "text", " 反着洗就不起球 "));
    // Then
    assertThat(response.status()).isEqualTo(204);
    await().until(() -> world.events(merchant).size() == 1);
    HostMark mark = (HostMark) Json.logRecord(world.events(merchant).get(0).value());
    assertThat(mark.room()).isEqualTo("room-1");
    assertThat(mark.kind()).isEqualTo(HostMark.Kind.ANSWERED);
    assertThat(mark.cluster()).isEqualTo("room-1#ff");
    assertThat(mark.text()).isEqualTo("反着洗就不起球");
    assertThat(mark.by()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"cluster\":\"c\"}', kind",
    "'{\"kind\":\"PINNED\"}', cluster",
    "'{\"kind\":\"PINNED\",\"cluster\":\"c\",\"text\":\"x\"}', text",
    "'{\"kind\":\"ANSWERED\",\"cluster\":\"c\",\"text\":\"{product.price}\"}', text",
    "'{\"kind\":\"MERGED\",\"cluster\":\"c\"}', target",
    "'{\"kind\":\"MERGED\",\"cluster\":\"c\",\"target\":\"c\"}', target",
    "'{\"kind\":\"SPLIT\",\"cluster\":\"c\"}', wording",
    "'{\"kind\":\"HIDDEN\"}', cluster",
    "'{\"kind\":\"ITEM_ON_SHOW\",\"link\":0}', link",
    "'{\"kind\":\"ITEM_ON_SHOW\",\"link\":\"x\"}', link",
    "'{\"kind\":\"SOLD_OUT\",\"link\":3,\"sku\":\"S1\"}', link",
    "'{\"kind\":\"GONE\",\"cluster\":\"c\"}', kind",
  })
  void namesTheFieldThatIsWrong(String body, String field) throws Exception {
    // When
    Response response = client.post(MARKS, Json.mapper().readTree(body));
    // Then
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body().toString()).contains(field);
    assertThat(world.events(merchant)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"kind\":\"MERGED\",\"cluster\":\"c\",\"target\":\"d\"}'",
    "'{\"kind\":\"SPLIT\",\"cluster\":\"c\",\"wording\":\"room-1#a\"}'",
    "'{\"kind\":\"HIDDEN\",\"cluster\":\"c\"}'",
    "'{\"kind\":\"ITEM_ON_SHOW\",\"link\":3}'",
    "'{\"kind\":\"SOLD_OUT\",\"link\":3}'",
    "'{\"kind\":\"BACK_IN_STOCK\",\"sku\":\"S1\"}'",
  })
  void takesEveryKind(String body) throws Exception {
    // Given
    JsonNode form = Json.mapper().readTree(body);
    // When
    Response response = client.post(MARKS, form);
    // Then
    assertThat(response.status()).isEqualTo(204);
    await().until(() -> world.events(merchant).size() == 1);
    JsonNode mark = Json.mapper().readTree(world.events(merchant).get(0).value());
    form.properties().forEach(e -> assertThat(mark.get(e.getKey())).isEqualTo(e.getValue()));
  }

  @Test
  void needsAUser() throws Exception {
    // When
    Response response =
        new PortalClient(world.url()).post(MARKS, Map.of("kind", "PINNED", "cluster", "c"));
    // Then
    assertThat(response.status()).isEqualTo(401);
  }
}
