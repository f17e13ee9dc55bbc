package dev.tidegate.desk;

import dev.tidegate.matching.NearQuestions;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.NearText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Says which cluster of its room a question belongs to. What has the same answer is one question,
 * in whatever words; what waits is one when it is written alike or nearly so.
 *
 * <p>The read forms of clusters are kept ready: a pure function of the state. One thread, like the
 * desk.
 */
final class ClusterIds {
  private static final int CLUSTERS = 4096;

  private final Newest<Ready> newest = new Newest<>(CLUSTERS);

  private record Ready(String text, NearText near) {}

  /** The cluster of questions with this answer. */
  static String answered(String room, Replies.Answer answer) {
    return room + "/" + answer.key();
  }

  /** The cluster of a question that waits for somebody. */
  String waiting(Said said) {
    Turn turn = said.turn();
    String room = said.room();
    Evidence evidence = said.evidence();
    String alike = room + "#" + Long.toHexString(evidence.fingerprint());
    if (Clusters.find(turn.state(), alike, turn.appendMs()) != null) {
      return alike;
    }
    RoomState known = Rooms.find(turn.state(), room);
    List<String> ids = new ArrayList<>();
    List<NearText> texts = new ArrayList<>();
    for (RoomState.ClusterRef ref :
        known == null ? RoomState.CLOSED.clusters() : known.clusters()) {
      ClusterState cluster = Clusters.find(turn.state(), ref.id(), turn.appendMs());
      if (cluster != null && ref.id().startsWith(room + "#")) {
        ids.add(ref.id());
        texts.add(near(turn.merchant() + "|" + ref.id(), cluster.text()));
      }
    }
    OptionalInt nearest = NearQuestions.nearest(NearQuestions.read(evidence.folded()), texts);
    return nearest.isEmpty() ? alike : ids.get(nearest.getAsInt());
  }

  private NearText near(String key, String text) {
    Ready ready = newest.get(key);
    if (ready == null || !ready.text().equals(text)) {
      ready = new Ready(text, NearQuestions.read(text));
      newest.put(key, ready);
    }
    return ready.near();
  }
}
