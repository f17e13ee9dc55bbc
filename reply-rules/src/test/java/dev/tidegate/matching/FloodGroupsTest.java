package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
      found.add(groups.add(copies.get(i), "u" + i, i * SECOND).group());
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
    long first = groups.add(one, "a", 0).group();
    // When
    long second = groups.add(other, "b", SECOND).group();
    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void countsLinesUsersAndForms() {
    // Given
    groups.add("今天付款什么时候发货", "a", 0);
    groups.add("今天付款什么时候发货！", "b", SECOND);
    // When
    GroupedLine line = groups.add("今天付款什么时候发货啊", "a", 2 * SECOND);
    // Then
    assertThat(line.lines()).isEqualTo(3);
    assertThat(line.users()).isEqualTo(2);
    assertThat(line.linesOfUser()).isEqualTo(2);
    assertThat(line.forms()).isEqualTo(2);
  }

  @Test
  void endsAGroupAfterASilence() {
    // Given
    long first = groups.add("今天付款什么时候发货", "a", 0).group();
    long during = groups.add("今天付款什么时候发货", "a", 120 * SECOND).group();
    // When
    GroupedLine after = groups.add("今天付款什么时候发货", "a", 241 * SECOND);
    // Then
    assertThat(during).isEqualTo(first);
    assertThat(after.group()).isNotEqualTo(first);
    assertThat(after.lines()).isEqualTo(1);
    assertThat(groups.size()).isEqualTo(1);
  }

  @Test
  void countsATimeThatGoesBackAsTheLatest() {
    // Given
    long first = groups.add("今天付款什么时候发货", "a", 500 * SECOND).group();
    // When
    long late = groups.add("今天付款什么时候发货", "b", 0).group();
    // Then
    assertThat(late).isEqualTo(first);
  }

  @Test
  void dropsTheGroupThatWasSilentLongestWhenThereAreTooMany() {
    // Given
    FloodGroups two = new FloodGroups(2, 60 * SECOND);
    long first = two.add("第一个问题是什么", "a", 0).group();
    long second = two.add("包邮到新疆可以不", "a", 1).group();
    two.add("第一个问题是什么", "b", 2);
    // When
    two.add("今天付款何时发货", "a", 3);
    // Then
    assertThat(two.size()).isEqualTo(2);
    assertThat(two.add("第一个问题是什么", "c", 4).group()).isEqualTo(first);
    assertThat(two.add("包邮到新疆可以不", "c", 5).group()).isNotEqualTo(second);
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
      GroupedLine said = one.add(texts.get(i), "u" + i % 3, i);
      // Then
      assertThat(other.add(texts.get(i), "u" + i % 3, i)).isEqualTo(said);
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
    List<Long> found = texts.stream().map(text -> room.add(text, "a", 0).group()).toList();
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
      GroupedLine line = small.add(texts.get(i), "u" + i, i);
      // Then
      assertThat(small.size()).isLessThanOrEqualTo(16);
      assertThat(line.forms()).isLessThanOrEqualTo(FloodGroups.FORMS_PER_GROUP);
      assertThat(small.writtenForms()).isLessThanOrEqualTo(16 * FloodGroups.FORMS_PER_GROUP);
    }
  }
}
