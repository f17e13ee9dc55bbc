package dev.tidegate.desk;

import java.util.List;

/** Which deadlines have pages, in order of time. */
public record DeadlineIndexState(List<Slot> slots) {
  /** A moment in desk time and how many pages of obligations are due then. */
  public record Slot(long atMs, int pages) {}

  public DeadlineIndexState {
    slots = List.copyOf(slots);
  }
}
