package dev.tidegate.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the host of a room sees: a view, whole at every change, of at most {@value #MAX_CLUSTERS}
 * clusters.
 *
 * @param seq rises with every change of the room
 * @param onShowLink link number of the item on show, null when unknown
 * @param comments comments in this room since the desk knows it
 * @param questions of them, questions
 * @param answered of them, answered by rule, FAQ or product data
 * @param wanting comments that only want to buy ("扣1", "想要") since the item is on show
 * @param rings floods of near-equal comments that were held back
 * @param held comments that were held back with them
 */
public record Board(
    String merchant,
    String room,
    long seq,
    long atMs,
    @Nullable Integer onShowLink,
    long comments,
    long questions,
    long answered,
    long wanting,
    long rings,
    long held,
    List<Line> clusters)
    implements Travelling {

  public static final int MAX_CLUSTERS = 20;

  /**
   * A question that several buyers ask.
   *
   * @param text as the first buyer wrote it
   * @param buyers distinct buyers
   * @param comments how often it was said
   * @param sinceMs append time of the first
   * @param needsPerson true when a rule of the merchant hands it to a person
   * @param answer what was answered automatically, or what the host said; null while it waits for
   *     the host, and when nobody wrote down what was said
   * @param pinned whether the host wants it on top
   * @param saidMs append time at which the host marked it as answered, null when not
   */
  public record Line(
      String id,
      String text,
      int buyers,
      int comments,
      long sinceMs,
      long lastMs,
      boolean needsPerson,
      @Nullable String sku,
      @Nullable String answer,
      boolean pinned,
      @Nullable Long saidMs) {}

  public Board {
    clusters = List.copyOf(clusters);
  }
}
