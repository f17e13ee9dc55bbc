package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Fold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleWordsTest {
  @ParameterizedTest
  @CsvSource({
    "没声音, NO_SOUND",
    "主播没有声音啊, NO_SOUND",
    "听不见你说话, NO_SOUND",
    "主播开麦, NO_SOUND",
    "no sound, NO_SOUND",
    "I can't hear you, NO_SOUND",
    "黑屏了, BLACK_SCREEN",
    "屏幕怎么黑了, BLACK_SCREEN",
    "black screen here, BLACK_SCREEN",
    "卡了, STUCK",
    "好卡啊, STUCK",
    "直播间卡死了, STUCK",
    "画面不动了, STUCK",
    "stream is frozen, STUCK",
    "so laggy, STUCK",
    "价格不对啊, WRONG_PRICE",
    "怎么还是原价, WRONG_PRICE",
    "拍下价格跟你说的不一样, WRONG_PRICE",
    "the price is wrong, WRONG_PRICE",
    "链接打不开, LINK_BROKEN",
    "小黄车点不进去, LINK_BROKEN",
    "3号拍不了, LINK_BROKEN",
    "link is not working, LINK_BROKEN",
  })
  void knowsWhatIsReported(String text, String trouble) {
    assertThat(TroubleWords.in(Fold.plain(text))).contains(trouble);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "会员卡怎么用",
        "打卡",
        "夜班打卡了",
        "主播嗓子都哑了",
        "flag立起来",
        "这个卡扣结实吗",
        "卡其色有吗",
        "有声音了",
        "不卡了",
        "不黑屏了",
        "价格是多少",
        "链接在哪",
        "几号链接",
        "黑色有吗",
        "这个拉链会不会卡住",
        "洗了会不会起球",
        "can you hear me",
        "link please",
        "音响没声音可以退吗",
      })
  void leavesTheRest(String text) {
    assertThat(TroubleWords.in(Fold.plain(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"上次在你家买的那个耳环收到的时候盒子都坏了而且链接打不开我找客服也没有人理我真的很生气"})
  void aStoryIsNoReport(String text) {
    assertThat(TroubleWords.in(Fold.plain(text))).isEmpty();
  }
}
