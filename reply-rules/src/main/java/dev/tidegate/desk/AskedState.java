package dev.tidegate.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the question of a cluster was asked.
 *
 * @param wordings at most {@link Asked#KEPT}; the cluster's own first words are one of them
 */
public record AskedState(List<Wording> wordings) {
  static final AskedState NONE = new AskedState(List.of());

  /**
   * Words that were folded into the cluster.
   *
   * @param id of the cluster that these words alone would be
   * @param text as the first buyer wrote it, cut and masked
   * @param sinceMs append time of the first
   * @param newest who asked so last and waits, null when nobody does
   */
  public record Wording(
      String id, String text, int comments, long sinceMs, @Nullable Asker newest) {

    Wording answered() {
      return new Wording(id, text, comments, sinceMs, null);
    }
  }

  /**
   * Whom to answer.
   *
   * @param replyTo sealed box of the event
   * @param atMs append time of the question
   */
  public record Asker(
      String account,
      String platform,
      String buyer,
      String eventId,
      String replyTo,
      long receivedAtMs,
      long atMs) {}

  public AskedState {
    wordings = List.copyOf(wordings);
  }
}
