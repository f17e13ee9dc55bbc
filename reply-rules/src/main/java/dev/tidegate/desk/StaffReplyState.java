package dev.tidegate.desk;

import dev.tidegate.event.Action.Fact;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's reply on its way, kept by the action's id until its outcome is known.
 *
 * @param cluster whose waiting buyers it answers too, null when it is for one buyer
 * @param by who of the staff wrote it
 * @param reach how the buyer is reached, null where it was not kept: then by no other way
 * @param facts what it claims about products
 */
public record StaffReplyState(
    String handOff,
    @Nullable String cluster,
    @Nullable String sku,
    String by,
    @Nullable ReachState reach,
    List<Fact> facts) {
  public StaffReplyState {
    by = Objects.requireNonNullElse(by, "");
    facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
  }

  /** By a way that only one buyer reads. */
  StaffReplyState privately() {
    return new StaffReplyState(handOff, null, sku, by, reach, facts);
  }
}
