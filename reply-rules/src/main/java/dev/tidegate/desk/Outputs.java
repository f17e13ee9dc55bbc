package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Obligation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk says about one record.
 *
 * @param decision null for a tick and for nothing else
 * @param handOffs those that look different now, each whole and once
 * @param changedRooms rooms whose board may look different now
 * @param untilNextDeadlineMs desk time that must pass until the earliest deadline, null when there
 *     is none; may be zero or negative never: due deadlines are decided before this is computed
 */
public record Outputs(
    @Nullable Decision decision,
    List<Obligation> obligations,
    List<Action> actions,
    List<HandOff> handOffs,
    List<String> changedRooms,
    @Nullable Long untilNextDeadlineMs) {
  public Outputs {
    obligations = List.copyOf(obligations);
    actions = List.copyOf(actions);
    handOffs = List.copyOf(handOffs);
    changedRooms = List.copyOf(changedRooms);
  }
}
