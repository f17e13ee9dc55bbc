package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductEvalTest {
  private static final String PRODUCTS =
      """
      link,sku,name,aliases,price,list_price,stock,sizes,colors,notes
      1,A,针织开衫,开衫,129,,5,M,黑色,
      2,B,牛仔裤,,99,,5,M,深蓝,
      """;

  @TempDir private Path shop = Path.of("");

  @Test
  void scoresStrictlyAndWithTheAlternativesOfTheNote() throws IOException {
    // Given
    Files.writeString(shop.resolve("products.csv"), PRODUCTS);
    Files.writeString(
        shop.resolve("comments.jsonl"),
        """
        {"t":1,"user":"u1","text":"开衫多少钱","product":1,"action":"reply_product"}
        {"t":9,"user":"u1","text":"那牛仔裤呢","product":2,"action":"reply_product"}
        {"t":20,"user":"u1","text":"到底有没有M","product":2,"action":"reply_product"}
        {"t":900,"user":"u1","text":"到底包邮不","product":null,"action":"reply_faq"}
        {"t":901,"user":"u2","text":"这个好看","product":1,"action":"ignore","note":"alt_product=null"}
        """);
    // When
    Report report = ProductEval.evaluate(shop, new Output());
    // Then
    assertThat(report.metrics())
        .containsEntry("product_accuracy", 0.8)
        .containsEntry("product_accuracy_lenient", 1.0);
  }

  @Test
  void saysWhichLineIsMalformed() throws IOException {
    // Given
    Files.writeString(shop.resolve("products.csv"), PRODUCTS);
    Files.writeString(shop.resolve("comments.jsonl"), "{\"text\":\"a\"}\n{\"t\":1}\n");
    // When, then
    assertThatThrownBy(() -> ProductEval.evaluate(shop, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apparel", "beauty", "jewelry"})
  void tellsTheProductsOfTheSharedShops(String name) {
    Path folder = shared().resolve("shops").resolve(name);
    assumeTrue(Files.isDirectory(folder), folder + " is not there, so it is not measured");
    assertThat(ProductEval.evaluate(folder, new Output()).metrics().get("product_accuracy"))
        .isGreaterThan(0.88);
  }

  private static Path shared() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/shops"))) {
        return at.resolve("shared");
      }
    }
    return Path.of("../shared").toAbsolutePath();
  }
}
