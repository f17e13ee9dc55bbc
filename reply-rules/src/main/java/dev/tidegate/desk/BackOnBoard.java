package dev.tidegate.desk;

import dev.tidegate.event.HandOff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the host a question again that no way could answer: as waiting. */
final class BackOnBoard {
  private BackOnBoard() {}

  /**
   * Shows a cluster as waiting; one that has left the board comes back while the show is on, when
   * somebody waits in it and the host did not hide it.
   *
   * @param answer the answer that nobody got: shown where no question's words are kept any more
   */
  static void show(Turn turn, String room, String cluster, String answer, @Nullable String sku) {
    RoomState known = Rooms.find(turn.state(), room);
    if (known == null || known.show() == 0) {
      return;
    }
    if (known.has(cluster) && Clusters.find(turn.state(), cluster, turn.appendMs()) != null) {
      Clusters.answered(turn, room, cluster, null);
      return;
    }
    List<QuestionState> waiting = waiting(turn.state(), cluster);
    if (!waiting.isEmpty() && !RoomMarks.of(turn.state(), room).hides(cluster)) {
      putBack(turn, room, cluster, waiting, answer, sku);
    }
  }

  private static void putBack(
      Turn turn,
      String room,
      String cluster,
      List<QuestionState> waiting,
      String answer,
      @Nullable String sku) {
    ClusterBuyersState buyers = DistinctBuyers.none(turn.appendMs());
    String text = answer;
    for (int i = waiting.size() - 1; i >= 0; i--) {
      buyers = DistinctBuyers.with(buyers, waiting.get(i).buyer());
      text = words(turn.state(), waiting.get(i), text);
    }
    turn.state().put(StateKind.CLUSTER_BUYERS, cluster, buyers);
    Clusters.put(
        turn,
        room,
        cluster,
        new ClusterState(
            Clusters.shown(text),
            DistinctBuyers.count(buyers),
            waiting.size(),
            turn.appendMs(),
            turn.appendMs(),
            WaitingList.of(turn.state(), cluster).hasHandOff(),
            sku,
            null,
            false,
            0,
            null));
  }

  private static List<QuestionState> waiting(DeskState state, String cluster) {
    List<QuestionState> open = new ArrayList<>();
    for (String id : WaitingList.of(state, cluster).all()) {
      QuestionState question = state.get(StateKind.QUESTION, id);
      if (question != null) {
        open.add(question);
      }
    }
    return open;
  }

  /** The buyer's words while the buyer's story has them. */
  private static String words(DeskState state, QuestionState question, String otherwise) {
    return StoryState.of(state, question.buyer()).lines().stream()
        .filter(line -> line.id().equals(question.eventId()))
        .map(HandOff.Line::text)
        .findFirst()
        .orElse(otherwise);
  }
}
