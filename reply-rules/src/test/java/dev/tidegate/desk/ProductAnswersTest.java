package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductAnswersTest {
  private static final Product COAT =
      product("羽绒服", 12, "S|M|L", "奶白|薄荷绿", "填充90%白鸭绒；面料防泼水；薄荷绿只剩S码");
  private static final Product SHOE = product("跑鞋", 0, "38|39", "黑色 black", "");
  private static final List<SizeRow> CHART =
      List.of(
          SizeRow.ofBody("羽绒服", "S", 150, 160, 80, 95),
          SizeRow.ofBody("羽绒服", "M", 155, 165, 95, 110),
          SizeRow.ofBody("羽绒服", "L", 158, 170, 110, 125),
          SizeRow.ofFoot("跑鞋", "38", 235, 240),
          SizeRow.ofFoot("跑鞋", "39", 240, 245));

  private static Product product(
      String name, int stock, String sizes, String colors, String notes) {
    return new Product(
        name,
        1,
        9,
        name,
        List.of(),
        39_900,
        89_900L,
        "CNY",
        stock,
        List.of(sizes.split("\\|", -1)),
        List.of(colors.split("\\|", -1)),
        notes,
        false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "多少钱 | 羽绒服（9号链接）直播价399元",
        "how much is it | 羽绒服 (link 9): 399 CNY",
        "原价多少 | 羽绒服原价899元，直播价399元",
        "还有货吗 | 羽绒服有货，还剩12件。",
        "羽绒服M的多少钱呀姐姐 | 羽绒服（9号链接）直播价399元",
        "三件多少钱 | 羽绒服（9号链接）直播价399元，3件共1197元，优惠另算",
        "cuánto cuesta | 羽绒服 (link 9): 399 CNY",
        "170 100斤穿什么码 | 羽绒服按尺码表的体重是M，不过您的身高不在这个码的范围里。",
        "do you have it in rose gold | 羽绒服: colors 奶白 / 薄荷绿; 12 left in all.",
        "里面有鸭绒没 | 羽绒服：填充90%白鸭绒。",
        "160 110斤穿啥码 | 羽绒服按尺码表建议：M或L。",
        "我一米六一百斤穿什么 | 羽绒服按尺码表建议：M。",
        "160斤能穿吗 | 羽绒服的尺码表里没有适合的码，有：S / M / L。",
        "薄荷绿M有货没 | 羽绒服尺码有S / M / L；颜色有奶白 / 薄荷绿；薄荷绿只剩S码；一共还剩12件。",
        "有黑色吗 | 羽绒服颜色有奶白 / 薄荷绿；一共还剩12件。",
        "防水吗 | 羽绒服：面料防泼水。"
      })
  void answersFromData(String text, String answer) {
    assertThat(said(text, COAT)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"多少钱包邮吗", "怎么退货", "胸围多少 我110斤穿啥", "会不会跑毛", "多少钱能再少点吗", "上次买的防水吗", "袖长多少", "这个$20"})
  void saysNothingRatherThanSomethingWrong(String text) {
    assertThat(said(text, COAT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "脚长24穿多大码 | 跑鞋按尺码表建议：38或39。",
        "脚长260穿几码 | 跑鞋的尺码表里没有适合的码，有：38 / 39。",
        "38码还有吗 | 跑鞋现在卖完了，库存0件。"
      })
  void answersForShoes(String text, String answer) {
    assertThat(said(text, SHOE)).isEqualTo(answer);
  }

  private static String said(String text, Product product) {
    String folded = Fold.plain(text);
    ProductQuestion.Read read = new ProductQuestion.Read("spec", 0.4, true, false);
    return ProductAnswers.text(folded, read, product, CHART).orElse("");
  }

  @Test
  void aSureReadingNeedsNoListedPhrase() {
    assertThat(read("羽绒服贵得离谱不 报下数", "price", 0.9)).startsWith("羽绒服（9号链接）直播价399元");
    assertThat(read("羽绒服贵得离谱不 报下数", "price", 0.4)).isEmpty();
    assertThat(read("官网是不是更低 报下数", "price", 0.9)).isEmpty();
  }

  private static String read(String text, String intent, double score) {
    ProductQuestion.Read read = new ProductQuestion.Read(intent, score, true, true);
    return ProductAnswers.text(Fold.plain(text), read, COAT, CHART).orElse("");
  }
}
