package dev.tidegate.desk;

import dev.tidegate.desk.AskedState.Asker;
import dev.tidegate.desk.AskedState.Wording;
import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps how questions that wait were asked: what a host may split, and whom an answer goes to. */
final class Asked {
  /** Wordings of a cluster; when there are more, the one that was said least goes. */
  static final int KEPT = 8;

  /** As many characters of a wording as a phone shows beside a button. */
  private static final int SHOWN_CODE_POINTS = 24;

  private static final Comparator<Wording> BY_COMMENTS =
      Comparator.comparingInt(Wording::comments).thenComparing(Wording::id);

  private Asked() {}

  static AskedState of(DeskState state, String cluster) {
    return Objects.requireNonNullElse(state.get(StateKind.ASKED, cluster), AskedState.NONE);
  }

  private static void put(DeskState state, String cluster, List<Wording> wordings) {
    state.put(StateKind.ASKED, cluster, new AskedState(wordings));
  }

  /**
   * Takes note of a question that waits.
   *
   * @param wording id of the cluster that these words alone would be
   */
  static void note(Turn turn, String cluster, String wording, ChatEvent chat) {
    Asker asker =
        new Asker(
            chat.account(),
            chat.platform(),
            chat.buyer(),
            chat.id(),
            chat.replyTo(),
            chat.receivedAtMs(),
            turn.appendMs());
    List<Wording> before = of(turn.state(), cluster).wordings();
    String text =
        before.stream()
            .filter(known -> known.id().equals(wording))
            .map(Wording::text)
            .findFirst()
            .orElseGet(() -> Clusters.shown(chat.text(), SHOWN_CODE_POINTS));
    Wording asked = new Wording(wording, text, 1, turn.appendMs(), asker);
    put(turn.state(), cluster, added(before, asked));
  }

  /** Moves all wordings of a cluster into another. */
  static void merge(DeskState state, String from, String into) {
    List<Wording> wordings = of(state, into).wordings();
    for (Wording wording : of(state, from).wordings()) {
      wordings = added(wordings, wording);
    }
    put(state, into, wordings);
  }

  /** Moves one wording of a cluster into a cluster of its own. */
  static void split(DeskState state, String from, Wording wording) {
    List<Wording> rest = new ArrayList<>(of(state, from).wordings());
    rest.remove(wording);
    put(state, from, rest);
    put(state, wording.id(), added(of(state, wording.id()).wordings(), wording));
  }

  /** Nobody waits any more. */
  static void answered(DeskState state, String cluster) {
    put(state, cluster, of(state, cluster).wordings().stream().map(Wording::answered).toList());
  }

  /** Who asked last and waits. */
  static Optional<Asker> newest(DeskState state, String cluster) {
    return of(state, cluster).wordings().stream()
        .map(Wording::newest)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(Asker::atMs).thenComparing(Asker::eventId));
  }

  /** A wording other than the cluster's own, null when it is none of them. */
  static @Nullable Wording wording(DeskState state, String cluster, String id) {
    return of(state, cluster).wordings().stream()
        .filter(known -> known.id().equals(id) && !id.equals(cluster))
        .findFirst()
        .orElse(null);
  }

  /** With a wording counted; the least said one gives way when there are too many. */
  private static List<Wording> added(List<Wording> before, Wording more) {
    List<Wording> after = new ArrayList<>();
    Wording counted = more;
    for (Wording known : before) {
      if (known.id().equals(more.id())) {
        counted =
            new Wording(
                known.id(),
                known.text(),
                known.comments() + more.comments(),
                Math.min(known.sinceMs(), more.sinceMs()),
                more.newest() == null ? known.newest() : more.newest());
      } else {
        after.add(known);
      }
    }
    if (after.size() >= KEPT) {
      after.remove(Collections.min(after, BY_COMMENTS));
    }
    after.add(counted);
    return after;
  }

  /** What the board shows of a cluster's other wordings, most frequent first. */
  static List<Board.Wording> shown(DeskState state, String cluster) {
    return of(state, cluster).wordings().stream()
        .filter(one -> !one.id().equals(cluster))
        .sorted(BY_COMMENTS.reversed())
        .limit(Board.MAX_WORDINGS)
        .map(one -> new Board.Wording(one.id(), one.text(), one.comments()))
        .toList();
  }
}
