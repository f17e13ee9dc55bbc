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

  Ruling forHost(Said said) {
    Questions.open(said.turn(), said.chat(), null);
    joinBoard(said, Waiting.FOR_HOST);
    return Ruling.of(Disposition.JOINED, "waits_for_host");
  }

  Ruling forPerson(Said said, String reason) {
    Questions.open(said.turn(), said.chat(), null);
    joinBoard(said, Waiting.FOR_PERSON);
    return Ruling.of(Disposition.HANDED_OVER, reason);
  }

  private void joinBoard(Said said, Waiting waiting) {
    if (said.isPublic()) {
      String cluster = clusters.waiting(said);
      int buyers =
          Clusters.join(said.turn(), said.chat(), cluster, waiting, said.topic().sku(), null);
      said.because("joined_cluster", "buyers", Integer.toString(buyers));
    }
  }
}
