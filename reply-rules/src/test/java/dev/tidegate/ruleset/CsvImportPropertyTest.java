package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvImportPropertyTest {
  @Property(tries = 500)
  void neverThrowsOnArbitraryBytes(@ForAll byte[] bytes) {
    for (CsvColumns kind : CsvColumns.values()) {
      // When
      CsvImport.Result result =
          CsvImport.read(
              List.of(new CsvFile((kind.name().toLowerCase(Locale.ROOT) + ".csv"), bytes)),
              "CNY",
              Set.of());
      // Then
      assertAllOrNothing(result);
    }
  }

  @Property(tries = 500)
  void givesAllRowsOrNoneForAnyTextBelowAGoodHeader(@ForAll @From("rows") String rows) {
    for (CsvColumns kind : CsvColumns.values()) {
      // Given
      String text = String.join(",", kind.columns()) + "\n" + rows;
      CsvFile file =
          new CsvFile(
              (kind.name().toLowerCase(Locale.ROOT) + ".csv"),
              text.getBytes(StandardCharsets.UTF_8));
      // When
      CsvImport.Result result = CsvImport.read(List.of(file), "CNY", Set.of());
      // Then
      assertAllOrNothing(result);
      for (RuleProblem problem : result.problems()) {
        assertThat(problem.line()).isBetween(1L, text.lines().count() + 1);
        assertThat(problem.words(Language.ZH)).isNotBlank();
        assertThat(problem.words(Language.EN)).isNotBlank();
      }
    }
  }

  @Provide
  Arbitrary<String> rows() {
    return Arbitraries.strings().withChars("ab1,，|\"\r\n{}. 价\u0000\uFEFF-").ofMaxLength(200);
  }

  private static void assertAllOrNothing(CsvImport.Result result) {
    boolean nothing =
        result.products() == null
            && result.faq() == null
            && result.keywordRules() == null
            && result.sizeChart() == null
            && result.concepts() == null;
    assertThat(nothing).isEqualTo(!result.ok());
  }
}
