package dev.tidegate.matching;

import dev.tidegate.text.Evidence;
import dev.tidegate.text.Likely;
import dev.tidegate.text.TermWeights;
import dev.tidegate.text.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final List<Profile> entries;
  private final Map<Integer, int[]> postings;
  private final List<Document> documents;

  /** What an entry speaks of. */
  private record Profile(List<Integer> intents, List<Integer> scenes, List<Integer> answerScenes) {}

  /** A phrasing or an answer: whose it is, and the length of its term vector. */
  private record Document(int entry, boolean answer, double length) {}

  /** An entry as it is compiled: the ways to ask it, and its answer, as read. */
  public record Entry(List<Evidence> phrasings, Evidence answer) {}

  /**
   * The best entry, by its place in the list that was compiled.
   *
   * @param score how likely it is right, 0 to 1
   * @param others the next best entries, at most two, the better first
   */
  public record Match(int entry, double score, List<Integer> others) {}

  private FaqMatcher(
      FaqWeights weights,
      List<Profile> entries,
      Map<Integer, int[]> postings,
      List<Document> documents) {
    this.weights = weights;
    this.entries = entries;
    this.postings = postings;
    this.documents = documents;
  }

  /** Compiles entries read with the model that the weights belong to. */
  public static FaqMatcher compile(List<Entry> entries, FaqWeights weights) {
    List<Profile> profiles = new ArrayList<>();
    List<Document> documents = new ArrayList<>();
    Map<Integer, List<Integer>> postings = new HashMap<>();
    for (int e = 0; e < entries.size(); e++) {
      Entry entry = entries.get(e);
      for (Evidence phrasing : entry.phrasings()) {
        index(phrasing.folded(), e, false, weights.terms(), documents, postings);
      }
      index(entry.answer().folded(), e, true, weights.terms(), documents, postings);
      profiles.add(profile(entry, weights));
    }
    Map<Integer, int[]> packed = new HashMap<>();
    postings.forEach(
        (term, list) -> packed.put(term, list.stream().mapToInt(Integer::intValue).toArray()));
    return new FaqMatcher(weights, List.copyOf(profiles), packed, List.copyOf(documents));
  }

  private static Profile profile(Entry entry, FaqWeights weights) {
    return new Profile(
        Likely.mean(entry.phrasings().stream().map(Evidence::intents).toList(), weights.intents()),
        Likely.mean(entry.phrasings().stream().map(Evidence::scenes).toList(), weights.scenes()),
        entry.answer().scenes());
  }

  private static void index(
      String folded,
      int entry,
      boolean answer,
      TermWeights terms,
      List<Document> documents,
      Map<Integer, List<Integer>> postings) {
    int[] own = Terms.of(folded);
    for (int term : own) {
      postings.computeIfAbsent(term, t -> new ArrayList<>()).add(documents.size());
    }
    documents.add(new Document(entry, answer, length(own, terms)));
  }

  private static double length(int[] terms, TermWeights weights) {
    double sum = 0;
    for (int term : terms) {
      double weight = weights.of(term);
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  /** The best entry; empty when there are no entries. */
  public Optional<Match> best(Evidence text) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    double[][] signals = signals(text);
    double[] scores = scores(signals);
    int[] best = best(scores);
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i < best.length && best[i] >= 0; i++) {
      others.add(best[i]);
    }
    double trust = dot(weights.trust(), reasons(text, signals[best[0]], scores, best));
    double learned = 1 / (1 + StrictMath.exp(-trust));
    double alike = signals[best[0]][PHRASING];
    double score = alike >= ALIKE ? Math.max(alike, learned) : learned;
    return Optional.of(new Match(best[0], score, List.copyOf(others)));
  }

  /** The places of the three highest scores, the highest first; -1 where there are fewer. */
  public static int[] best(double[] scores) {
    int[] best = {-1, -1, -1};
    for (int e = 0; e < scores.length; e++) {
      place(best, e, scores);
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
    return scores(signals(text));
  }

  private double[] scores(double[][] signals) {
    double[] scores = new double[signals.length];
    for (int e = 0; e < scores.length; e++) {
      scores[e] = dot(weights.rank(), signals[e]);
    }
    return scores;
  }

  /** The signals of every entry for a text; for training too. */
  public double[][] signals(Evidence text) {
    int[] terms = Terms.of(text.folded());
    double[] shared = new double[documents.size()];
    for (int term : terms) {
      int[] holders = postings.get(term);
      if (holders != null) {
        double weight = weights.terms().of(term);
        for (int document : holders) {
          shared[document] += weight * weight;
        }
      }
    }
    double[][] signals = new double[entries.size()][SIGNALS];
    double length = length(terms, weights.terms());
    for (int d = 0; d < shared.length; d++) {
      if (shared[d] > 0) {
        Document document = documents.get(d);
        int signal = document.answer() ? ANSWER_WORDS : PHRASING;
        double[] own = signals[document.entry()];
        own[signal] = Math.max(own[signal], shared[d] / (length * document.length()));
      }
    }
    for (int e = 0; e < signals.length; e++) {
      Profile profile = entries.get(e);
      signals[e][INTENT] = Likely.overlap(text.intents(), profile.intents());
      signals[e][SCENE] = Likely.overlap(text.scenes(), profile.scenes());
      signals[e][ANSWER_SCENE] = Likely.overlap(text.scenes(), profile.answerScenes());
    }
    return signals;
  }

  /** What speaks for the best entry being right; for training too. */
  public double[] reasons(Evidence text, double[] signals, double[] scores, int[] best) {
    double top = scores[best[0]];
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(score - top);
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
    for (int i = 0; i < intents; i++) {
      reasons[OTHERS + SIGNALS + i] = 1.5 * Likely.probability(text.intents(), i);
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
