package dev.tidegate.training;

import dev.tidegate.moderation.Moderator;
import dev.tidegate.text.Fold;
import dev.tidegate.training.ModerationTexts.Kind;
import dev.tidegate.training.ModerationTexts.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a moderator judges a fifth of the training text that it has not learned from. The halves of a
 * pair are left out together, and with them whatever else says the same. Deterministic.
 */
final class ModerationFold {
  private static final int FOLDS = 5;

  /** What was hit and what was not, by kind. */
  private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);

  private ModerationFold() {}

  /** Trains without the fifth and says in one line how it was judged, each figure from 0 to 1. */
  static String figures() {
    List<Line> fifth = fifth();
    Set<String> cores = new HashSet<>();
    fifth.forEach(line -> cores.add(ModerationTraining.core(line.text())));
    Moderator moderator = ModerationTraining.without(cores);
    ModerationFold fold = new ModerationFold();
    for (Line line : fifth) {
      boolean hit = moderator.judge(Fold.trace(line.text()), false).isHit();
      fold.counts.computeIfAbsent(line.kind(), kind -> new int[2])[hit ? 1 : 0]++;
    }
    int[] insults = fold.of(Kind.PAIR_INSULT);
    int[] civil = fold.of(Kind.PAIR_CIVIL);
    int[] offensive = fold.of(Kind.POST_OFFENSIVE);
    int[] posts = fold.of(Kind.POST_CIVIL);
    return String.format(
        Locale.ROOT,
        "insults %.3f found, civil anger %.3f hit, posts macro-F1 %.3f, advertisements F1 %.3f",
        insults[1] / (double) (insults[0] + insults[1]),
        civil[1] / (double) (civil[0] + civil[1]),
        (f1(offensive[1], posts[1], offensive[0]) + f1(posts[0], offensive[0], posts[1])) / 2,
        f1(fold.of(Kind.AD)[1], fold.of(Kind.CHAT)[1], fold.of(Kind.AD)[0]));
  }

  private int[] of(Kind kind) {
    return counts.getOrDefault(kind, new int[2]);
  }

  private static double f1(int right, int wrong, int missed) {
    return 2.0 * right / (2.0 * right + wrong + missed);
  }

  private static List<Line> fifth() {
    List<Line> fifth = new ArrayList<>();
    boolean out = false;
    for (Line line : ModerationTexts.load(text -> false)) {
      switch (line.kind()) {
        case PAIR_CIVIL, PAIR_POLITE, OUR_CIVIL -> {
          // goes with the insult before it
        }
        default -> out = Math.floorMod(ModerationTraining.core(line.text()).hashCode(), FOLDS) == 0;
      }
      if (out) {
        fifth.add(line);
      }
    }
    return fifth;
  }
}
