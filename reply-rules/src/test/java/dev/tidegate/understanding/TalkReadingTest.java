package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.Slots.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in the lines of a talk: for whom, measures alone, follow-ups, wishes. */
class TalkReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我165 110斤 | WRITER | ''",
        "165 110斤 | UNSAID | ''",
        "给我妈买 | OTHER | 妈",
        "我老公180 | OTHER | 老公",
        "他180 | OTHER | 他",
        "其他颜色 | UNSAID | ''",
        "妈呀好贵 | UNSAID | ''",
        "姐姐多少钱 | UNSAID | ''",
        "送我姐姐 160 | OTHER | 姐姐",
        "我165 我妈158 | SEVERAL | ''",
        "for my mom she's 5'4 | OTHER | mom",
        "i'm 165cm | WRITER | ''",
      })
  void forWhom(String text, ForWhom.Kind kind, String word) {
    assertThat(ForWhom.in(Fold.plain(text))).isEqualTo(new ForWhom(kind, word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "165 | HEIGHT_CM | HEIGHT_CM 165",
        "110 | WEIGHT_GRAMS | WEIGHT_GRAMS 55000",
        "110斤 | WEIGHT_GRAMS | WEIGHT_GRAMS 55000",
        "55 | WEIGHT_GRAMS | WEIGHT_GRAMS 55000",
        "我一米六五吧 | HEIGHT_CM | HEIGHT_CM 165",
        "1.68 | HEIGHT_CM | HEIGHT_CM 168",
        "about 120 lbs | WEIGHT_GRAMS | WEIGHT_GRAMS 54431",
        "24.5 | FOOT_MM | FOOT_MM 245",
        "165 110斤 | WEIGHT_GRAMS | HEIGHT_CM 165, WEIGHT_GRAMS 55000",
        "5 | HEIGHT_CM | ''",
        "3号多少钱 | WEIGHT_GRAMS | ''",
        "买了110件 | WEIGHT_GRAMS | ''",
      })
  void measuresAlone(String text, Kind asked, String measures) {
    assertThat(
            BareMeasure.in(Fold.plain(text), asked).stream()
                .map(slot -> slot.kind() + " " + slot.value())
                .collect(Collectors.joining(", ")))
        .isEqualTo(measures);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "那5号呢 | 5号",
        "那加绒的呢？ | 加绒的",
        "5号呢 | 5号",
        "那黑色的? | 黑色的",
        "what about the gold ones? | gold ones",
        "and #5? | #5",
        "多少钱 | ''",
        "那为什么不回我 | ''",
      })
  void followUps(String text, String about) {
    assertThat(FollowUp.named(Fold.plain(text)).map(FollowUp.Named::about).orElse(""))
        .isEqualTo(about);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "敏感肌用哪款 | 敏感肌 | 0 | ''",
        "送妈妈 200以内买哪个 | 长辈 | 20000 | ''",
        "预算三百 油皮 求推荐 | 油皮 | 30000 | ''",
        "which one for dry skin under $30 | 干皮 | 3000 | ''",
        "混干皮推荐哪个 | 混合皮 | 0 | ''",
        "海边拍照穿哪件 | '' | 0 | 海边 照",
      })
  void wishes(String text, String needs, long budgetFen, String rest) {
    Wish wish = Wish.in(Fold.plain(text));
    assertThat(wish.needs().stream().map(Wish.Need::name).collect(Collectors.joining(" ")))
        .isEqualTo(needs);
    assertThat(wish.budgetFen()).isEqualTo(budgetFen);
    assertThat(wish.rest().replaceAll("[ ?]+", " ").strip()).isEqualTo(rest);
  }

  @Test
  void aNoteAgainstItIsNoReason() {
    Wish.Need sensitive = Wish.in("敏感肌用哪款").needs().get(0);
    assertThat(sensitive.isToldBy("敏感肌可用")).isTrue();
    assertThat(sensitive.isToldBy("敏感肌慎用")).isFalse();
    assertThat(sensitive.isDeniedBy("敏感肌慎用")).isTrue();
    assertThat(sensitive.isDeniedBy("保质期3年")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"敏感肌穿什么码", "这款敏感肌能用哪种", "不要油皮的 推荐哪款", "3号多少钱"})
  void noChoiceAmongAllIsAskedFor(String text) {
    assertThat(Wish.asksFor(Fold.plain(text))).isFalse();
  }
}
