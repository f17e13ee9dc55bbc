package dev.tidegate.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much a talk with a buyer calls for a person: a logistic regression over the {@link TalkSign}s
 * of the talk, learned from talks written for this project. A pure function of the talk.
 *
 * @param probability 0 to 1 that the talk should go to a person
 * @param reasons what spoke for it and against it, the strongest first; at most {@value #MOST}
 */
public record EscalationScore(double probability, List<Reason> reasons) {
  private static final int MOST = 5;

  /** What a sign must at least add to be named. */
  private static final double WORTH_NAMING = 0.2;

  /**
   * A turn of a talk.
   *
   * @param buyer whether the buyer wrote it, otherwise staff or the bot
   * @param text as it was written
   */
  public record Turn(boolean buyer, String text) {}

  /**
   * A sign that spoke.
   *
   * @param added to the log odds: above zero for a person, below zero against
   */
  public record Reason(TalkSign sign, double added) {}

  public EscalationScore {
    reasons = List.copyOf(reasons);
  }

  /**
   * The score of a talk, oldest turn first, by the shipped model; 0 without reasons when the buyer
   * said nothing. Never throws; linear in the length of the talk.
   */
  public static EscalationScore of(List<Turn> talk) {
    return of(talk, EscalationModel.shipped());
  }

  /** The score by another model. */
  public static EscalationScore of(List<Turn> talk, EscalationModel model) {
    Map<TalkSign, Double> values = TalkSigns.of(talk, model);
    if (values.isEmpty()) {
      return new EscalationScore(0, List.of());
    }
    double sum = 0;
    List<Reason> reasons = new ArrayList<>();
    for (TalkSign sign : TalkSign.values()) {
      double added = model.weights().getOrDefault(sign, 0.0) * values.getOrDefault(sign, 0.0);
      sum += added;
      if (sign != TalkSign.ALWAYS && Math.abs(added) >= WORTH_NAMING) {
        reasons.add(new Reason(sign, added));
      }
    }
    reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.added())));
    return new EscalationScore(
        1 / (1 + StrictMath.exp(-sum)), reasons.subList(0, Math.min(MOST, reasons.size())));
  }

  /** The reasons as a line of a trace: "+1.2 harsh words, -0.4 staff answered". */
  public String words() {
    return reasons.stream()
        .map(r -> String.format(Locale.ROOT, "%+.1f %s", r.added(), r.sign().words()))
        .collect(Collectors.joining(", "));
  }
}
