package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.PortalClient.Response;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.KeywordRule.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class TrySentenceTest {
  private PortalWorld world;
  private String merchant;
  private PortalClient client;

  @BeforeEach
  void aShopWithADraft(PortalWorld given) throws Exception {
    world = given;
    merchant = world.newMerchant();
    client = world.signedIn(merchant);
    client.put(
        "/api/products/A-1", Map.of("link", 1, "name", "小香风开衫", "priceFen", 12_900, "stock", 5));
    client.put(
        "/api/draft/keywordRules",
        Map.of(
            "revision",
            0,
            "items",
            List.of(
                new KeywordRule("K1", List.of("暗号"), List.of(), List.of(), Effect.REPLY, "小鹿来了"))));
    client.put(
        "/api/draft/faq",
        Map.of(
            "revision",
            1,
            "items",
            List.of(new FaqEntry("A1", "能不能便宜点", List.of("还能优惠吗"), "直播价{product.price}元最低了"))));
  }

  @Test
  void aRuleOfTheDraftAnswersWithItsTraceInWords() throws Exception {
    // When
    JsonNode tried = tryIt("今晚暗号是什么", null, "draft").body();
    // Then
    assertThat(tried.get("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(tried.get("answerId").asText()).isEqualTo("K1");
    assertThat(tried.get("reply").asText()).isEqualTo("小鹿来了");
    assertThat(tried.get("trace"))
        .anySatisfy(
            step ->
                assertThat(step.get("words").asText())
                    .isEqualTo("Keyword rule K1 matched: it says \"暗号\"."));
  }

  @Test
  void theItemOnShowFillsThePlaceholderAndIsListedAsAFact() throws Exception {
    // When
    JsonNode tried = tryIt("能不能便宜点", 1, "draft").body();
    // Then
    assertThat(tried.get("reply").asText()).isEqualTo("直播价129元最低了");
    assertThat(tried.get("sku").asText()).isEqualTo("A-1");
    assertThat(tried.get("productName").asText()).isEqualTo("小香风开衫");
    JsonNode fact = tried.get("facts").get(0);
    assertThat(fact.get("field").asText()).isEqualTo("price");
    assertThat(fact.get("value").asText()).isEqualTo("129");
  }

  @Test
  void whatIsPublishedIsTriedApartFromTheDraft() throws Exception {
    // When
    JsonNode nothingYet = tryIt("暗号", null, "published").body();
    client.post("/api/draft/publish", Map.of("revision", 2));
    JsonNode published = tryIt("暗号", null, "published").body();
    // Then
    assertThat(nothingYet.get("reply").isNull()).isTrue();
    assertThat(published.get("reply").asText()).isEqualTo("小鹿来了");
  }

  @Test
  void tryingStoresAndSendsNothing() throws Exception {
    // When
    tryIt("暗号", null, "draft");
    // Then
    assertThat(world.read(TopicNames.ACTIONS, merchant)).isEmpty();
    assertThat(client.read("/api/decisions").get("items")).isEmpty();
  }

  @Test
  void aDraftWithErrorsSaysWhatToMend() throws Exception {
    // Given
    client.put(
        "/api/draft/faq",
        Map.of("revision", 2, "items", List.of(new FaqEntry("A1", "q", List.of(), "{product.x}"))));
    // When
    Response tried = tryIt("q", null, "draft");
    // Then
    assertThat(tried.status()).isEqualTo(422);
    assertThat(tried.body().get("problems").get(0).get("code").asText())
        .isEqualTo("UNKNOWN_PLACEHOLDER");
  }

  private Response tryIt(String text, Integer onShowLink, String source) throws Exception {
    Map<String, Object> form = new HashMap<>();
    form.put("text", text);
    form.put("kind", "COMMENT");
    form.put("onShowLink", onShowLink);
    form.put("source", source);
    return client.post("/api/try", form);
  }
}
