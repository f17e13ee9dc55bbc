package dev.tidegate.matching;

import dev.tidegate.text.Evidence;
import dev.tidegate.text.Exp;
import dev.tidegate.text.Likely;
import dev.tidegate.text.LikelyIndex;
import dev.tidegate.text.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the FAQ entry that a text asks for, also where it shares no word with it.
 *
 * <p>Signals of an entry: words in common with its closest phrasing and with its answer (cosine of
 * inverse document frequencies), and how much the matters and intents that the text and the entry
 * speak of have in common. A linear model ranks; a logistic one says how likely the best entry is
 * right, from its signals, its lead, and how sure the reading of the text is. Both are learned
 * ({@link FaqWeights}). Immutable, safe to share.
 */
public final class FaqMatcher {
  /** Signal of an entry: words in common with its closest phrasing, 0 to 1. */
  public static final int PHRASING = 0;

  /** Intents in common with the phrasings. */
  private static final int INTENT = 1;

  /** Matters in common with the phrasings. */
  private static final int SCENE = 2;

  /** Words in common with the answer. */
  private static final int ANSWER_WORDS = 3;

  /** Matters in common with the answer. */
  private static final int ANSWER_SCENE = 4;

  private static final int SIGNALS = 5;

  /** Words in common from here on are nearly the merchant's own: that alone is trusted. */
  private static final double ALIKE = 0.85;

  /** Beside the signals: constant, score, lead, share, question, person, sureness, length. */
  private static final int OTHERS = 8;

  private final FaqWeights weights;
  private final double[] rank;
  private final int entries;
  private final ClosestTexts phrasings;
  private final ClosestTexts answers;
  private final LikelyIndex intents;
  private final LikelyIndex scenes;
  private final LikelyIndex answerScenes;

  /** What the last search wrote to, for the next: making it takes as long as a search. */
  private final AtomicReference<@Nullable Columns> spare = new AtomicReference<>();

  /** An entry as it is compiled: the ways to ask it, and its answer, as read. */
  public record Entry(List<Evidence> phrasings, Evidence answer) {}

  /**
   * The best entry, by its place in the list that was compiled.
   *
   * @param score how likely it is right, 0 to 1
   * @param others the next best entries, at most two, the better first
   */
  public record Match(int entry, double score, List<Integer> others) {}

  /** Each signal of all entries, as what is read together stands together; for one search. */
  private final class Columns {
    private final double[][] signals = new double[SIGNALS][entries];
    private final double[] scores = new double[entries];
    private final ClosestTexts.Sums ofPhrasings = phrasings.sums();
    private final ClosestTexts.Sums ofAnswers = answers.sums();

    /** Signals for a text, in place of those before. */
    void read(Evidence text) {
      for (double[] signal : signals) {
        Arrays.fill(signal, 0);
      }
      int[] terms = Terms.of(text.folded());
      double[] squares = ClosestTexts.squares(terms, weights.terms());
      phrasings.find(terms, squares, signals[PHRASING], ofPhrasings);
      answers.find(terms, squares, signals[ANSWER_WORDS], ofAnswers);
      intents.overlaps(text.intents(), signals[INTENT]);
      scenes.overlaps(text.scenes(), signals[SCENE]);
      answerScenes.overlaps(text.scenes(), signals[ANSWER_SCENE]);
    }

    /** Scores by the signals, in place of those before; needs learned weights. */
    double[] scores() {
      Arrays.fill(scores, 0);
      for (int signal = 0; signal < SIGNALS; signal++) {
        double weight = rank[signal];
        double[] column = signals[signal];
        for (int e = 0; e < scores.length; e++) {
          scores[e] += weight * column[e];
        }
      }
      return scores;
    }

    double[] signalsOf(int entry) {
      double[] row = new double[SIGNALS];
      for (int signal = 0; signal < SIGNALS; signal++) {
        row[signal] = signals[signal][entry];
      }
      return row;
    }
  }

  private FaqMatcher(List<Entry> entries, FaqWeights weights) {
    this.weights = weights;
    this.rank = weights.rank().stream().mapToDouble(weight -> weight).toArray();
    this.entries = entries.size();
    this.phrasings =
        ClosestTexts.of(
            entries.stream()
                .map(entry -> entry.phrasings().stream().map(Evidence::folded).toList())
                .toList(),
            weights.terms());
    this.answers =
        ClosestTexts.of(
            entries.stream().map(entry -> List.of(entry.answer().folded())).toList(),
            weights.terms());
    this.intents = means(entries, Evidence::intents, weights.intents());
    this.scenes = means(entries, Evidence::scenes, weights.scenes());
    this.answerScenes =
        LikelyIndex.of(entries.stream().map(entry -> entry.answer().scenes()).toList());
  }

  /** Compiles entries read with the model that the weights belong to. */
  public static FaqMatcher compile(List<Entry> entries, FaqWeights weights) {
    return new FaqMatcher(entries, weights);
  }

  private static LikelyIndex means(
      List<Entry> entries, Function<Evidence, List<Integer>> of, int classes) {
    return LikelyIndex.of(
        entries.stream()
            .map(entry -> Likely.mean(entry.phrasings().stream().map(of).toList(), classes))
            .toList());
  }

  /** The best entry; empty when there are no entries. */
  public Optional<Match> best(Evidence text) {
    if (entries == 0) {
      return Optional.empty();
    }
    Columns last = spare.getAndSet(null);
    Columns columns = last == null ? new Columns() : last;
    columns.read(text);
    Match match = match(text, columns);
    spare.set(columns);
    return Optional.of(match);
  }

  private Match match(Evidence text, Columns columns) {
    double[] scores = columns.scores();
    int[] best = best(scores);
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i < best.length && best[i] >= 0; i++) {
      others.add(best[i]);
    }
    double[] signals = columns.signalsOf(best[0]);
    double trust = dot(weights.trust(), reasons(text, signals, scores, best));
    double learned = 1 / (1 + StrictMath.exp(-trust));
    double alike = signals[PHRASING];
    double score = alike >= ALIKE ? Math.max(alike, learned) : learned;
    return new Match(best[0], score, List.copyOf(others));
  }

  /** The places of the three highest scores, the highest first; -1 where there are fewer. */
  public static int[] best(double[] scores) {
    int[] best = {-1, -1, -1};
    for (int e = 0; e < scores.length; e++) {
      if (best[2] < 0 || scores[e] > scores[best[2]]) {
        place(best, e, scores);
      }
    }
    return best;
  }

  private static void place(int[] best, int entry, double[] scores) {
    int candidate = entry;
    for (int i = 0; i < best.length; i++) {
      if (best[i] < 0 || scores[candidate] > scores[best[i]]) {
        int worse = best[i];
        best[i] = candidate;
        candidate = worse;
        if (candidate < 0) {
          return;
        }
      }
    }
  }

  /** How much speaks for each entry, comparable for one text only. */
  public double[] scores(Evidence text) {
    Columns columns = new Columns();
    columns.read(text);
    return columns.scores();
  }

  /** The signals of every entry for a text; for training too. */
  public double[][] signals(Evidence text) {
    Columns columns = new Columns();
    columns.read(text);
    double[][] signals = new double[entries][];
    for (int e = 0; e < entries; e++) {
      signals[e] = columns.signalsOf(e);
    }
    return signals;
  }

  /** What speaks for the best entry being right; for training too. */
  public double[] reasons(Evidence text, double[] signals, double[] scores, int[] best) {
    double top = scores[best[0]];
    double sum = 0;
    for (double score : scores) {
      sum += Exp.of(score - top);
    }
    int intents = weights.intents();
    double[] reasons = new double[OTHERS + SIGNALS + intents];
    reasons[0] = 1;
    reasons[1] = top;
    reasons[2] = best[1] < 0 ? 1 : top - scores[best[1]];
    reasons[3] = 1 / sum;
    reasons[4] = text.questionScore();
    reasons[5] = text.personScore();
    reasons[6] = Likely.most(text.scenes());
    reasons[7] = StrictMath.log(1 + text.folded().length()) / 3;
    System.arraycopy(signals, 0, reasons, OTHERS, SIGNALS);
    for (int packed : text.intents()) {
      reasons[OTHERS + SIGNALS + Likely.classOf(packed)] = 1.5 * Likely.probability(packed);
    }
    return reasons;
  }

  private static double dot(List<Double> weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights.get(i) * values[i];
    }
    return sum;
  }
}
