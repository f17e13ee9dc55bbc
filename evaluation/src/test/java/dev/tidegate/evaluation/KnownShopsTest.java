package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Json;
import dev.tidegate.training.ReadingTraining;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownShopsTest {
  private final KnownShops shops = new KnownShops();

  @Test
  void theShippedModelKnowsEveryCommentOfATrainingShop() throws IOException {
    // Given
    Set<String> texts = comments("shops/food/comments.jsonl");
    // When
    Set<String> known = shops.rows(texts);
    // Then
    assertThat(texts).hasSizeGreaterThan(200);
    assertThat(known).isEqualTo(texts);
    assertThat(KnownShops.isShop(known, texts)).isTrue();
  }

  @Test
  void aShopThatOnlySharesUsualWordsIsNotKnown() throws IOException {
    // Given
    Set<String> texts = new LinkedHashSet<>(Set.of("多少钱", "包邮吗"));
    comments("shops/food/comments.jsonl").forEach(text -> texts.add("二手相机店 " + text));
    // When
    Set<String> known = shops.rows(texts);
    // Then
    assertThat(known).contains("多少钱").hasSizeLessThan(5);
    assertThat(KnownShops.isShop(known, texts)).isFalse();
  }

  private static Set<String> comments(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReadingTraining.class.getResourceAsStream(resource))) {
      Set<String> texts = new LinkedHashSet<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        texts.add(Json.mapper().readTree(line).get("text").asText());
      }
      return texts;
    }
  }
}
