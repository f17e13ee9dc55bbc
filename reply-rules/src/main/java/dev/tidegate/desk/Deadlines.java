package dev.tidegate.desk;

import dev.tidegate.desk.DeadlineIndexState.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When obligations are due, in desk time. Deadlines are rounded up to slots of {@value #SLOT_MS}
 * ms; each slot has pages of at most {@value #PAGE_SIZE} obligations, so that adding one copies
 * little and the index stays as short as the longest deadline allows.
 */
final class Deadlines {
  static final long SLOT_MS = 5_000;
  static final int PAGE_SIZE = 64;
  private static final String INDEX = "";

  private final DeskState state;

  Deadlines(DeskState state) {
    this.state = state;
  }

  /** Makes an obligation due at {@code atMs} or up to one slot later. */
  void add(long atMs, String obligationId) {
    add(atMs, SLOT_MS, obligationId);
  }

  /** As {@link #add(long, String)}, with slots of another length. */
  void add(long atMs, long slotMs, String obligationId) {
    long slotAtMs = slotAt(atMs, slotMs);
    List<Slot> slots = slots();
    int at = 0;
    while (at < slots.size() && slots.get(at).atMs() < slotAtMs) {
      at++;
    }
    boolean known = at < slots.size() && slots.get(at).atMs() == slotAtMs;
    int pages = known ? slots.get(at).pages() : 0;
    DeadlinePageState last =
        pages == 0 ? null : state.get(StateKind.DEADLINE_PAGE, pageId(slotAtMs, pages - 1));
    if (last != null && last.obligationIds().size() < PAGE_SIZE) {
      List<String> ids = new ArrayList<>(last.obligationIds());
      ids.add(obligationId);
      state.put(StateKind.DEADLINE_PAGE, pageId(slotAtMs, pages - 1), new DeadlinePageState(ids));
      return;
    }
    state.put(
        StateKind.DEADLINE_PAGE,
        pageId(slotAtMs, pages),
        new DeadlinePageState(List.of(obligationId)));
    Slot grown = new Slot(slotAtMs, pages + 1);
    List<Slot> more = new ArrayList<>(slots);
    if (known) {
      more.set(at, grown);
    } else {
      more.add(at, grown);
    }
    state.put(StateKind.DEADLINE_INDEX, INDEX, new DeadlineIndexState(more));
  }

  /** When a deadline comes in slots of this length: at {@code atMs} or less than one slot later. */
  static long slotAt(long atMs, long slotMs) {
    return -Math.floorDiv(-atMs, slotMs) * slotMs;
  }

  /**
   * What is due at a moment.
   *
   * @param ids in the order in which they were added
   */
  record Due(long atMs, List<String> ids) {}

  /** Takes out what is due first, null when nothing is due by {@code nowMs}. */
  @Nullable Due takeEarliest(long nowMs) {
    List<Slot> slots = slots();
    if (slots.isEmpty() || slots.get(0).atMs() > nowMs) {
      return null;
    }
    Slot slot = slots.get(0);
    List<String> due = new ArrayList<>();
    for (int page = 0; page < slot.pages(); page++) {
      DeadlinePageState ids = state.get(StateKind.DEADLINE_PAGE, pageId(slot.atMs(), page));
      if (ids != null) {
        due.addAll(ids.obligationIds());
      }
      state.remove(StateKind.DEADLINE_PAGE, pageId(slot.atMs(), page));
    }
    if (slots.size() == 1) {
      state.remove(StateKind.DEADLINE_INDEX, INDEX);
    } else {
      state.put(
          StateKind.DEADLINE_INDEX, INDEX, new DeadlineIndexState(slots.subList(1, slots.size())));
    }
    return new Due(slot.atMs(), due);
  }

  /** The earliest deadline, empty when nothing is due ever. */
  OptionalLong earliestMs() {
    List<Slot> slots = slots();
    return slots.isEmpty() ? OptionalLong.empty() : OptionalLong.of(slots.get(0).atMs());
  }

  private List<Slot> slots() {
    DeadlineIndexState index = state.get(StateKind.DEADLINE_INDEX, INDEX);
    return index == null ? List.of() : index.slots();
  }

  private static String pageId(long slotAtMs, int page) {
    return slotAtMs + "/" + page;
  }
}
