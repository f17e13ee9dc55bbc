package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedShopsImportTest {

  @ParameterizedTest
  @CsvSource({"apparel,12,32,11,49", "beauty,11,35,11,-1", "jewelry,11,34,11,-1"})
  void importsTheShop(String shop, int products, int faq, int rules, int sizes) throws IOException {
    // Given
    Path folder = sharedShops().resolve(shop);
    assumeTrue(Files.isDirectory(folder), folder + " is not there, so its import is not tested");
    List<CsvFile> files = new ArrayList<>();
    for (String name : List.of("products.csv", "faq.csv", "keywords.csv", "size_chart.csv")) {
      if (Files.exists(folder.resolve(name))) {
        files.add(new CsvFile(name, Files.readAllBytes(folder.resolve(name))));
      }
    }
    // When
    CsvImport.Result result = CsvImport.read(files, "CNY", Set.of());
    // Then
    assertThat(result.problems()).isEmpty();
    assertThat(result.products()).hasSize(products);
    assertThat(result.faq()).hasSize(faq);
    assertThat(result.keywordRules()).hasSize(rules);
    if (sizes < 0) {
      assertThat(result.sizeChart()).isNull();
    } else {
      assertThat(result.sizeChart()).hasSize(sizes);
    }
  }

  /** Beside the repository; a work tree lies one level deeper. */
  private static Path sharedShops() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/shops"))) {
        return at.resolve("shared/shops");
      }
    }
    return Path.of("../../shared/shops").toAbsolutePath();
  }
}
