package dev.tidegate.training;

import dev.tidegate.understanding.EscalationModel;
import dev.tidegate.understanding.EscalationScore.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The talks that the score of escalation learns from, written for this project. A line is a talk:
 * how content the buyer was (2 delighted, 1 content, 0 open, -1 dissatisfied, -2 furious), then the
 * turns, each after a tab. A turn begins with {@code B} for the buyer and the mood of the words
 * ({@code !}, {@code -}, {@code =}, {@code +}: {@link EscalationModel#MOODS}) or with {@code S} for
 * staff and what they do ({@code a}, {@code q}, {@code p}, {@code s}, {@code d}, {@code t}: {@link
 * EscalationModel#ACTS}).
 */
final class TrainingTalks {
  private static final String MOOD_CODES = "!-=+";
  private static final String ACT_CODES = "aqpsdt";

  private TrainingTalks() {}

  /**
   * A labelled talk.
   *
   * @param content -2 to 2; below 0 a person should have had it
   * @param labels of each turn, a place in the moods or in the acts
   */
  record Talk(int content, List<Turn> turns, List<Integer> labels) {
    boolean person() {
      return content < 0;
    }

    /** Its place in {@link EscalationModel#COURSES}. */
    int course() {
      return person() ? 0 : content == 0 ? 1 : 2;
    }
  }

  static List<Talk> load() {
    return TrainingText.table("talks.tsv", 2).stream().map(TrainingTalks::talk).toList();
  }

  private static Talk talk(String[] row) {
    List<Turn> turns = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 1; i < row.length; i++) {
      boolean buyer = row[i].startsWith("B");
      int label = (buyer ? MOOD_CODES : ACT_CODES).indexOf(row[i].charAt(1));
      if (label < 0 || row[i].charAt(2) != ' ') {
        throw new IllegalStateException("talks.tsv: a turn without label: " + row[i]);
      }
      turns.add(new Turn(buyer, row[i].substring(3)));
      labels.add(label);
    }
    return new Talk(Integer.parseInt(row[0]), turns, labels);
  }
}
