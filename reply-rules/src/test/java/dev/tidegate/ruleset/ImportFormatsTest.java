package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFormatsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String FAQ = "id,question,similar,answer\nA1,什么时候发货,多久发货|幾天能到,48小时内发出\n";

  @Nested
  class Encodings {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void areDetected(String charset) {
      // When
      CsvImport.Result result = read("faq.csv", FAQ.getBytes(Charset.forName(charset)));
      // Then
      assertThat(result.problems()).isEmpty();
      assertThat(result.faq())
          .containsExactly(new FaqEntry("A1", "什么时候发货", List.of("多久发货", "幾天能到"), "48小时内发出"));
    }

    @Test
    void aWrongByteInUtf8IsNamedAndNotReadAsChinese() {
      // Given
      byte[] bytes = (FAQ + "A2,包邮吗,,包邮哦\n").getBytes(StandardCharsets.UTF_8);
      bytes[bytes.length - 3] = (byte) 0xC4;
      // When
      CsvImport.Result result = read("faq.csv", bytes);
      // Then
      assertThat(places(result)).containsExactly("faq.csv:3:id NOT_UTF8");
    }

    @Test
    void aWrongByteInGb18030IsNamed() {
      // Given
      byte[] bytes = FAQ.getBytes(GB18030);
      bytes[bytes.length - 4] = (byte) 0xFF;
      // When
      CsvImport.Result result = read("faq.csv", bytes);
      // Then
      assertThat(places(result)).containsExactly("faq.csv:2:id NOT_UTF8");
    }
  }

  @Nested
  class Tables {
    @Test
    void tabsAreDetectedByTheHeader() {
      // When
      CsvImport.Result result =
          read("faq.txt", text("id\tquestion\tsimilar\tanswer\r\nA1\t包邮吗\t要运费吗\t包邮，全国\r\n"));
      // Then
      assertThat(result.problems()).isEmpty();
      assertThat(result.faq()).containsExactly(new FaqEntry("A1", "包邮吗", List.of("要运费吗"), "包邮，全国"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"拿货|批发|一手", "拿货｜批发｜一手", "拿货，批发，一手", "拿货、批发、一手", "拿货| 批发，一手、"})
    void wordListsTakeFullWidthSigns(String words) {
      // When
      CsvImport.Result result =
          read(
              "keywords.csv",
              text("id,any_of,all_of,none_of,action,reply\nK1," + words + ",,,hide,\n"));
      // Then
      assertThat(result.keywordRules())
          .singleElement()
          .extracting(KeywordRule::anyOf)
          .isEqualTo(List.of("拿货", "批发", "一手"));
    }

    @Test
    void phrasingsOfQuestionsKeepTheirCommas() {
      // When
      CsvImport.Result result =
          read("faq.csv", text("id,question,similar,answer\nA1,包邮吗,你好，包邮吗｜要运费吗,包\n"));
      // Then
      assertThat(result.faq())
          .singleElement()
          .extracting(FaqEntry::similar)
          .isEqualTo(List.of("你好，包邮吗", "要运费吗"));
    }
  }

  @Nested
  class JsonRuleSets {
    @Test
    void areTakenAsPublished() {
      // Given
      String json =
          """
          {"merchant": "m", "version": 3,
           "keywordRules": [
             {"id": "K1", "anyOf": ["拿货", "a，b"], "allOf": [], "noneOf": ["退"],
              "action": "REPLY", "reply": "30件起批"}],
           "faq": [{"id": "A1", "question": "包邮吗", "similar": [], "answer": "包"}],
           "products": [{"sku": "S", "link": 1, "name": "裙子", "priceFen": 12990, "stock": 3}],
           "sizeChart": [{"sku": "S", "size": "M", "heightMinCm": 150, "heightMaxCm": 160,
             "weightMinJin": 80, "weightMaxJin": 100}],
           "policy": {"faqThreshold": 0.7}}
          """;
      // When
      CsvImport.Result result = read("rules.json", text(json));
      // Then
      assertThat(places(result)).containsExactly("rules.json:9:policy POLICY_NOT_IMPORTED");
      assertThat(result.keywordRules())
          .containsExactly(
              new KeywordRule(
                  "K1",
                  List.of("拿货", "a，b"),
                  List.of(),
                  List.of("退"),
                  KeywordRule.Effect.REPLY,
                  "30件起批"));
      assertThat(result.faq()).hasSize(1);
      assertThat(result.sizeChart()).hasSize(1);
      assertThat(result.products()).singleElement().matches(p -> p.priceFen() == 12_990);
    }

    @Test
    void problemsNameLineAndField() {
      // Given
      String json =
          """
          {"faq": [
            {"id": "A1", "question": "包邮吗", "answer": ""},
            {"id": "A2", "question": ["x"], "answer": "a"},
            {"id": "A3", "frage": "x", "answer": "a"},
            "A4"],
           "rules": []
          }
          """;
      // When
      CsvImport.Result result = read("rules.json", text(json));
      // Then
      assertThat(places(result))
          .containsExactly(
              "rules.json:3:question WRONG_SHAPE",
              "rules.json:4:frage UNKNOWN_COLUMN",
              "rules.json:5: WRONG_SHAPE",
              "rules.json:6:rules UNKNOWN_COLUMN",
              "rules.json:2:answer REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"faq\": [\n{\"id\": ", "{\"faq\": [],\n}", "{\"faq\": []\n} x"})
    void brokenJsonIsNamedByLine(String json) {
      assertThat(places(read("rules.json", text(json))))
          .containsExactly("rules.json:2: BROKEN_JSON");
    }
  }

  @Nested
  class Workbooks {
    private static final String KEYWORDS =
        row(1, "id", "any_of", "all_of", "none_of", "action", "reply")
            + row(2, "K1", "拿货、批发", "", "", "hide")
            + row(3, "K2", "", "", "", "hide");
    private static final String PRODUCTS =
        row(
                1,
                "link",
                "sku",
                "name",
                "aliases",
                "price",
                "list_price",
                "stock",
                "sizes",
                "colors",
                "notes")
            + "<row r=\"2\"><c><v>1</v></c><c t=\"inlineStr\"><is><t>S1</t></is></c><c t=\"inlineStr\"><is><t>裙</t></is></c>"
            + "<c/><c><v>99.900000000000006</v></c><c/><c><v>20</v></c></row>";

    @Test
    void aSheetOfAFileNamedForItIsRead() throws IOException {
      // When
      CsvImport.Result result = read("products.xlsx", workbook("Sheet1", PRODUCTS));
      // Then
      assertThat(result.problems()).isEmpty();
      assertThat(result.products())
          .singleElement()
          .matches(p -> p.priceFen() == 9_990 && p.stock() == 20 && p.sku().equals("S1"));
    }

    @Test
    void problemsNameSheetRowAndColumn() throws IOException {
      // When
      CsvImport.Result result = read("店铺.xlsx", workbook("Keywords", KEYWORDS));
      // Then
      assertThat(places(result)).containsExactly("店铺.xlsx/Keywords:3:any_of NO_CONDITION");
    }

    @Test
    void whatIsNoWorkbookOfOursIsRefused() throws IOException {
      byte[] cut = workbook("faq", KEYWORDS);
      byte[] half = java.util.Arrays.copyOf(cut, cut.length / 2);
      assertThat(places(read("x.xlsx", workbook("Sheet1", KEYWORDS))))
          .containsExactly("x.xlsx:1: UNKNOWN_SHEETS");
      assertThat(places(read("faq.xlsx", half))).containsExactly("faq.xlsx:1:id BROKEN_WORKBOOK");
    }

    @Test
    void aWorkbookThatUnpacksToTooMuchIsRefused() throws IOException {
      // Given
      byte[] bomb = workbook("faq", " ".repeat(70 << 20));
      // When
      CsvImport.Result result = read("faq.xlsx", bomb);
      // Then
      assertThat(bomb.length).isLessThan(1 << 20);
      assertThat(places(result)).containsExactly("faq.xlsx:1:id BROKEN_WORKBOOK");
    }

    private static String row(int number, String... cells) {
      StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
      for (String cell : cells) {
        row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
      }
      return row.append("</row>").toString();
    }

    /** The least that a workbook needs. */
    private static byte[] workbook(String sheet, String rows) throws IOException {
      String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
      String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
      String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        entry(
            zip,
            "[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override
             PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument\
            .spreadsheetml.sheet.main+xml"/></Types>""");
        entry(
            zip,
            "_rels/.rels",
            "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                .formatted(relations, office));
        entry(
            zip,
            "xl/workbook.xml",
            "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                .formatted(main, office, sheet));
        entry(
            zip,
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                .formatted(relations, office));
        entry(
            zip,
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(main, rows));
      }
      return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CsvImport.Result read(String name, byte[] bytes) {
    return CsvImport.read(List.of(new CsvFile(name, bytes)), "CNY", Set.of());
  }

  private static List<String> places(CsvImport.Result result) {
    return result.problems().stream()
        .map(p -> p.file() + ":" + p.line() + ":" + p.column() + " " + p.code())
        .toList();
  }
}
