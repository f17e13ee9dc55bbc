package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for somebody: for the host in the room, for a person of the staff. */
final class Waits {
  /** What the host has to see also when it is no question. */
  private static final Set<String> FOR_THE_HOST = Set.of("show_request", "live_tech");

  /** A question that is asked again after so long has been waited for. */
  static final long ASKED_TWICE_MS = 60_000;

  private final ClusterIds clusters = new ClusterIds();

  /** A comment without an answer; in a direct message the host does not read along. */
  Ruling unanswered(Said said) {
    if (!said.question() && !FOR_THE_HOST.contains(said.evidence().intent())) {
      return Ruling.of(Disposition.IGNORED, "not_a_question");
    }
    if (said.isPublic()) {
      return forHost(said);
    }
    said.because("handed_to_person", "rule", "dm");
    return forPerson(said, Why.UNANSWERED, "unanswered_dm");
  }

  /**
   * A comment goes on the board; or, when the host spoke of it already and somebody wrote that
   * down, those words.
   */
  Ruling forHost(Said said) {
    String id = clusters.waiting(said);
    if (RoomMarks.of(said.turn().state(), said.room()).hides(id)) {
      said.because("host_hid");
      return Ruling.of(Disposition.HIDDEN, "host_hid");
    }
    ClusterState known = Clusters.find(said.turn().state(), id, said.turn().appendMs());
    if (known != null && known.saidMs() > 0 && known.said() != null) {
      return toldAgain(said, id, known);
    }
    StoryState.Waiting before = Stories.waiting(said.turn(), said.chat().buyer(), id);
    if (before != null && said.turn().nowMs() - before.atMs() >= ASKED_TWICE_MS) {
      return askedTwice(said, id, before);
    }
    if (before != null) {
      Stories.askedAgain(said.turn(), said.chat().buyer());
    }
    join(said, id, Waiting.FOR_HOST);
    String obligation = Questions.open(said.turn(), said.chat(), null, ClusterIds.byWords(said));
    WaitingList.of(said.turn().state(), id).add(obligation);
    Stories.waits(
        said.turn(),
        said.chat().buyer(),
        obligation,
        id,
        ReachState.of(said.chat(), said.turn().appendMs()));
    return Ruling.of(Disposition.JOINED, "waits_for_host");
  }

  /** The question goes over into a hand-off. */
  private static Ruling askedTwice(Said said, String id, StoryState.Waiting before) {
    said.because("asked_twice");
    Questions.close(said.turn(), before.obligationId(), ClosedBy.WITHDRAWN, Questions.HANDED_OVER);
    return forPerson(said, Why.ASKED_TWICE, "asked_twice", id);
  }

  /** A person gets it; the host's board shows that somebody needs one. */
  Ruling forPerson(Said said, Why why, String reason) {
    return forPerson(said, why, reason, said.isPublic() ? clusters.waiting(said) : null);
  }

  private static Ruling forPerson(Said said, Why why, String reason, @Nullable String id) {
    if (id != null) {
      join(said, id, Waiting.FOR_PERSON);
    }
    return handOver(said, why, reason, id);
  }

  /** A person gets it, and the board shows nothing of it. */
  static Ruling unseen(Said said, Why why, String reason) {
    return handOver(said, why, reason, null);
  }

  private static Ruling handOver(Said said, Why why, String reason, @Nullable String cluster) {
    Turn turn = said.turn();
    HandOffs.open(
        turn,
        new HandOffs.Call(
            said.chat().buyer(),
            said.chat().id(),
            ReachState.of(said.chat(), turn.appendMs()),
            why,
            said.topic().sku(),
            cluster,
            Suggestions.of(said, cluster)));
    return Ruling.of(Disposition.HANDED_OVER, reason);
  }

  private static void join(Said said, String id, Waiting waiting) {
    int buyers = Clusters.join(said.turn(), said.chat(), id, waiting, said.topic().sku(), null);
    said.because("joined_cluster", "buyers", Integer.toString(buyers));
    Asked.note(said.turn(), id, ClusterIds.byWords(said), said.chat());
  }

  /** No reply can tell it: the room heard the host, and the board shows the words. */
  private static Ruling heard(Said said, String id, String words) {
    Clusters.join(said.turn(), said.chat(), id, Waiting.NOT, said.topic().sku(), words);
    return Ruling.of(Disposition.JOINED, "host_said");
  }

  /** A late asker is told what the host said. */
  private static Ruling toldAgain(Said said, String id, ClusterState cluster) {
    said.because("host_said", "time", ShopClock.hourAndMinute(cluster.saidMs()));
    String words = Objects.requireNonNull(cluster.said());
    Replies.Answer answer = OnAir.answer(id, said.evidence().folded(), cluster.saidMs(), words);
    return Giving.give(said, answer, id, words).orElseGet(() -> heard(said, id, words));
  }
}
