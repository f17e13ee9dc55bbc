package dev.tidegate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.moderation.Verdict.Action;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.Fold;
import dev.tidegate.text.Skeleton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people write to get past a filter, and what is read. */
class DisguiseTest {

  @ParameterizedTest
  @CsvSource({
    "𝓕𝓾𝓬𝓴, fuck",
    "ⓕⓤⓒⓚ, fuck",
    "ｆｕｃｋ, fuck",
    "f.u.c.k, fuck",
    "sh!t, shit",
    "b1tch, bitch",
    "th3 r1ng, thering",
    "fuсk, fuck",
    "亻也是犭句, 他是狗",
    "舌忝犭句, 舔狗",
    "傻*逼, 傻逼",
    "🐷头, 猪头",
    "傻傻傻逼, 傻逼"
  })
  void skeletonBringsTheWordBack(String written, String read) {
    assertThat(Skeleton.of(Fold.plain(written))).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iphone 13", "xl5", "5s", "100g", "2b铅笔", "175cm 130斤", "a1b2"})
  void sizesAndModelsStayWhatTheyAre(String text) {
    assertThat(Skeleton.of(Fold.plain(text))).isEqualTo(Fold.plain(text).replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({"主播就是个志漳, 智障", "你这个剑仁, 贱人", "真是个nao can, 脑残"})
  void namesTheWordThatADisguisedOneStandsFor(String comment, String listed) {
    // When
    Verdict verdict = Moderator.shipped().judge(Fold.trace(comment), false);

    // Then
    assertThat(verdict.action()).isIn(Action.HIDE, Action.HOLD);
    assertThat(verdict.readAs()).isEqualTo(listed);
    assertThat(verdict.words(comment)).endsWith(" = " + listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"羊羔毛现在能拍吗", "跟雅诗兰黛比哪个贵", "粉底讲完了？我错过了", "反正都是要长期使用的", "what is it made of"})
  void wordsThatOnlySoundLikeOthersStay(String comment) {
    assertThat(Comprehend.read(comment).verdict()).isEqualTo(Action.ALLOW.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|怎|么|那|么久还不发|货 电话18998383401",
        "怎么那么久还不发货 加微信 anna1177",
        "卖亻叚货还不退 电话13812345678",
        "滚，收到就是坏的",
        "收到货是坏的 申请退款没人理 兼职日结加v lulu9981",
        "my ring broke after 2 days call me 415-555-0143",
        "th3y s3nt m3 th3 wr0ng r1ng",
        "昨晚買的今天還不能發貨呢 薇❤ anna1177"
      })
  void complaintIsNotHiddenWhateverIsPutIntoIt(String comment) {
    Evidence evidence = Comprehend.read(comment);
    assertThat(evidence.verdict()).isNotEqualTo(Action.HIDE.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"兼职日结200-500，➕薇❤ lulu9981", "专注祛斑二十年 想白的加V：baibai666", "主播就是个智障"})
  void whatIsNothingElseGoes(String comment) {
    assertThat(Comprehend.read(comment).verdict()).isEqualTo(Action.HIDE.name());
  }
}
