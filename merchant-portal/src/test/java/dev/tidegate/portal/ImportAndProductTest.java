package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.PortalClient.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class ImportAndProductTest {
  private static final String PRODUCTS =
      """
      link,sku,name,aliases,price,list_price,stock,sizes,colors,notes
      1,A-1,开衫,,129,259,86,S|M,黑色,
      2,A-2,牛仔裤,,99,,0,,,
      """;
  private static final String FAQ =
      "id,question,similar,answer\nA1,包邮吗,要运费吗,全店包邮 {product.price}\n";

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
  void importsAndPublishesInOneStep() throws Exception {
    // When
    Response response = importFiles(client, "", true, "products.csv", PRODUCTS, "faq.csv", FAQ);
    // Then
    assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
    assertThat(response.body().get("products").asInt()).isEqualTo(2);
    assertThat(response.body().get("faq").asInt()).isEqualTo(1);
    assertThat(response.body().get("version").asLong()).isEqualTo(1);
    assertThat(client.read("/api/products").get(0).get("priceFen").asLong()).isEqualTo(12_900);
    assertThat(client.read("/api/draft").get("changed").asBoolean()).isFalse();
    await().until(() -> world.events(merchant).size() == 3);
    await().until(() -> world.read(TopicNames.PRODUCTS, merchant + "/A-1").size() == 1);
  }

  @Test
  void importsNothingWhenOneFileHasAnError() throws Exception {
    // Given
    String bad = FAQ + "A2,什么时候发货,,{product.pric}\n";
    // When
    Response response = importFiles(client, "", true, "products.csv", PRODUCTS, "faq.csv", bad);
    // Then
    assertThat(response.status()).isEqualTo(422);
    JsonNode problem = response.body().get("problems").get(0);
    assertThat(problem.get("file").asText()).isEqualTo("faq.csv");
    assertThat(problem.get("line").asInt()).isEqualTo(3);
    assertThat(problem.get("column").asText()).isEqualTo("answer");
    assertThat(problem.get("message").asText()).contains("{product.pric}");
    assertThat(client.read("/api/products")).isEmpty();
    assertThat(client.read("/api/draft").get("revision").asLong()).isZero();
    assertThat(world.events(merchant)).isEmpty();
  }

  @Test
  void theOperatorImportsForAMerchantWithTheToken() throws Exception {
    // Given
    PortalClient operator =
        new PortalClient(world.url()).with("Authorization", "Bearer " + world.operatorToken());
    // When
    Response response =
        importFiles(operator, "?merchant=" + merchant, false, "products.csv", PRODUCTS);
    Response unknown = importFiles(operator, "?merchant=nobody", false, "products.csv", PRODUCTS);
    Response wrong =
        importFiles(
            operator.with("Authorization", "Bearer guess"),
            "?merchant=" + merchant,
            false,
            "products.csv",
            PRODUCTS);
    // Then
    assertThat(response.status()).isEqualTo(200);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(client.read("/api/products")).hasSize(2);
  }

  @Test
  void theOperatorsTokenOpensNothingElse() throws Exception {
    // Given
    PortalClient operator =
        new PortalClient(world.url()).with("Authorization", "Bearer " + world.operatorToken());
    // When
    Response response = operator.get("/api/products?merchant=" + merchant);
    // Then
    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void aSecondImportRaisesOnlyWhatChangedAndMovesLinkNumbers() throws Exception {
    // Given
    importFiles(client, "", false, "products.csv", PRODUCTS);
    String next =
        """
        link,sku,name,aliases,price,list_price,stock,sizes,colors,notes
        1,A-1,开衫,,129,259,86,S|M,黑色,
        2,A-3,大衣,,599,,5,,,
        """;
    // When
    importFiles(client, "", false, "products.csv", next);
    // Then
    Map<String, JsonNode> products = new HashMap<>();
    client.read("/api/products").forEach(p -> products.put(p.get("sku").asText(), p));
    assertThat(products).containsOnlyKeys("A-1", "A-2", "A-3");
    assertThat(products.get("A-1").get("version").asLong()).isEqualTo(1);
    assertThat(products.get("A-2").get("version").asLong()).isEqualTo(2);
    assertThat(products.get("A-2").get("link").isNull()).isTrue();
    assertThat(products.get("A-3").get("link").asInt()).isEqualTo(2);
  }

  @Test
  void everyChangeOfAProductIsOnTheLogBeforeItsView() throws Exception {
    // Given
    Map<String, Object> form =
        Map.of("link", 1, "name", "开衫", "priceFen", 12_900, "stock", 5, "aliases", List.of());
    // When
    Response created = client.put("/api/products/A-1", form);
    Response changed =
        client.put("/api/products/A-1", Map.of("name", "开衫", "priceFen", 9_900, "stock", 5));
    Response deleted = client.delete("/api/products/A-1");
    // Then
    assertThat(created.body().get("version").asLong()).isEqualTo(1);
    assertThat(created.body().get("currency").asText()).isEqualTo("CNY");
    assertThat(changed.body().get("version").asLong()).isEqualTo(2);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(client.read("/api/products")).isEmpty();
    await().until(() -> world.read(TopicNames.PRODUCTS, merchant + "/A-1").size() == 3);
    List<Long> versions = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> row : world.events(merchant)) {
      versions.add(((ProductChanged) Json.logRecord(row.value())).product().version());
    }
    assertThat(versions).containsExactly(1L, 2L, 3L);
    List<ConsumerRecord<String, byte[]>> view = world.read(TopicNames.PRODUCTS, merchant + "/A-1");
    assertThat(Json.read(view.get(2).value(), ProductChanged.class).product().removed()).isTrue();
  }

  @Test
  void aProductWithATakenLinkNumberIsRefusedByField() throws Exception {
    // Given
    importFiles(client, "", false, "products.csv", PRODUCTS);
    // When
    Response response =
        client.put("/api/products/A-9", Map.of("link", 2, "name", "x", "priceFen", 1, "stock", 1));
    // Then
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body().get("field").asText()).isEqualTo("link");
  }

  @Test
  void aProductThatTheLogWouldNotTakeIsRefused() throws Exception {
    // Given
    List<String> words =
        IntStream.range(0, 500).mapToObj(i -> "好".repeat(199) + (char) ('一' + i)).toList();
    Map<String, Object> form = new HashMap<>(Map.of("name", "x", "priceFen", 1, "stock", 1));
    List.of("aliases", "sizes", "colors").forEach(field -> form.put(field, words));
    // When
    Response response = client.put("/api/products/A-9", form);
    // Then
    assertThat(response.status()).as("%s", response.body().get("detail")).isEqualTo(422);
    assertThat(response.body().get("type").asText())
        .isEqualTo("urn:tidegate:problem:product-too-large");
    assertThat(client.read("/api/products")).isEmpty();
  }

  @Test
  void merchantsSeeAndChangeOnlyTheirOwn() throws Exception {
    // Given
    importFiles(client, "", true, "products.csv", PRODUCTS, "faq.csv", FAQ);
    PortalClient other = world.signedIn(world.newMerchant());
    // When
    Response deleted = other.delete("/api/products/A-1");
    // Then
    assertThat(deleted.status()).isEqualTo(404);
    assertThat(other.read("/api/products")).isEmpty();
    assertThat(other.read("/api/draft").get("faq")).isEmpty();
    assertThat(other.read("/api/releases")).isEmpty();
    assertThat(client.read("/api/products")).hasSize(2);
  }

  private static Response importFiles(
      PortalClient client, String query, boolean publish, String... namesAndTexts)
      throws Exception {
    List<Map<String, String>> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] bytes = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      files.add(
          Map.of("name", namesAndTexts[i], "base64", Base64.getEncoder().encodeToString(bytes)));
    }
    return client.post("/api/import" + query, Map.of("files", files, "publish", publish));
  }
}
