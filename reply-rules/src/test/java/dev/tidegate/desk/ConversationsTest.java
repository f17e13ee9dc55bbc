package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Talks, line by line: who says what, and what the bot says to it. */
class ConversationsTest {

  /** One talk; each line is "buyer: words | what the bot says". */
  record Example(String what, List<String> lines) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Example talk(String what, String... lines) {
    return new Example(what, List.of(lines));
  }

  static Stream<Example> talks() {
    return Stream.of(
        talk(
            "the product changes, the matter stays",
            "b: 3号多少钱 | 加绒牛仔裤（3号链接）直播价119元",
            "b: 那5号呢 | 莫代尔打底衫（5号链接）直播价39元",
            "b: 那加绒的呢 | 加绒牛仔裤（3号链接）现在是119元"),
        talk(
            "the colour changes, product and matter stay",
            "b: 5号有白色吗 | 莫代尔打底衫颜色有黑色 / 白色；一共还剩512件。",
            "b: 那黑色的呢 | 莫代尔打底衫颜色有黑色 / 白色；一共剩512件。"),
        talk(
            "the size changes",
            "b: 3号有M码吗 | 加绒牛仔裤尺码有S / M / L / XL；一共还剩58件。",
            "b: 那XL呢 | 加绒牛仔裤尺码有S / M / L / XL；一共剩58件。"),
        talk(
            "a follow-up with a matter of its own is not about the price",
            "b: 3号多少钱 | 加绒牛仔裤（3号链接）直播价119元",
            "b: 那运费呢 | 全店包邮"),
        talk(
            "without a question before it a follow-up is what it says",
            "b: 那5号呢? | 莫代尔打底衫（5号链接）直播价39元"),
        talk(
            "what was not answered is asked of the other product, too",
            "b: 3号起球吗 | [waits_for_host]",
            "b: 那5号呢 | [waits_for_host]"),
        talk(
            "height in one comment, weight in the next",
            "b: 我165 | [waits_for_host]",
            "b: 3号我110斤穿什么码 | 加绒牛仔裤按尺码表建议：M或L。"),
        talk(
            "the missing half is asked back once, a number alone is the answer",
            "b: 3号我165穿什么码 | 体重多少呀？",
            "b: 125 | 加绒牛仔裤按尺码表建议：L。",
            "b: 那5号我穿什么码 | 莫代尔打底衫按尺码表建议：L。"),
        talk(
            "weight alone leaves two sizes: told, and asked for the height",
            "b: 3号110斤穿什么码 | 加绒牛仔裤按尺码表建议：M或L。身高多少呀？",
            "b: 158 | 加绒牛仔裤按尺码表建议：M。"),
        talk(
            "who does not say it is not asked twice",
            "b: 3号我165穿什么码 | 体重多少呀？",
            "b: 这么麻烦啊 | [not_a_question]",
            "b: 3号我165到底穿什么码 | [waits_for_host]"),
        talk(
            "a number nobody asked for is no answer",
            "b: 3号多少钱 | 加绒牛仔裤（3号链接）直播价119元",
            "b: 125 | [not_a_question]"),
        talk(
            "somebody else's measures are not the buyer's",
            "b: 我160 105斤 3号穿什么码 | 加绒牛仔裤按尺码表建议：M。",
            "b: 我老公178 150斤 3号穿什么码 | 加绒牛仔裤按尺码表建议：XL。",
            "b: 那5号我自己穿什么码 | 莫代尔打底衫按尺码表建议：M。"),
        talk(
            "what is asked back about somebody else is theirs",
            "b: 我160 105斤 | [waits_for_host]",
            "b: 给我妈买 她165穿3号什么码 | 体重多少呀？",
            "b: 125斤 | 加绒牛仔裤按尺码表建议：L。",
            "b: 我自己穿3号什么码 | 加绒牛仔裤按尺码表建议：M。"),
        talk(
            "English talks go on in English",
            "b: what size should i get in #3, i'm 165cm | What is your weight?",
            "b: 55 kg | 加绒牛仔裤: by the size chart M or L."),
        talk(
            "asked again after an answer: other words, then the host",
            "b: 3号多少钱 | 加绒牛仔裤（3号链接）直播价119元",
            "b: 3号什么价格啊 | 加绒牛仔裤（3号链接）现在是119元",
            "b: 3号多少钱呀主播 | [waits_for_host]"),
        talk(
            "the same text from another rule is not said again",
            "b: 邮费多少 | 全店包邮",
            "b: 包邮吗 | [waits_for_host]",
            "c: 包邮吗 | 全店包邮"),
        talk(
            "what is looked for is in the notes of one product that is in stock",
            "b: 敏感肌用哪款 | {可以看看/推荐}神经酰胺面霜（6号链接，139元），敏感肌可用。"),
        talk(
            "two fit, and why",
            "b: 送妈妈买哪个 | {可以看看/推荐}羊毛围巾（10号链接，99元），送长辈合适；或者羊绒围巾（9号链接，199元），礼盒装，送长辈合适。"),
        talk("a budget leaves one of two", "b: 送婆婆 150以内 推荐哪条围巾 | {可以看看/推荐}羊毛围巾（10号链接，99元），送长辈合适。"),
        talk(
            "what was said before counts",
            "b: 我干皮 | [waits_for_host]",
            "b: 哪个适合我 | {可以看看/推荐}神经酰胺面霜（6号链接，139元），质地偏滋润，适合干皮。"),
        talk(
            "too many fit, none fits, or more is asked than the data tell: the host",
            "b: 油皮用哪款 | [waits_for_host]",
            "b: 孕妇用哪款 | [waits_for_host]",
            "b: 敏感肌的海鲜过敏用哪款 | [waits_for_host]",
            "b: 敏感肌20岁用哪款 | [waits_for_host]",
            "b: 不要敏感肌的 推荐哪款 | [waits_for_host]",
            "b: 这款敏感肌能用哪种 | [waits_for_host]",
            "b: 哪个好看 | [waits_for_host]"),
        talk(
            "room and direct message are one story",
            "b: 5号多少钱 | 莫代尔打底衫（5号链接）直播价39元",
            "(dm) b: 这个还有货吗 | 莫代尔打底衫有货，还剩512件。",
            "(dm) b: 包邮吗 | 全店包邮",
            "b: 要运费吗 | [waits_for_host]"));
  }

  @ParameterizedTest
  @MethodSource("talks")
  void talkGoesAsWritten(Example talk) {
    TalkShop shop = new TalkShop();
    for (String line : talk.lines()) {
      String[] parts = line.split(" \\| ", 2);
      assertThat(shop.says(parts[0])).as(parts[0]).isIn(TalkShop.wordings(parts[1]));
    }
  }

  @Test
  void thisIsTheItemOnShow_andInADirectMessageTheProductInTalk() {
    // Given
    TalkShop shop = new TalkShop();
    shop.desk.onShow(5);

    // Then
    assertThat(shop.says("b: 这个多少钱")).startsWith("莫代尔打底衫");
    assertThat(shop.says("b: 3号还有货吗")).startsWith("加绒牛仔裤");
    assertThat(shop.says("b: 那这款还有货吗")).startsWith("莫代尔打底衫");
    assertThat(shop.says("b: 3号能拍吗")).startsWith("加绒牛仔裤");
    assertThat(shop.says("(dm) b: 这个多少钱")).startsWith("加绒牛仔裤");
  }

  @Test
  void whoAnswersByHandSeesWhatWasSaidBefore_andTheWholeQuestion() {
    // Given
    TalkShop shop = new TalkShop();
    shop.says("b: 我165 要黑色的");
    shop.says("b: 3号起球吗");

    // When
    shop.says("b: 那5号呢");

    // Then
    assertThat(shop.lastDecision().trace())
        .anySatisfy(
            step -> {
              assertThat(step.code()).isEqualTo("buyer_said");
              assertThat(step.facts().get("words")).contains("165", "black");
            });
    assertThat(shop.desk.board().clusters())
        .anySatisfy(line -> assertThat(line.text()).contains("5号").contains("起球"));
  }

  @Test
  void aTalkEndsWithItsWindow() {
    // Given
    TalkShop shop = new TalkShop();
    shop.says("b: 我165");
    shop.says("b: 3号多少钱");

    // When
    shop.desk.after(Talk.WINDOW_MS + 1);

    // Then
    assertThat(shop.says("b: 那5号呢")).isEqualTo("[waits_for_host]");
    assertThat(shop.says("b: 3号我125斤穿什么码")).isEqualTo("加绒牛仔裤按尺码表建议：L。");
  }
}
