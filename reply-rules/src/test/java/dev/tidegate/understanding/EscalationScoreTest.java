package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.understanding.EscalationScore.Reason;
import dev.tidegate.understanding.EscalationScore.Turn;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationScoreTest {
  /** Turns by |, buyer first, then in turns. */
  @ParameterizedTest
  @CsvSource({
    "鞋子什么时候发货呀 | 亲，明天发哦 | 好的",
    "怎么改收货地址 | 在订单页面点修改地址就可以 | 改好了，谢谢",
    "耳机连不上手机 | 请您删除配对记录再连一次 | 连上了，感谢",
    "what size should I take | M should fit you | great thanks",
    "今天的衣服质量真好，很满意 | 谢谢亲的喜欢",
  })
  void leavesToTheBot(String talk) {
    assertThat(score(talk).probability()).isLessThan(0.4);
  }

  @ParameterizedTest
  @CsvSource({
    "说好昨天发货到现在都没发！ | 非常抱歉，请您耐心等待 | 等了一个星期了，每次都是耐心等待！",
    "退款半个月了还没到，骗子店 | 请您私信订单号，我们核实 | 私信三次了没人回，我要投诉",
    "鞋底掉了，穿了两天 | 亲，属于正常磨损哦 | 两天就磨损？你们太坑人了，再也不买了",
    "my order never arrived | please be patient | third time you tell me that. terrible service!",
    "你们客服会不会说人话！问了三遍了！",
  })
  void callsForAPerson(String talk) {
    assertThat(score(talk).probability()).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @CsvSource({
    "还是不行，太失望了, 可以了，谢谢",
    "一直没人联系我！, 已经联系我了",
    "垃圾客服，答非所问！, 好的我试试",
  })
  void endsWorseOrBetter(String worse, String better) {
    String begin = "路由器一直闪红灯 | 请您重启试试 | ";
    assertThat(score(begin + worse).probability())
        .isGreaterThan(score(begin + better).probability());
  }

  @Test
  void saysWhatSpoke() {
    // When
    EscalationScore angry = score("骗子！钱扣了东西不发！ | 请您耐心等待 | 等了十天了还是没人管，我要投诉！");
    EscalationScore glad = score("怎么退货 | 订单页面点退货 | 好的，谢谢");
    // Then
    assertThat(angry.reasons()).allMatch(reason -> reason.added() > 0).isNotEmpty();
    assertThat(angry.words()).contains("mood of the buyer's last words");
    assertThat(glad.reasons())
        .filteredOn(reason -> reason.sign() == TalkSign.THANKS)
        .singleElement()
        .satisfies(reason -> assertThat(reason.added()).isNegative());
  }

  @Test
  void countsATalkWithoutTheBuyerForNothing() {
    EscalationScore silent =
        EscalationScore.of(List.of(new Turn(false, "您好，在吗"), new Turn(true, " \u200b")));
    assertThat(silent).isEqualTo(new EscalationScore(0, List.of()));
  }

  @Property(tries = 200)
  void takesAnyTalk(@ForAll("talks") List<Turn> talk) {
    EscalationScore score = EscalationScore.of(talk);
    assertThat(score.probability()).isBetween(0.0, 1.0);
    assertThat(score.reasons()).hasSizeLessThanOrEqualTo(5);
    assertThat(score.reasons())
        .extracting(Reason::added)
        .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b), Math.abs(a)));
  }

  @Property(tries = 100)
  void staysTheSameWithEmptyTurnsAndNames(@ForAll("talks") List<Turn> talk) {
    List<Turn> padded = new ArrayList<>();
    for (Turn turn : talk) {
      padded.add(new Turn(turn.buyer(), turn.text() + " @小店客服"));
      padded.add(new Turn(!turn.buyer(), " "));
    }
    assertThat(EscalationScore.of(padded)).isEqualTo(EscalationScore.of(talk));
  }

  @Provide
  Arbitrary<List<Turn>> talks() {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(60),
            Arbitraries.strings().withChars('\ud800', '\udfff', '三', '天', '@', '!').ofMaxLength(40),
            Arbitraries.of("还没发货！！", "谢谢", "请您私信", "投诉", "三天三天三天", "ok", "[怒]"));
    return Combinators.combine(Arbitraries.of(true, false), words)
        .as(Turn::new)
        .list()
        .ofMaxSize(9);
  }

  private static EscalationScore score(String talk) {
    List<Turn> turns = new ArrayList<>();
    for (String text : talk.split("\\|", -1)) {
      turns.add(new Turn(turns.size() % 2 == 0, text.strip()));
    }
    return EscalationScore.of(turns);
  }
}
