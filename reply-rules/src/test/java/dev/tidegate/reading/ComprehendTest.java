package dev.tidegate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Evidence;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComprehendTest {
  @ParameterizedTest
  @CsvSource({
    "多少钱, price",
    "能不能便宜点, discount",
    "包邮吗, shipping_fee",
    "什么时候发货, shipping_time",
    "165 110斤穿什么码, size_fit",
    "主播没声音了, live_tech",
    "how much is it, price",
    "do you ship to canada, shipping_fee",
  })
  void readsPlainQuestions(String text, String intent) {
    // When
    Evidence evidence = Comprehend.read(text);

    // Then
    assertThat(evidence.intent()).isEqualTo(intent);
    assertThat(evidence.verdict()).isEqualTo("ALLOW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "发的货根本不是一个东西 骗子",
        "死骗子 退钱",
        "退的钱一个月了还没到 打我13812345678",
        "我要投诉你们 收到是坏的 气死我了",
        "收.到.就.是.坏.的.打我13812345678",
        "you sold me a fake, i want my money back you scammers",
      })
  void aComplaintIsNeverHidden(String text) {
    assertThat(Comprehend.read(text).verdict()).isNotEqualTo("HIDE");
  }

  @ParameterizedTest
  @CsvSource({"已经发货了 但是地址是旧的 帮我拦一下, true", "可以改地址吗, false", "我要投诉你们 收到是坏的, true", "退款几天到账, false"})
  void tellsAnOwnCaseFromAPolicy(String text, boolean person) {
    assertThat(Comprehend.read(text).personScore() >= Comprehend.OWN_CASE).isEqualTo(person);
  }

  @Property(tries = 300)
  void anyTextIsRead(@ForAll String text) {
    // When
    Evidence evidence = Comprehend.read(text);

    // Then
    assertThat(evidence.intentScore()).isBetween(0.0, 1.0);
    assertThat(evidence.verdictWords().length()).isLessThanOrEqualTo(text.length() + 8);
  }
}
