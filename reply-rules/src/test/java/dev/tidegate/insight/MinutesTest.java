package dev.tidegate.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.RoomMinute.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MinutesTest {

  @Property(tries = 50)
  void theOrderOfChangesDoesNotMatter(@ForAll long seed) {
    // Given
    List<MinuteChange> changes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      changes.add(Shown.answered(i, "K" + i % 7).change());
      changes.add(MinuteChange.waited("m1", "r1", i, "500"));
      changes.add(MinuteChange.of("m1", "r1", i, Map.of("confirmed", i % 2 == 0 ? 1L : -1L)));
      changes.add(board(i, "text " + i));
    }
    List<MinuteChange> mixed = new ArrayList<>(changes);
    java.util.Collections.shuffle(mixed, new Random(seed));

    // Then
    assertThat(added(mixed)).isEqualTo(added(changes));
  }

  @Test
  void whatComesToZeroIsGoneAndTheRevisionRises() {
    // When
    RoomMinute minute =
        added(
            List.of(
                MinuteChange.of("m1", null, 5, Map.of("confirmed", 1L)),
                MinuteChange.of("m1", null, 5, Map.of("confirmed", -1L, "bought", 1L))));

    // Then
    assertThat(minute.figures()).isEqualTo(Map.of("bought", 1L));
    assertThat(minute.revision()).isEqualTo(2);
  }

  @Test
  void answersAreToldApartUpToALimitAndAllAreCounted() {
    // Given
    List<MinuteChange> changes = new ArrayList<>();
    for (int i = 0; i < 2 * Minutes.ANSWERS; i++) {
      changes.add(Shown.answered(i, "K" + i).change());
    }

    // When
    RoomMinute minute = added(changes);

    // Then
    assertThat(minute.answers()).hasSize(Minutes.ANSWERS);
    assertThat(minute.figures()).containsEntry("byRule", 2L * Minutes.ANSWERS);
  }

  private static MinuteChange board(long seq, String text) {
    return new MinuteChange(
        "m1",
        "r1",
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        seq,
        List.of(new Cluster("c1", text, 1, seq, false, false)));
  }

  private static RoomMinute added(List<MinuteChange> changes) {
    RoomMinute minute = null;
    for (MinuteChange change : changes) {
      minute = Minutes.add(minute, change);
    }
    return minute;
  }
}
