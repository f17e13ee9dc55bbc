package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.text.NearText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodGroupsTest {
  private static final long SECOND = 1000;

  private final FloodGroups groups = new FloodGroups();

  private static GroupedLine add(FloodGroups room, String text, String user, long timeMs) {
    return room.add(NearText.of(text), user, timeMs, false);
  }

  @Test
  void gathersTheDisguisedCopiesOfAnAdvertisement() {
    // Given
    List<String> copies =
        List.of(
            "想赚米的加我微信看主页",
            "想赚米的加我威信看主页888",
            "想赚米的加我微信看主页❤❤",
            "想賺米的加我微信看主頁",
            "想_赚米的加我微信看主页。。",
            "想赚米加我微信看主页",
            "想赚米的我加微信看主页");
    // When
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      found.add(add(groups, copies.get(i), "u" + i, i * SECOND).group().number());
    }
    // Then
    assertThat(found).containsOnly(found.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    // two links are two questions
    "3号链接有没有大码的, 5号链接有没有大码的",
    // short lines must be equal
    "好看, 好吃",
    "哈哈哈, 哈哈",
    "要红色, 要黑色",
    "来了来了, 走了走了",
    // some words in common are not the same line
    "主播今天穿的裙子真好看, 主播昨天讲的那款怎么买",
  })
  void keepsApartWhatOnlyLooksAlike(String one, String other) {
    // Given
    long first = add(groups, one, "a", 0).group().number();
    // When
    long second = add(groups, other, "b", SECOND).group().number();
    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void countsLinesUsersAndForms() {
    // Given
    add(groups, "今天付款什么时候发货", "a", 0);
    add(groups, "今天付款什么时候发货！", "b", SECOND);
    // When
    GroupedLine line = add(groups, "今天付款什么时候发货啊", "a", 2 * SECOND);
    // Then
    assertThat(line.group().lines()).isEqualTo(3);
    assertThat(line.group().users()).isEqualTo(2);
    assertThat(line.linesOfUser()).isEqualTo(2);
    assertThat(line.group().forms().length).isEqualTo(2);
  }

  @Test
  void endsAGroupAfterASilence() {
    // Given
    long first = add(groups, "今天付款什么时候发货", "a", 0).group().number();
    long during = add(groups, "今天付款什么时候发货", "a", 120 * SECOND).group().number();
    // When
    GroupedLine after = add(groups, "今天付款什么时候发货", "a", 241 * SECOND);
    // Then
    assertThat(during).isEqualTo(first);
    assertThat(after.group().number()).isNotEqualTo(first);
    assertThat(after.group().lines()).isEqualTo(1);
    assertThat(groups.size()).isEqualTo(1);
  }

  @Test
  void countsATimeThatGoesBackAsTheLatest() {
    // Given
    long first = add(groups, "今天付款什么时候发货", "a", 500 * SECOND).group().number();
    // When
    long late = add(groups, "今天付款什么时候发货", "b", 0).group().number();
    // Then
    assertThat(late).isEqualTo(first);
  }

  @Test
  void dropsTheGroupThatWasSilentLongestWhenThereAreTooMany() {
    // Given
    FloodGroups two = new FloodGroups(2, 60 * SECOND);
    long first = add(two, "第一个问题是什么", "a", 0).group().number();
    long second = add(two, "包邮到新疆可以不", "a", 1).group().number();
    add(two, "第一个问题是什么", "b", 2);
    // When
    add(two, "今天付款何时发货", "a", 3);
    // Then
    assertThat(two.size()).isEqualTo(2);
    assertThat(add(two, "第一个问题是什么", "c", 4).group().number()).isEqualTo(first);
    assertThat(add(two, "包邮到新疆可以不", "c", 5).group().number()).isNotEqualTo(second);
  }

  @Test
  void refusesBoundsThatLeaveNoRoom() {
    assertThatThrownBy(() -> new FloodGroups(0, 1)).hasMessageContaining("were 0 and 1");
  }

  @Property(tries = 100)
  void givesEqualAnswersToEqualCalls(@ForAll @Size(max = 40) List<String> texts) {
    // Given
    FloodGroups other = new FloodGroups();
    FloodGroups one = new FloodGroups();
    for (int i = 0; i < texts.size(); i++) {
      // When
      GroupedLine said = add(one, texts.get(i), "u" + i % 3, i);
      // Then
      assertThat(add(other, texts.get(i), "u" + i % 3, i))
          .usingRecursiveComparison()
          .isEqualTo(said);
    }
  }

  @Property(tries = 100)
  void equalTextsMeetInAnyOrder(@ForAll long seed) {
    // Given
    List<String> texts = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      texts.addAll(List.of("哈哈", "666", "3号链接多少钱", "今天付款什么时候发货", "？", ""));
    }
    Collections.shuffle(texts, new Random(seed));
    FloodGroups room = new FloodGroups();
    // When
    List<Long> found =
        texts.stream().map(text -> add(room, text, "a", 0).group().number()).toList();
    // Then
    for (int i = 0; i < texts.size(); i++) {
      assertThat(found.indexOf(found.get(i))).isEqualTo(texts.indexOf(texts.get(i)));
    }
  }

  @Property(tries = 30)
  void keepsBoundedMemoryWhateverIsWritten(@ForAll @Size(min = 200, max = 300) List<String> texts) {
    // Given
    FloodGroups small = new FloodGroups(16, 60 * SECOND);
    // When
    for (int i = 0; i < texts.size(); i++) {
      GroupedLine line = add(small, texts.get(i), "u" + i, i);
      // Then
      assertThat(small.size()).isLessThanOrEqualTo(16);
      assertThat(line.group().forms().length).isLessThanOrEqualTo(FloodGroups.FORMS_PER_GROUP);
      assertThat(small.writtenForms()).isLessThanOrEqualTo(16 * FloodGroups.FORMS_PER_GROUP);
    }
  }

  /** A desk that is started again has only the groups; it must go on as if it had not stopped. */
  @Property(tries = 20)
  void goesOnAsBeforeWhenRestoredFromItsGroups(@ForAll long seed) {
    // Given
    Random random = new Random(seed);
    FloodGroups whole = new FloodGroups();
    FloodGroups again = new FloodGroups();
    Map<Integer, FloodGroup> stored = new HashMap<>();
    long timeMs = 0;
    for (int i = 0; i < 200; i++) {
      String text = wording(random);
      String user = "u" + random.nextInt(9);
      timeMs += random.nextInt(40) == 0 ? 100 * SECOND : random.nextInt(2000);
      // When
      GroupedLine said = whole.add(NearText.of(text), user, timeMs, false);
      again = FloodGroups.restored(again.slots(), again.sequence(), stored::get);
      GroupedLine saidAgain = again.add(NearText.of(text), user, timeMs, false);
      stored.put(saidAgain.slot(), saidAgain.group());
      // Then
      assertThat(saidAgain.slot()).isEqualTo(said.slot());
      assertThat(saidAgain.group().number()).isEqualTo(said.group().number());
      assertThat(saidAgain.group().lines()).isEqualTo(said.group().lines());
      assertThat(saidAgain.heldBack()).isEqualTo(said.heldBack());
    }
  }

  private static String wording(Random random) {
    String template =
        List.of("想赚米的加我微信看主页", "今天付款什么时候发货", "3号链接还有没有大码的", "主播今天穿的裙子真好看").get(random.nextInt(4));
    StringBuilder text = new StringBuilder(template);
    for (int change = random.nextInt(4); change > 0; change--) {
      text.setCharAt(random.nextInt(text.length()), (char) (0x4e00 + random.nextInt(40)));
    }
    return random.nextInt(3) == 0 ? "第" + random.nextInt(200) + "个人说的" + text : text.toString();
  }
}
