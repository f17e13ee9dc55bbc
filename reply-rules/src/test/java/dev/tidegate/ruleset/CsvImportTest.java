package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Product;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvImportTest {
  private static final String PRODUCTS =
      """
      link,sku,name,aliases,price,list_price,stock,sizes,colors,notes
      1,LY-1,小香风开衫,开衫|小香风,129,259,86,S|M,米白|黑色,短款；不扎
      2,LY-2,牛仔裤,,99.9,,0,,,"含逗号, 和 ""引号""\"
      """;
  private static final String KEYWORDS =
      """
      id,any_of,all_of,none_of,action,reply
      K1,新来的|刚进来,,退,reply,欢迎
      K2,,新人|券,,escalate,
      """;

  @Test
  void readsProductsWithListsPricesInFenAndQuotes() {
    // When
    CsvImport.Result result = read("products.csv", PRODUCTS);
    // Then
    assertThat(result.problems()).isEmpty();
    assertThat(result.products())
        .containsExactly(
            new Product(
                "LY-1",
                0,
                1,
                "小香风开衫",
                List.of("开衫", "小香风"),
                12_900,
                25_900L,
                "CNY",
                86,
                List.of("S", "M"),
                List.of("米白", "黑色"),
                "短款；不扎",
                false),
            new Product(
                "LY-2",
                0,
                2,
                "牛仔裤",
                List.of(),
                9_990,
                null,
                "CNY",
                0,
                List.of(),
                List.of(),
                "含逗号, 和 \"引号\"",
                false));
  }

  @Test
  void readsAMerchantsWordsForScenes() {
    // When
    CsvImport.Result result = read("concepts.csv", "scene,words\n价格,几个鸡腿|多少个蛋\n运费大全,车马费\n");
    CsvImport.Result sound = read("concepts.csv", "scene,words\n价格,几个鸡腿|多少个蛋\n");
    // Then
    assertThat(sound.concepts()).containsExactly(new ConceptWords("价格", List.of("几个鸡腿", "多少个蛋")));
    assertThat(result.concepts()).isNull();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_SCENE);
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.column()).isEqualTo("scene");
            });
  }

  @Test
  void acceptsByteOrderMarkCarriageReturnsAndColumnsInAnyOrder() {
    // Given
    String text =
        "\uFEFFanswer,id,similar,question\r\n\"两行\r\n答案\",A1,多久|几天,什么时候发货\r\n\r\n好,A2,,包邮吗";
    // When
    CsvImport.Result result = read("faq.csv", text);
    // Then
    assertThat(result.problems()).isEmpty();
    assertThat(result.faq())
        .containsExactly(
            new FaqEntry("A1", "什么时候发货", List.of("多久", "几天"), "两行\r\n答案"),
            new FaqEntry("A2", "包邮吗", List.of(), "好"));
  }

  @Test
  void givesNothingAtAllWhenOneFileIsWrong() {
    // Given
    CsvFile good = file("products.csv", PRODUCTS);
    CsvFile bad = file("keywords.csv", KEYWORDS + "K3,,,坏,reply,\n");
    // When
    CsvImport.Result result = CsvImport.read(List.of(good, bad), "CNY", Set.of());
    // Then
    assertThat(result.ok()).isFalse();
    assertThat(result.products()).isNull();
    assertThat(result.keywordRules()).isNull();
    assertThat(places(result))
        .containsExactly(
            "keywords.csv:4:any_of NO_CONDITION", "keywords.csv:4:reply REPLY_MISSING");
  }

  @Test
  void leavesListsNullWhoseFileWasNotGiven() {
    // When
    CsvImport.Result result = read("keywords.csv", KEYWORDS);
    // Then
    assertThat(result.keywordRules()).hasSize(2);
    assertThat(result.products()).isNull();
    assertThat(result.faq()).isNull();
    assertThat(result.sizeChart()).isNull();
  }

  @Test
  void findsEveryWrongCellOfALineAtOnce() {
    // When
    CsvImport.Result result =
        read(
            "products.csv",
            """
            link,sku,name,aliases,price,list_price,stock,sizes,colors,notes
            x,,名,,¥129,1.999,-1,,,
            """);
    // Then
    assertThat(places(result))
        .containsExactly(
            "products.csv:2:link NOT_A_NUMBER",
            "products.csv:2:sku REQUIRED",
            "products.csv:2:price NOT_A_PRICE",
            "products.csv:2:list_price NOT_A_PRICE",
            "products.csv:2:stock NOT_A_NUMBER");
  }

  @Test
  void namesMissingUnknownAndRepeatedColumns() {
    // When
    CsvImport.Result result = read("faq.csv", "id,id,question,Antwort\nA1,A1,q,a\n");
    // Then
    assertThat(places(result))
        .containsExactly(
            "faq.csv:1:id DUPLICATE_COLUMN",
            "faq.csv:1:antwort UNKNOWN_COLUMN",
            "faq.csv:1:similar MISSING_COLUMN",
            "faq.csv:1:answer MISSING_COLUMN");
  }

  @Test
  void countsLinesThroughQuotedLineBreaksAndEmptyLines() {
    // When
    CsvImport.Result result =
        read(
            "faq.csv", "id,question,similar,answer\nA1,q,,\"1\n2\n3\"\n\n\nA1,q,,{product.pric}\n");
    // Then
    assertThat(places(result))
        .containsExactly("faq.csv:7:id DUPLICATE_ID", "faq.csv:7:answer UNKNOWN_PLACEHOLDER");
  }

  @Test
  void namesTheLineWhereAQuoteIsBroken() {
    // When
    CsvImport.Result open =
        read("faq.csv", "id,question,similar,answer\nA1,q,,a\nA2,\"q,,a\nA3,q,,a\n");
    CsvImport.Result trailing =
        read("faq.csv", "id,question,similar,answer\nA1,\"q\"x,,a\nA2,q,,a\n");
    // Then
    assertThat(places(open)).containsExactly("faq.csv:3:id BROKEN_QUOTES");
    assertThat(places(trailing)).containsExactly("faq.csv:2:id BROKEN_QUOTES");
  }

  @Test
  void namesLinesWithTooFewAndTooManyFields() {
    // When
    CsvImport.Result result =
        read("faq.csv", "id,question,similar,answer\nA1,q\nA2,q,,a,b,\nA3,q,,a,,\n");
    // Then
    assertThat(places(result))
        .containsExactly("faq.csv:2:similar TOO_FEW_FIELDS", "faq.csv:3:answer TOO_MANY_FIELDS");
  }

  @Test
  void refusesUnknownRepeatedAndEmptyFiles() {
    // Given
    List<CsvFile> files =
        List.of(
            file("notes.txt", "x"),
            file("faq.csv", ""),
            file("FAQ.csv", "id,question,similar,answer\n"));
    // When
    CsvImport.Result result = CsvImport.read(files, "CNY", Set.of());
    // Then
    assertThat(places(result))
        .containsExactly(
            "notes.txt:1: UNKNOWN_FILE", "FAQ.csv:1: DUPLICATE_FILE", "faq.csv:1:id EMPTY_FILE");
    assertThat(places(CsvImport.read(List.of(), "CNY", Set.of()))).containsExactly(":1: NO_FILES");
  }

  @Test
  void warnsOfSizesForProductsThatAreInNeitherFileNorShop() {
    // Given
    String chart =
        """
        sku,size,height_min_cm,height_max_cm,weight_min_jin,weight_max_jin
        LY-1,S,150,160,80,95
        OLD-9,S,150,160,80,95
        NO-1,S,150,160,80,95
        """;
    // When
    CsvImport.Result result =
        CsvImport.read(
            List.of(file("size_chart.csv", chart), file("products.csv", PRODUCTS)),
            "CNY",
            Set.of("OLD-9"));
    // Then
    assertThat(result.ok()).isTrue();
    assertThat(result.sizeChart()).hasSize(3);
    assertThat(places(result)).containsExactly("size_chart.csv:4:sku UNKNOWN_SKU");
  }

  @Test
  void speaksChineseAndEnglish() {
    // When
    RuleProblem problem =
        read("faq.csv", "id,question,similar,answer\nA1,q,,{x}\n").problems().get(0);
    // Then
    assertThat(problem.words(Language.ZH)).startsWith("占位符 {x} 不认识，可以用：{product.price}");
    assertThat(problem.words(Language.EN)).startsWith("The placeholder {x} is not known.");
  }

  @Test
  void readsASizeChartOfShoes() {
    // Given
    String chart = "sku,size,foot_length_min_mm,foot_length_max_mm\nA-1,38,235,240\n";
    // When
    CsvImport.Result result =
        CsvImport.read(List.of(file("size_chart.csv", chart)), "CNY", Set.of("A-1"));
    // Then
    assertThat(result.problems()).isEmpty();
    assertThat(result.sizeChart()).containsExactly(SizeRow.ofFoot("A-1", "38", 235, 240));
  }

  @Test
  void tellsWhereASizeChartOfShoesIsWrong() {
    // Given
    String chart =
        "sku,size,foot_length_min_mm,foot_length_max_mm\nA-1,38,24.5,240\nA-1,39,250,240\n";
    // When
    CsvImport.Result result =
        CsvImport.read(List.of(file("size_chart.csv", chart)), "CNY", Set.of("A-1"));
    // Then
    assertThat(places(result))
        .containsExactly(
            "size_chart.csv:2:foot_length_min_mm NOT_A_NUMBER",
            "size_chart.csv:3:foot_length_min_mm MIN_ABOVE_MAX");
  }

  private static CsvImport.Result read(String name, String text) {
    return CsvImport.read(List.of(file(name, text)), "CNY", Set.of());
  }

  private static CsvFile file(String name, String text) {
    return new CsvFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> places(CsvImport.Result result) {
    return result.problems().stream()
        .map(p -> p.file() + ":" + p.line() + ":" + p.column() + " " + p.code())
        .toList();
  }
}
