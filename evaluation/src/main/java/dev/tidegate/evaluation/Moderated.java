package dev.tidegate.evaluation;

import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.text.Fold;
import dev.tidegate.training.ModerationTraining;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges texts fairly: by the shipped moderator when it has learned from none of them, otherwise by
 * one that is trained without those it knows. Where it knows many, it is trained in folds, so that
 * the others can still teach.
 */
final class Moderated {
  private static final int FOLDS = 5;
  private static final double MANY = 0.2;

  private final List<Verdict> verdicts = new ArrayList<>();
  private final String note;

  /**
   * @param groups texts that are left out together, for example both halves of a pair
   */
  Moderated(List<List<String>> groups) {
    Set<String> known = ModerationTraining.known();
    List<Set<String>> cores = new ArrayList<>();
    int hits = 0;
    for (List<String> group : groups) {
      Set<String> own = new HashSet<>();
      group.forEach(text -> own.add(ModerationTraining.core(text)));
      own.retainAll(known);
      hits += own.isEmpty() ? 0 : 1;
      cores.add(own);
    }
    int folds = hits == 0 ? 0 : hits > MANY * groups.size() ? FOLDS : 1;
    List<Moderator> moderators = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      Set<String> leftOut = new HashSet<>();
      for (int i = fold; i < cores.size(); i += folds) {
        leftOut.addAll(cores.get(i));
      }
      moderators.add(ModerationTraining.without(leftOut));
    }
    for (int i = 0; i < groups.size(); i++) {
      Moderator moderator = folds == 0 ? Moderator.shipped() : moderators.get(i % folds);
      groups.get(i).forEach(text -> verdicts.add(moderator.judge(Fold.trace(text), false)));
    }
    note =
        folds == 0
            ? "shipped model; it knows none of these rows"
            : "the shipped model knows "
                + hits
                + " of "
                + groups.size()
                + " rows; retrained without them"
                + (folds == 1 ? "" : " in " + folds + " folds");
  }

  /** One for each text, in the order of the groups and within them. */
  List<Verdict> verdicts() {
    return verdicts;
  }

  String note() {
    return note;
  }
}
