package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.NearText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearQuestionsTest {

  @ParameterizedTest
  @CsvSource({
    "今天付款什么时候发货, 今天付款什么时候发货呀, true",
    "今天付款什么时候发货, 今天付款什麼時候發貨？？, true",
    "今天付款什么时候发货, 今天付款什么时侯发货, true",
    "3号链接多少钱, 请问亲3号链接多少钱啊啊？, true",
    // another link, another size, another meaning
    "3号链接多少钱, 5号链接多少钱, false",
    "一米六穿什么码合适, 一米七穿什么码合适, false",
    "身高160穿多大合适呢, 身高170穿多大合适呢, false",
    "有红色吗, 有黑色吗, false",
    "包邮吗, 保修吗, false",
    // reworded: for the FAQ to join, not for this
    "多久能到上海, 到上海要几天, false",
  })
  void joinsWhatIsNearlyWrittenAlike(String one, String other, boolean same) {
    assertThat(NearQuestions.same(NearQuestions.read(one), NearQuestions.read(other)))
        .isEqualTo(same);
  }

  @Test
  void findsTheMostAlikeOfTheKnownOnes() {
    // Given
    List<NearText> known =
        List.of(
            NearQuestions.read("包邮吗"),
            NearQuestions.read("今天付款什么时候发货的"),
            NearQuestions.read("今天付款什么时候发货"));
    // Then
    assertThat(NearQuestions.nearest(NearQuestions.read("今天付款什么时候发货？"), known)).hasValue(2);
    assertThat(NearQuestions.nearest(NearQuestions.read("可以退货吗"), known)).isEmpty();
  }

  @Property(tries = 200)
  void isReflexiveAndSymmetric(@ForAll String one, @ForAll String other) {
    // Given
    NearText a = NearQuestions.read(one);
    NearText b = NearQuestions.read(other);
    // Then
    assertThat(NearQuestions.same(a, a)).isTrue();
    assertThat(NearQuestions.same(a, b)).isEqualTo(NearQuestions.same(b, a));
  }
}
