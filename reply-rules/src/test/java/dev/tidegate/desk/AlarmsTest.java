package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Board;
import dev.tidegate.event.Board.Matter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.TraceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final List<String> REPORTS =
      List.of("没声音", "卡了", "黑屏了", "价格不对", "链接打不开", "没声音了啊", "好卡", "拍不了");

  private final DeskHarness harness = DeskHarness.ofShop();

  private List<Board.Alarm> alarms() {
    return harness.board().alarms();
  }

  @Test
  void manyBuyersAtOnceRaiseOneAlarmInSeconds() {
    // Given
    for (int i = 0; i < 60; i++) {
      harness.after(500).comment("q" + i, "扣1");
    }
    // When
    for (int i = 0; i < 30; i++) {
      harness.after(200).comment("b" + i, i % 2 == 0 ? "没声音" : "主播没声音了");
      if (i == 4) {
        assertThat(alarms()).as("after one second").hasSize(1);
      }
    }
    // Then
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0).matter()).isEqualTo(Matter.NO_SOUND);
    assertThat(alarms().get(0).buyers()).isEqualTo(30);
    assertThat(
            harness.decisions.stream()
                .flatMap(decision -> decision.trace().stream())
                .map(TraceStep::code))
        .filteredOn("alarm_raised"::equals)
        .hasSize(1);
  }

  @Test
  void oneBuyerHoweverLoudIsNoAlarm() {
    for (int i = 0; i < 30; i++) {
      harness.after(400).comment("a", "没声音" + "啊".repeat(i % 4));
    }
    assertThat(alarms()).isEmpty();
  }

  @Test
  void aFewNowAndThenAreNoAlarm() {
    for (int i = 0; i < 400; i++) {
      harness.after(4_000).comment("b" + i, "卡了");
    }
    assertThat(alarms()).isEmpty();
  }

  @Test
  void aFewOfThousandsAreNoAlarm() {
    // Given: 400 comments a second, of which two in a thousand find that it is stuck
    for (int i = 0; i < 20_000; i++) {
      harness.after(i % 2 == 0 ? 5 : 0).comment("b" + i, i % 500 == 0 ? "卡了" : "扣1");
    }
    assertThat(alarms()).isEmpty();
  }

  @Test
  void endsWhenItIsQuietAndIsRaisedAnewByTheNextOne() {
    // Given
    for (int i = 0; i < 10; i++) {
      harness.after(200).comment("b" + i, "黑屏了");
    }
    long first = alarms().get(0).sinceMs();
    // When
    harness.after(40_000).tick();
    List<Board.Alarm> after = alarms();
    for (int i = 0; i < 10; i++) {
      harness.after(200).comment("c" + i, "黑屏了");
    }
    // Then
    assertThat(after).isEmpty();
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0).sinceMs()).isGreaterThan(first);
  }

  @Test
  void staysWhileBuyersGoOnReporting() {
    for (int i = 0; i < 120; i++) {
      harness.after(2_000).comment("b" + i, i < 10 ? "没声音" : i % 2 == 0 ? "没声音" : "听不见");
      harness.tick();
    }
    // One of each two seconds is more than the few of an ordinary show, so it counts as trouble.
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0).buyers()).isGreaterThan(100);
  }

  @Test
  void endsWithTheShow() {
    // Given
    for (int i = 0; i < 10; i++) {
      harness.after(200).comment("b" + i, "没声音");
    }
    // When
    harness.showEnds();
    harness.comment("x", "你好");
    harness.after(60_000).tick();
    // Then
    assertThat(alarms()).isEmpty();
    assertThat(harness.state.size(StateKind.ROOM_ALARMS)).isZero();
  }

  @Property(tries = 25)
  void thereIsNeverMoreThanOneOpenAlarmOfAMatterAndTheStateIsBounded(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_000) int mostApartMs) {
    DeskHarness room = DeskHarness.ofShop();
    Random random = new Random(seed);
    List<Board.Alarm> before = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = random.nextInt(3) == 0 ? "扣1" : REPORTS.get(random.nextInt(REPORTS.size()));
      Decision decision =
          room.after(random.nextInt(mostApartMs)).comment("b" + random.nextInt(200), text);
      List<Board.Alarm> now = room.board().alarms();
      assertThat(now).extracting(Board.Alarm::matter).doesNotHaveDuplicates();
      assertThat(now).allSatisfy(a -> assertThat(a.buyers()).isGreaterThanOrEqualTo(Alarms.FEWEST));
      List<String> open = before.stream().map(a -> a.matter().name()).toList();
      assertThat(decision.trace())
          .as("an open alarm is not raised again")
          .filteredOn(step -> step.code().equals("alarm_raised"))
          .noneMatch(step -> open.contains(step.facts().get("matter").toUpperCase(Locale.ROOT)));
      before = now;
      RoomAlarmsState state = room.state.get(StateKind.ROOM_ALARMS, DeskHarness.ROOM);
      assertThat(state == null ? List.<AlarmState>of() : state.alarms())
          .hasSizeLessThanOrEqualTo(Matter.values().length)
          .allSatisfy(a -> assertThat(a.recent()).hasSizeLessThanOrEqualTo(Alarms.RECENT));
    }
  }
}
