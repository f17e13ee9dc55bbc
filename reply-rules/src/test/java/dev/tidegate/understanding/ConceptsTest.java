package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.understanding.Concepts.Hit;
import dev.tidegate.understanding.Concepts.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptsTest {
  @Test
  void everySceneIsAMatterOfTheModelAndHasItsOwnNames() {
    // Given
    List<Scene> scenes = Concepts.scenes();
    // Then
    assertThat(scenes).hasSizeGreaterThanOrEqualTo(60);
    assertThat(ReadingModel.shipped().scenes().classes())
        .containsAll(scenes.stream().map(Scene::id).toList());
    for (Scene scene : scenes) {
      assertThat(scene.words()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(Concepts.sceneNamed(scene.id())).isEqualTo(scene.id());
      assertThat(Concepts.sceneNamed(scene.zh())).isEqualTo(scene.id());
      assertThat(Concepts.sceneNamed(" " + scene.en().toUpperCase(Locale.ROOT) + " "))
          .isEqualTo(scene.id());
    }
    assertThat(Concepts.sceneNamed("没有这个场景")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "这个几米, price_ask, 几米",
    "duoshao, price_ask, duoshao",
    "退货谁出运费, return_shipping_cost, 谁出运费",
    "买三盒送几个, gifts_with_order, 送几",
    "how much is it, price_ask, how much"
  })
  void findsTheWordsOfScenes(String text, String scene, String word) {
    assertThat(Concepts.shipped().in(text)).contains(new Hit(scene, word));
  }

  @Test
  void ofAWordInsideAnotherOnlyTheLongerOneCounts() {
    assertThat(Concepts.shipped().in("快递费")).containsExactly(new Hit("shipping_cost", "快递费"));
  }

  @Test
  void aLatinWordMustBeWhole() {
    assertThat(Concepts.shipped().in("showing")).isEmpty();
    assertThat(Concepts.shipped().in("ems吗")).contains(new Hit("courier_which", "ems"));
  }

  @Test
  void aMerchantsWordCountsLikeTheShippedOnes() {
    // Given
    Concepts own = Concepts.shipped().with(Map.of("price_ask", List.of("几个鸡腿")));
    // Then
    assertThat(own.hasOwn("这个几个鸡腿")).isTrue();
    assertThat(own.in("这个几个鸡腿")).contains(new Hit("price_ask", "几个鸡腿"));
    assertThat(own.hasOwn("这个多少钱")).isFalse();
    assertThat(Concepts.shipped().in("这个几个鸡腿")).doesNotContain(new Hit("price_ask", "几个鸡腿"));
    assertThat(own.features("几个鸡腿"))
        .hasSize(Concepts.shipped().features("几个鸡腿").length + sceneFeatures("价格"));
  }

  /** How many features a text has beyond those of its characters. */
  private static int sceneFeatures(String text) {
    return Concepts.shipped().features(text).length - TextFeatures.of(text).length;
  }
}
