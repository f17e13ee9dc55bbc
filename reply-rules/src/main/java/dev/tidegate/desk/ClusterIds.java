package dev.tidegate.desk;

import dev.tidegate.matching.NearQuestions;
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

  /** Whether a cluster holds questions that wait, or that the host spoke of. */
  static boolean isOfWaiting(String room, String id) {
    return id.startsWith(room + "#");
  }

  /** The cluster that these words alone would be. */
  static String byWords(Said said) {
    return said.room() + "#" + Long.toHexString(said.evidence().fingerprint());
  }

  /** The cluster of a question that waits for somebody; first of all what the host marked holds. */
  String waiting(Said said) {
    Turn turn = said.turn();
    String alike = byWords(said);
    RoomMarksState marks = RoomMarks.of(turn.state(), said.room());
    String into = RoomMarks.into(marks, alike);
    if (into != null) {
      return into;
    }
    return marks.apart().contains(alike)
            || marks.hides(alike)
            || Clusters.find(turn.state(), alike, turn.appendMs()) != null
        ? alike
        : nearest(said, marks, alike);
  }

  private String nearest(Said said, RoomMarksState marks, String alike) {
    Turn turn = said.turn();
    String room = said.room();
    RoomState known = Rooms.find(turn.state(), room);
    List<String> ids = new ArrayList<>();
    List<NearText> texts = new ArrayList<>();
    for (RoomState.ClusterRef ref :
        known == null ? RoomState.CLOSED.clusters() : known.clusters()) {
      ClusterState cluster = Clusters.find(turn.state(), ref.id(), turn.appendMs());
      if (cluster != null && isOfWaiting(room, ref.id())) {
        ids.add(ref.id());
        texts.add(near(turn.merchant() + "|" + ref.id(), cluster.text()));
      }
    }
    for (RoomMarksState.Merged merged : marks.merged()) {
      ids.add(merged.into());
      texts.add(near(turn.merchant() + "|" + merged.cluster(), merged.text()));
    }
    for (RoomMarksState.Hidden hidden : marks.hidden()) {
      ids.add(hidden.cluster());
      texts.add(near(turn.merchant() + "|" + hidden.cluster(), hidden.text()));
    }
    OptionalInt nearest =
        NearQuestions.nearest(NearQuestions.read(said.evidence().folded()), texts);
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
