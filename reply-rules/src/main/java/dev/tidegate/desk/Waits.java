package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.event.Decision.Disposition;
import java.util.Objects;
import java.util.Set;

/** What waits for somebody: for the host in the room, for a person of the staff. */
final class Waits {
  /** What the host has to see also when it is no question. */
  private static final Set<String> FOR_THE_HOST = Set.of("show_request", "live_tech");

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
    return forPerson(said, "unanswered_dm");
  }

  /** The board; or, when the host spoke of it already and somebody wrote that down, those words. */
  Ruling forHost(Said said) {
    if (!said.isPublic()) {
      Questions.open(said.turn(), said.chat(), null);
      return Ruling.of(Disposition.JOINED, "waits_for_host");
    }
    String id = clusters.waiting(said);
    if (RoomMarks.of(said.turn().state(), said.room()).hides(id)) {
      said.because("host_hid");
      return Ruling.of(Disposition.HIDDEN, "host_hid");
    }
    ClusterState known = Clusters.find(said.turn().state(), id, said.turn().appendMs());
    if (known != null && known.saidMs() > 0 && known.said() != null) {
      return toldAgain(said, id, known);
    }
    join(said, id, Waiting.FOR_HOST);
    return Ruling.of(Disposition.JOINED, "waits_for_host");
  }

  Ruling forPerson(Said said, String reason) {
    if (said.isPublic()) {
      join(said, clusters.waiting(said), Waiting.FOR_PERSON);
    } else {
      Questions.open(said.turn(), said.chat(), null);
    }
    return Ruling.of(Disposition.HANDED_OVER, reason);
  }

  private static void join(Said said, String id, Waiting waiting) {
    int buyers = Clusters.join(said.turn(), said.chat(), id, waiting, said.topic().sku(), null);
    said.because("joined_cluster", "buyers", Integer.toString(buyers));
    String wording = ClusterIds.byWords(said);
    Asked.note(said.turn(), id, wording, said.chat());
    WaitingList.of(said.turn().state(), id)
        .add(Questions.open(said.turn(), said.chat(), null, wording));
  }

  /** A late asker is told what the host said. */
  private static Ruling toldAgain(Said said, String id, ClusterState cluster) {
    said.because("host_said", "time", ShopClock.hourAndMinute(cluster.saidMs()));
    String words = Objects.requireNonNull(cluster.said());
    Replies.Answer answer = OnAir.answer(id, said.evidence().folded(), cluster.saidMs(), words);
    return Giving.give(said, answer, id, words)
        .orElseThrow(() -> new IllegalStateException("what the host said has no placeholders"));
  }
}
