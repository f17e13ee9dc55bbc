package dev.tidegate.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The questions and hand-offs that wait in a cluster, in pages of at most {@value #PAGE_SIZE}.
 * Questions that were closed otherwise stay in it until their page is dropped, which happens when
 * all of it are closed: so it is as long as the longest patience allows.
 */
final class WaitingList {
  static final int PAGE_SIZE = 64;
  private static final WaitingIndexState EMPTY = new WaitingIndexState(0, 0);

  private final DeskState state;
  private final String cluster;

  private WaitingList(DeskState state, String cluster) {
    this.state = state;
    this.cluster = cluster;
  }

  static WaitingList of(DeskState state, String cluster) {
    return new WaitingList(state, cluster);
  }

  void add(String obligationId) {
    WaitingIndexState index = index();
    WaitingPageState last =
        index.next() == index.first()
            ? null
            : state.get(StateKind.WAITING_PAGE, page(index.next() - 1));
    if (last != null && last.obligationIds().size() < PAGE_SIZE) {
      List<String> ids = new ArrayList<>(last.obligationIds());
      ids.add(obligationId);
      state.put(StateKind.WAITING_PAGE, page(index.next() - 1), new WaitingPageState(ids));
      return;
    }
    int first = withoutClosed(index);
    state.put(
        StateKind.WAITING_PAGE, page(index.next()), new WaitingPageState(List.of(obligationId)));
    state.put(StateKind.WAITING_INDEX, cluster, new WaitingIndexState(first, index.next() + 1));
  }

  /** Drops pages from the front whose questions are all closed; gives the first that is left. */
  private int withoutClosed(WaitingIndexState index) {
    int first = index.first();
    while (first < index.next() && !anyIsOpen(first)) {
      state.remove(StateKind.WAITING_PAGE, page(first));
      first++;
    }
    return first;
  }

  /** Looks at the last first: unless questions were moved here, it closes last. */
  private boolean anyIsOpen(int number) {
    WaitingPageState page = state.get(StateKind.WAITING_PAGE, page(number));
    List<String> ids = page == null ? List.of() : page.obligationIds();
    for (int i = ids.size() - 1; i >= 0; i--) {
      if (isOpen(ids.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpen(String id) {
    return state.get(StateKind.QUESTION, id) != null || Seats.handOff(state, id) != null;
  }

  /** Takes out all of them, in the order of asking. */
  List<String> takeAll() {
    List<String> all = all();
    clear();
    return all;
  }

  /** Takes out the questions, in the order of asking; hand-offs keep their seats. */
  List<String> takeQuestions() {
    List<String> questions = new ArrayList<>();
    for (String waiting : takeAll()) {
      if (!Seats.is(waiting)) {
        questions.add(waiting);
      } else if (Seats.handOff(state, waiting) != null) {
        add(waiting);
      }
    }
    return questions;
  }

  /** All of them, in the order of asking; closed ones may be among them. */
  List<String> all() {
    WaitingIndexState index = index();
    List<String> all = new ArrayList<>();
    for (int number = index.first(); number < index.next(); number++) {
      WaitingPageState page = state.get(StateKind.WAITING_PAGE, page(number));
      if (page != null) {
        all.addAll(page.obligationIds());
      }
    }
    return all;
  }

  /** Whether somebody in it needs a person. */
  boolean hasHandOff() {
    WaitingIndexState index = index();
    for (int number = index.first(); number < index.next(); number++) {
      WaitingPageState page = state.get(StateKind.WAITING_PAGE, page(number));
      if (page != null
          && page.obligationIds().stream().anyMatch(id -> Seats.handOff(state, id) != null)) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    WaitingIndexState index = index();
    for (int number = index.first(); number < index.next(); number++) {
      state.remove(StateKind.WAITING_PAGE, page(number));
    }
    state.remove(StateKind.WAITING_INDEX, cluster);
  }

  private WaitingIndexState index() {
    return Objects.requireNonNullElse(state.get(StateKind.WAITING_INDEX, cluster), EMPTY);
  }

  private String page(int number) {
    return cluster + "/" + number;
  }
}
