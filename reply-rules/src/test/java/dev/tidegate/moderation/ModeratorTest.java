package dev.tidegate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.moderation.Verdict.Action;
import dev.tidegate.text.Fold;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeratorTest {
  private final Moderator moderator = Moderator.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "加V信 jz000111 了解一下",
        "薇❤ 000111222",
        "vx：abc_12345",
        "扣扣 1 2 3 4 5 6 7",
        "我的号码是 138 0013 8000",
        "一三八零零一三八零零零",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "浙江省杭州市文三路12号3单元501室",
        "看 www.example.com/abc",
      })
  void contactDetailsGoInAllTheirDisguises(String comment) {
    // When
    Verdict verdict = judge(comment);

    // Then
    assertThat(verdict.action()).isEqualTo(Action.HIDE);
    assertThat(verdict.reason()).isIn("contact", "ad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3号链接还有货吗",
        "175 130斤穿什么码",
        "订单号 13800138000123 发货了吗",
        "快递单号YT000111222三天没动了",
        "99.9两件还能便宜吗",
        "滚筒洗衣机能洗吗",
        "狗粮一袋多少斤",
        "女装在几号链接",
        "this hits different",
        "可以用微信支付吗",
      })
  void harmlessLinesStay(String comment) {
    assertThat(judge(comment).action()).isEqualTo(Action.ALLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"主播你是傻逼吗", "你妈死了", "傻 逼 主 播", "主播就是个智障", "fuck you bitch"})
  void insultsGo(String comment) {
    assertThat(judge(comment).action()).isIn(Action.HIDE, Action.HOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "骗子店铺 傻逼主播 退钱",
        "再不退款我打12315 你们这群畜生",
        "假货 加V信 jz000111 一起维权",
        "投诉你们 我电话13800138000"
      })
  void complaintIsNeverHidden(String comment) {
    assertThat(judge(comment).action()).isNotEqualTo(Action.HIDE);
  }

  @Test
  void contactDetailsInComplaintAreMaskedInTheirPlace() {
    // Given
    String comment = "投诉你们！我电话１３８００１３８０００";

    // When
    Verdict verdict = judge(comment);

    // Then
    assertThat(verdict.action()).isEqualTo(Action.MASK);
    assertThat(comment.substring(verdict.start(), verdict.end())).endsWith("１３８００１３８０００");
    assertThat(verdict.start()).isGreaterThan(4);
  }

  @Test
  void whoeverKnowsThatItIsComplaintDecides() {
    // When
    Verdict verdict = moderator.judge(Fold.trace("你妈死了"), true);

    // Then
    assertThat(verdict.action()).isNotEqualTo(Action.HIDE);
  }

  @Test
  void allowedWordBeatsBlockedWordInsideIt() {
    // Given
    WordPack pack =
        WordPack.of(
            List.of(new WordPack.Entry("黄片", 3, "porn"), new WordPack.Entry("ass", 2, "profanity")),
            List.of("三黄片"));

    // Then
    assertThat(pack.find(Fold.trace("三黄片有吗"))).isEmpty();
    assertThat(pack.find(Fold.trace("黄片有吗"))).hasSize(1);
    assertThat(pack.find(Fold.trace("classic glass"))).isEmpty();
    assertThat(pack.find(Fold.trace("kiss my Ass!"))).hasSize(1);
  }

  private Verdict judge(String comment) {
    return moderator.judge(Fold.trace(comment), false);
  }
}
