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
 * @param soldOut skus that the host marked as sold out in this show
 * @param alarms what many buyers report at once, most pressing first; at most one of each matter
 * @param warned buyers who offend again and again and are at the first step of the ladder; a step
 *     is a finding, whether the platform acts on it is another matter
 * @param muted of them, at the second step
 * @param blocked of them, at the last step
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
    List<Line> clusters,
    List<String> soldOut,
    List<Alarm> alarms,
    int warned,
    int muted,
    int blocked)
    implements Travelling {

  public static final int MAX_CLUSTERS = 20;

  /** Wordings of a line: what fits under a thumb. */
  public static final int MAX_WORDINGS = 3;

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
   * @param wordings other wordings that were folded into it, most frequent first, at most {@value
   *     #MAX_WORDINGS}; only of the lines on top
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
      @Nullable Long saidMs,
      List<Wording> wordings) {
    public Line {
      wordings = wordings == null ? List.of() : List.copyOf(wordings);
    }

    /** The line with these wordings. */
    public Line withWordings(List<Wording> shown) {
      return new Line(
          id,
          text,
          buyers,
          comments,
          sinceMs,
          lastMs,
          needsPerson,
          sku,
          answer,
          pinned,
          saidMs,
          shown);
    }
  }

  /**
   * Other words for the same question.
   *
   * @param id by which the host may split it off
   * @param text as the first buyer wrote it, cut
   * @param comments how often it was said so
   */
  public record Wording(String id, String text, int comments) {}

  /** What buyers report when something is wrong with the show itself. */
  public enum Matter {
    NO_SOUND,
    BLACK_SCREEN,
    STUCK,
    WRONG_PRICE,
    LINK_BROKEN
  }

  /**
   * Suddenly many buyers report the same.
   *
   * @param buyers distinct buyers since it began
   * @param sinceMs append time at which it was noticed
   */
  public record Alarm(Matter matter, int buyers, long sinceMs) {}

  public Board {
    clusters = List.copyOf(clusters);
    soldOut = soldOut == null ? List.of() : List.copyOf(soldOut);
    alarms = alarms == null ? List.of() : List.copyOf(alarms);
  }
}
