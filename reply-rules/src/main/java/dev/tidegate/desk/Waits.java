package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.event.Decision.Disposition;
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
    WaitingList.of(said.turn().state(), id).add(Questions.open(said.turn(), said.chat(), null));
  }

  /** A late asker is told what the host said. */
  private static Ruling toldAgain(Said said, String id, ClusterState cluster) {
    long minutes = Math.max(1, (said.turn().appendMs() - cluster.saidMs()) / 60_000);
    said.because("host_said", "minutes", Long.toString(minutes));
    String words =
        ProductAnswers.isHan(said.evidence().folded())
            ? "主播 " + minutes + " 分钟前讲过：" + cluster.said()
            : "The host said " + minutes + " min ago: " + cluster.said();
    return Answers.give(said, new Replies.Answer("said." + id, words, null), id, cluster.said())
        .orElseThrow(() -> new IllegalStateException("what the host said has no placeholders"));
  }
}
