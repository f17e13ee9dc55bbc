package dev.tidegate.desk;

import dev.tidegate.event.BuyerJoined;
import dev.tidegate.event.Decision.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of buyers that are one person by evidence. What they said and were told is one story, kept
 * under the first of their names; a join that is taken back leaves each its copy of the story, so
 * that nothing is said twice.
 */
final class Joins {
  /** Most names of one person. */
  static final int MOST = 8;

  private Joins() {}

  /** Under which name the story of a buyer is kept: the buyer's own unless joined. */
  static String story(DeskState state, String buyer) {
    return state.get(StateKind.JOIN, buyer) == null ? buyer : names(state, buyer).first();
  }

  /** Applies a join, or takes its evidence back. */
  static Ruling apply(Turn turn, BuyerJoined join) {
    DeskState state = turn.state();
    NavigableSet<String> before = names(state, join.buyer());
    JoinState.Link link = new JoinState.Link(join.with(), join.evidence().name());
    if (links(state, join.buyer()).contains(link) != join.undo()) {
      // Written anew, so that a join lives as long as it is restated.
      keep(state, join.buyer());
      keep(state, join.with());
      turn.because("join_repeated");
      return Ruling.of(Disposition.APPLIED, "buyer_joined");
    }
    NavigableSet<String> other = names(state, join.with());
    Set<String> all = new TreeSet<>(before);
    all.addAll(other);
    if (!join.undo() && all.size() > MOST) {
      turn.because("join_refused", "names", Integer.toString(all.size()));
      return Ruling.of(Disposition.IGNORED, "too_many_names");
    }
    String evidence = join.evidence().name();
    link(state, join.buyer(), join.with(), evidence, join.undo());
    link(state, join.with(), join.buyer(), evidence, join.undo());
    if (join.undo()) {
      part(state, before.first(), join);
    } else if (!before.equals(other)) {
      merge(state, before.first(), other.first());
    }
    turn.because(join.undo() ? "join_undone" : "joined", "evidence", evidence);
    return Ruling.of(Disposition.APPLIED, "buyer_joined");
  }

  /** All names of the person, in order; the buyer's own when it is not joined. */
  static NavigableSet<String> names(DeskState state, String buyer) {
    NavigableSet<String> names = new TreeSet<>();
    List<String> next = new ArrayList<>(List.of(buyer));
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      if (names.add(name)) {
        links(state, name).forEach(link -> next.add(link.with()));
      }
    }
    return names;
  }

  private static List<JoinState.Link> links(DeskState state, String buyer) {
    JoinState known = state.get(StateKind.JOIN, buyer);
    return known == null ? List.of() : known.links();
  }

  private static void link(
      DeskState state, String buyer, String with, String evidence, boolean undo) {
    List<JoinState.Link> links = new ArrayList<>(links(state, buyer));
    JoinState.Link link = new JoinState.Link(with, evidence);
    links.remove(link);
    if (!undo) {
      links.add(link);
    }
    if (links.isEmpty()) {
      state.remove(StateKind.JOIN, buyer);
    } else {
      state.put(StateKind.JOIN, buyer, new JoinState(links));
    }
  }

  private static void keep(DeskState state, String buyer) {
    JoinState known = state.get(StateKind.JOIN, buyer);
    if (known != null) {
      state.put(StateKind.JOIN, buyer, known);
    }
  }

  /** Two stories become one, under the first of all names. */
  private static void merge(DeskState state, String one, String two) {
    String first = one.compareTo(two) < 0 ? one : two;
    BuyerState buyer = BuyerState.of(state, one).joinedWith(BuyerState.of(state, two));
    TalkState talk = TalkState.of(state, one).joinedWith(TalkState.of(state, two));
    for (String name : List.of(one, two)) {
      state.remove(StateKind.BUYER, name);
      state.remove(StateKind.TALK, name);
    }
    state.put(StateKind.BUYER, first, buyer);
    state.put(StateKind.TALK, first, talk);
  }

  /** Each of the two persons keeps what was the story of one. */
  private static void part(DeskState state, String story, BuyerJoined join) {
    BuyerState buyer = BuyerState.of(state, story);
    TalkState talk = TalkState.of(state, story);
    for (String name : List.of(story(state, join.buyer()), story(state, join.with()))) {
      state.put(StateKind.BUYER, name, buyer);
      state.put(StateKind.TALK, name, talk);
    }
  }
}
