package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.desk.OffenderLadder.Climbed;
import dev.tidegate.desk.OffenderLadder.Offence;
import dev.tidegate.desk.OffenderLadder.Step;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffenderLadderTest {
  private static final String AD = "想赚米的加我微信看主页";

  private final DeskHarness harness = DeskHarness.ofShop();

  private List<String> steps() {
    return harness.decisions.stream()
        .flatMap(decision -> decision.trace().stream())
        .filter(step -> step.code().equals("offender_step"))
        .map(step -> step.facts().get("step"))
        .toList();
  }

  @Test
  void aWarningIsForWhoGoesOnAndOn() {
    // Given
    OffenderState state = OffenderState.none(1, 0);
    List<Step> taken = new ArrayList<>();
    // When: one comment a second is held back, for two minutes
    for (int second = 1; second <= 120; second++) {
      Climbed climbed = OffenderLadder.climbed(state, Offence.FLOOD, second * 1000L);
      state = climbed.state();
      if (climbed.taken() != null) {
        taken.add(climbed.taken());
      }
    }
    // Then
    assertThat(taken).containsExactly(Step.WARN, Step.MUTE, Step.BLOCK);
    assertThat(state.floods()).isEqualTo(120);
  }

  @Test
  void whoOffendsNowAndThenIsForgotten() {
    // Given
    OffenderState state = OffenderState.none(1, 0);
    // When: an advertisement every quarter of an hour
    for (int i = 1; i <= 40; i++) {
      state = OffenderLadder.climbed(state, Offence.AD, 15 * 60_000L * i).state();
    }
    // Then
    assertThat(state.step()).isNull();
  }

  @Property
  void neverTwoStepsAtOnceAndNoneSoonerThanTheNextMayCome(
      @ForAll @Size(max = 200) List<@IntRange(max = 60_000) Integer> apartMs,
      @ForAll List<Offence> offences) {
    OffenderState state = OffenderState.none(1, 0);
    long nowMs = 0;
    long lastMs = Long.MIN_VALUE / 2;
    int steps = 0;
    for (int i = 0; i < apartMs.size() && !offences.isEmpty(); i++) {
      nowMs += apartMs.get(i);
      Offence offence = offences.get(i % offences.size());
      Climbed climbed = OffenderLadder.climbed(state, offence, nowMs);
      state = climbed.state();
      if (climbed.taken() != null) {
        assertThat(climbed.taken()).isEqualTo(List.of(Step.values()).get(steps));
        assertThat(nowMs - lastMs).isGreaterThanOrEqualTo(OffenderLadder.LEAST_BETWEEN_MS);
        steps++;
        lastMs = nowMs;
      }
      assertThat(state.points()).isBetween(0.0, OffenderLadder.POINTS_FOR_STEP);
    }
  }

  @Test
  void theBoardCountsEachAtTheHighestStep() {
    for (int i = 0; i < 90; i++) {
      harness.after(1_000).comment("spammer", AD);
    }
    assertThat(steps()).containsExactly("warn", "mute", "block");
    assertThat(harness.board().blocked()).isEqualTo(1);
    assertThat(harness.board().muted()).isZero();
    assertThat(harness.board().warned()).isZero();
  }

  @Test
  void aComplaintNeverClimbs() {
    for (int i = 0; i < 60; i++) {
      harness.after(1_000).comment("angry", "我要投诉你们店，12315见");
    }
    assertThat(steps()).isEmpty();
    assertThat(harness.state.size(StateKind.OFFENDER)).isZero();
  }

  @Test
  void hypeNeverClimbs() {
    for (int i = 0; i < 200; i++) {
      harness.after(200).comment("fan", List.of("扣1", "冲冲冲", "666", "想要").get(i % 4));
    }
    assertThat(steps()).isEmpty();
  }

  @Test
  void endsWithTheShow() {
    // Given
    for (int i = 0; i < 12; i++) {
      harness.after(1_000).comment("spammer", AD);
    }
    // When
    harness.showEnds();
    harness.after(1_000).comment("x", "你好");
    int warned = harness.board().warned();
    harness.after(1_000).comment("spammer", AD);
    // Then
    assertThat(warned).isZero();
    assertThat(steps()).containsExactly("warn");
    assertThat(harness.state.get(StateKind.OFFENDER, DeskHarness.ROOM + "/spammer").step())
        .isNull();
  }
}
