package dev.tidegate.matching;

import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the FAQ entry that a folded text asks, among questions and similar phrasings.
 *
 * <p>Idea: terms are single Han characters, pairs of neighbours, and Latin words. A term weighs its
 * inverse document frequency as in BM25 (Robertson and Zaragoza 2009), {@code ln(1 + (N - n + 0.5)
 * / (n + 0.5))}, pairs twice, because a pair says what a character only hints at. The score of a
 * phrasing is the cosine of both weight vectors, so it lies in 0 to 1 and a text that also speaks
 * of something else scores lower: what the FAQ does not know weighs most.
 */
public final class FaqMatcher {
  private static final double PAIR_WEIGHT = 2.0;
  private static final int[] NOWHERE = {};

  /**
   * Particles and question words, which say that something is asked and nothing about the matter.
   */
  private static final Set<String> STOP_TERMS =
      Set.of(
          ("的 了 吗 呢 啊 呀 吧 哦 嘛 么 我 你 们 这 那 个 是 就 哪 几 啥 咋 a an the is are am was it its i im"
                  + " you u your my me we do does did to of this that these those for in on at and or so"
                  + " be can could will would how much many what whats when where which who why if any"
                  + " there get have has with")
              .split(" "));

  /** Courtesies and question words of more than one character. */
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "请问|想问|问一下|问下|麻烦|主播|老板|宝宝|亲爱的|小姐姐|姐姐|你好|您好|在吗|多少|什么|怎么样|怎么|哪里|哪个"
              + "|为什么|有没有|是不是|能不能|可不可以|会不会|可以|please|hello");

  private final List<Phrasing> phrasings;
  private final Map<String, int[]> postings;
  private final int documents;

  /** A phrasing's entry and the length of its weight vector. */
  private record Phrasing(int entry, double length) {}

  /** What a text has in common with a phrasing: summed weights, and 2 points a pair, 1 a word. */
  private record Shared(double product, int points) {
    Shared plus(Shared more) {
      return new Shared(product + more.product(), points + more.points());
    }
  }

  /** The best entry, by its place in the list that was compiled, and how well it fits, 0 to 1. */
  public record Match(int entry, double score) {}

  private FaqMatcher(List<Phrasing> phrasings, Map<String, int[]> postings, int documents) {
    this.phrasings = phrasings;
    this.postings = postings;
    this.documents = documents;
  }

  /** Compiles entries, each given by the ways to ask it. */
  public static FaqMatcher compile(List<List<String>> entries) {
    List<Set<String>> documents = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int e = 0; e < entries.size(); e++) {
      for (String text : entries.get(e)) {
        documents.add(terms(Fold.plain(text)));
        owners.add(e);
      }
    }
    Map<String, int[]> postings = postings(documents);
    List<Phrasing> phrasings = new ArrayList<>();
    FaqMatcher unmeasured = new FaqMatcher(List.of(), postings, documents.size());
    for (int d = 0; d < documents.size(); d++) {
      phrasings.add(new Phrasing(owners.get(d), unmeasured.length(documents.get(d))));
    }
    return new FaqMatcher(phrasings, postings, documents.size());
  }

  /** In arrays of their length: boxed numbers would take most of a rule set's memory. */
  private static Map<String, int[]> postings(List<Set<String>> documents) {
    Map<String, List<Integer>> lists = new HashMap<>();
    for (int d = 0; d < documents.size(); d++) {
      for (String term : documents.get(d)) {
        lists.computeIfAbsent(term, t -> new ArrayList<>()).add(d);
      }
    }
    Map<String, int[]> postings = new HashMap<>(lists.size() * 4 / 3 + 1);
    lists.forEach((term, in) -> postings.put(term, in.stream().mapToInt(d -> d).toArray()));
    return postings;
  }

  /**
   * The best entry; empty when no phrasing shares a pair of characters or two words: one word in
   * common ("how much is the ring", "find my ring size") says nothing.
   */
  public Optional<Match> best(String folded) {
    Set<String> terms = terms(folded);
    Map<Integer, Shared> shared = new HashMap<>();
    for (String term : terms) {
      double weight = weight(term);
      int points = isHan(term.codePointAt(0)) && !isPair(term) ? 0 : isPair(term) ? 2 : 1;
      for (int phrasing : postings.getOrDefault(term, NOWHERE)) {
        shared.merge(phrasing, new Shared(weight * weight, points), Shared::plus);
      }
    }
    double length = length(terms);
    Match best = null;
    for (int p = 0; p < phrasings.size(); p++) {
      Shared with = shared.get(p);
      if (with != null && with.points() >= 2) {
        double score = with.product() / (length * phrasings.get(p).length());
        if (best == null || score > best.score()) {
          best = new Match(phrasings.get(p).entry(), score);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private double weight(String term) {
    int n = postings.getOrDefault(term, NOWHERE).length;
    double idf = Math.log(1 + (documents - n + 0.5) / (n + 0.5));
    return isPair(term) ? PAIR_WEIGHT * idf : idf;
  }

  private double length(Set<String> terms) {
    // The set is sorted: a sum of floating point must give the same bits on every machine.
    return Math.sqrt(terms.stream().mapToDouble(t -> weight(t) * weight(t)).reduce(0, Double::sum));
  }

  private static boolean isPair(String term) {
    return term.length() > 1 && isHan(term.codePointAt(0));
  }

  private static Set<String> terms(String text) {
    String folded = SAYS_NOTHING.matcher(text).replaceAll(" ");
    Set<String> terms = new TreeSet<>();
    StringBuilder word = new StringBuilder();
    int lastHan = -1;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (isHan(c)) {
        flush(word, terms);
        terms.add(Character.toString(c));
        if (lastHan >= 0) {
          terms.add(Character.toString(lastHan) + Character.toString(c));
        }
        lastHan = c;
      } else {
        lastHan = -1;
        if (Character.isLetterOrDigit(c)) {
          word.appendCodePoint(c);
        } else {
          flush(word, terms);
        }
      }
    }
    flush(word, terms);
    terms.removeAll(STOP_TERMS);
    return terms;
  }

  private static void flush(StringBuilder word, Set<String> terms) {
    if (!word.isEmpty()) {
      terms.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }
}
