package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.reading.Comprehend;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

  @ParameterizedTest
  @CsvSource({
    "ＶＸ加我, vx加我",
    "'包\u200b邮\ufeff吗', 包邮吗",
    "'  多少  钱\u3000 ', 多少 钱",
    "①号ＬＩＮＫ, 1号link",
    "ﾊﾟﾝﾀ, パンタ"
  })
  void foldsWidthCaseAndInvisibleCharacters(String text, String folded) {
    assertThat(Fold.plain(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({"显胖吗？？, 显胖吗", "哈哈哈哈哈, 哈", "'显 胖,吗', 显胖吗", "100 块, 100块"})
  void skeletonKeepsLettersAndDigits(String text, String skeleton) {
    assertThat(Fold.skeleton(Fold.plain(text))).isEqualTo(skeleton);
  }

  @Property
  void foldingTwiceIsFoldingOnce_onAnyUnicode(@ForAll("anyUtf16") String text) {
    String once = Fold.plain(text);
    assertThat(Fold.plain(once)).isEqualTo(once);
  }

  @Property
  void aTextThatIsItsOwnFoldKeepsTextAndPlaces(@ForAll("mostlyFolded") String text) {
    // Given
    FoldedText folded = Fold.trace(text);
    // When
    FoldedText later = Fold.trace("Ａ" + text);
    // Then
    assertThat(later.text()).isEqualTo("a" + folded.text());
    for (int i = 0; i < folded.text().length(); i++) {
      assertThat(later.start(i + 1)).isEqualTo(folded.start(i) + 1);
      assertThat(later.end(i + 1)).isEqualTo(folded.end(i) + 1);
    }
  }

  @Property
  void aTextThatIsItsOwnSkeletonKeepsTextAndPlaces(@ForAll("chinese") String text) {
    // Given
    FoldedText skeleton = Skeleton.of(Fold.trace(text));
    // When
    FoldedText later = Skeleton.of(Fold.trace("," + text));
    // Then
    assertThat(later.text()).isEqualTo(skeleton.text());
    for (int i = 0; i < skeleton.text().length(); i++) {
      assertThat(later.start(i)).isEqualTo(skeleton.start(i) + 1);
      assertThat(later.end(i)).isEqualTo(skeleton.end(i) + 1);
    }
  }

  @Provide
  Arbitrary<String> mostlyFolded() {
    return Arbitraries.strings()
        .withChars("包邮嗎吗aB9 ，！。\u3099\u200b")
        .ofMaxLength(8)
        .map(text -> "包" + text);
  }

  @Provide
  Arbitrary<String> chinese() {
    return Arbitraries.strings().withChars("女子弓虽木包邮嗎吗").ofMaxLength(8);
  }

  @Property
  void readingNeverThrows_onAnyUtf16(@ForAll("anyUtf16") String text) {
    Evidence evidence = Comprehend.read(text);
    assertThat(evidence.questionScore()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "3号链接多少钱, 3",
    "三号, 3",
    "十二号有吗, 12",
    "#3 price, 3",
    "链接 5, 5",
    "link 3 please, 3",
    "11月15号买的, ",
    "我要3个, ",
    "口红, ",
    "100001号, "
  })
  void findsLinkNumbers(String text, Integer link) {
    assertThat(Comprehend.read(text).linkNumbers())
        .isEqualTo(link == null ? List.of() : List.of(link));
  }

  @ParameterizedTest
  @CsvSource({
    "多少钱, true",
    "包邮不, true",
    "有黑色吗～, true",
    "主播好美, false",
    "？, false",
    "拍了, false",
    "how much is it, true",
    "love it, false"
  })
  void tellsQuestions(String text, boolean question) {
    assertThat(Comprehend.read(text).question()).isEqualTo(question);
  }

  @Provide
  Arbitrary<String> anyUtf16() {
    return Arbitraries.strings()
        .withChars('\ud800', '\udc00', '\u200b', '\ufeff', 'İ', 'ß', 'ﷺ', '？', '号', '3', ' ')
        .all()
        .ofMaxLength(60);
  }
}
