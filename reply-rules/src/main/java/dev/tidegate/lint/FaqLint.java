package dev.tidegate.lint;

import dev.tidegate.lint.Findings.Entry;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds FAQ entries that the matcher cannot tell apart: a phrasing of one, or real questions, fit
 * another nearly as well.
 */
final class FaqLint {
  /** A phrasing has this much in common with one of another entry, where its own is 1. */
  private static final double ALIKE_AS_WRITTEN = 0.7;

  /** What was said speaks for another entry this much less, in units of the ranking score. */
  private static final double ALIKE_AS_SPOKEN = 0.2;

  private static final int MANY = 3;

  private final List<FaqEntry> faq;
  private final FaqMatcher matcher;
  private final Map<Pair, Proof> pairs = new TreeMap<>();

  private record Pair(int one, int other) implements Comparable<Pair> {
    static Pair of(int a, int b) {
      return new Pair(Math.min(a, b), Math.max(a, b));
    }

    @Override
    public int compareTo(Pair that) {
      int first = Integer.compare(one, that.one);
      return first != 0 ? first : Integer.compare(other, that.other);
    }
  }

  private static final class Proof {
    private String phrasing = "";
    private final List<Heard> spoken = new ArrayList<>();
  }

  private FaqLint(CompiledRuleSet compiled) {
    this.faq = compiled.source().faq();
    this.matcher = compiled.faq();
  }

  static void check(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    FaqLint lint = new FaqLint(compiled);
    lint.compareWritten();
    lint.compareSpoken(sample);
    lint.report(findings);
  }

  private List<String> phrasings(int entry) {
    List<String> phrasings = new ArrayList<>(List.of(faq.get(entry).question()));
    phrasings.addAll(faq.get(entry).similar());
    return phrasings;
  }

  private void compareWritten() {
    for (int e = 0; e < faq.size(); e++) {
      for (String phrasing : phrasings(e)) {
        double[][] signals = matcher.signals(Comprehend.read(phrasing));
        for (int other = 0; other < signals.length; other++) {
          double alike = signals[other][FaqMatcher.PHRASING];
          if (other != e && alike >= ALIKE_AS_WRITTEN && differ(e, other)) {
            proof(e, other).phrasing = phrasing;
          }
        }
      }
    }
  }

  private void compareSpoken(List<Heard> sample) {
    for (Heard heard : sample) {
      if (heard.faq() < 0) {
        continue;
      }
      double[] scores = matcher.scores(Comprehend.read(heard.comment().text()));
      for (int other = 0; other < scores.length; other++) {
        boolean close = scores[heard.faq()] - scores[other] < ALIKE_AS_SPOKEN;
        if (other != heard.faq() && close && differ(heard.faq(), other)) {
          proof(heard.faq(), other).spoken.add(heard);
        }
      }
    }
  }

  private boolean differ(int one, int other) {
    return !faq.get(one).answer().equals(faq.get(other).answer());
  }

  private Proof proof(int one, int other) {
    return pairs.computeIfAbsent(Pair.of(one, other), pair -> new Proof());
  }

  private void report(Findings findings) {
    pairs.forEach(
        (pair, proof) -> {
          if (proof.phrasing.isEmpty() && proof.spoken.size() < MANY) {
            return;
          }
          String example =
              proof.phrasing.isEmpty() ? proof.spoken.get(0).comment().text() : proof.phrasing;
          findings.add(
              LintCode.FAQ_TWINS,
              new Entry(Part.FAQ, pair.other(), faq.get(pair.other()).id(), "question"),
              proof.spoken,
              faq.get(pair.one()).id(),
              faq.get(pair.other()).id(),
              example);
        });
  }
}
