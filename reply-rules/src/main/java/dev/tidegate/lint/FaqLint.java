package dev.tidegate.lint;

import dev.tidegate.lint.Findings.Entry;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds FAQ entries that the matcher cannot tell apart: a phrasing of one, or real questions, fit
 * another nearly as well.
 *
 * <p>The second best entry is found with nothing but "best": entries are split in two by each bit
 * of their number, each half is compiled by itself, and the halves that do not hold the best entry
 * are asked. Any two entries differ in a bit, so the second best is in one of them.
 */
final class FaqLint {
  /** A phrasing fits another entry this well, measured by how well it fits its own. */
  private static final double ALIKE_AS_WRITTEN = 0.85;

  private static final double ALIKE_AS_SPOKEN = 0.95;
  private static final int MANY = 3;

  private final List<FaqEntry> faq;
  private final FaqMatcher matcher;
  private final List<Half> halves = new ArrayList<>();
  private final Map<Pair, Proof> pairs = new TreeMap<>();

  /** Entries whose number has a bit, or has it not. */
  private record Half(int bit, boolean set, List<Integer> entries, FaqMatcher matcher) {}

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
    for (int bit = 0; 1 << bit < faq.size(); bit++) {
      halves.add(half(bit, true));
      halves.add(half(bit, false));
    }
  }

  static void check(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    FaqLint lint = new FaqLint(compiled);
    lint.compareWritten();
    lint.compareSpoken(sample);
    lint.report(findings);
  }

  private Half half(int bit, boolean set) {
    List<Integer> entries = new ArrayList<>();
    List<List<String>> phrasings = new ArrayList<>();
    for (int e = 0; e < faq.size(); e++) {
      if (has(e, bit) == set) {
        entries.add(e);
        phrasings.add(phrasings(e));
      }
    }
    return new Half(bit, set, entries, FaqMatcher.compile(phrasings));
  }

  private static boolean has(int entry, int bit) {
    return (entry >> bit & 1) == 1;
  }

  private List<String> phrasings(int entry) {
    List<String> phrasings = new ArrayList<>(List.of(faq.get(entry).question()));
    phrasings.addAll(faq.get(entry).similar());
    return phrasings;
  }

  private Optional<FaqMatcher.Match> bestBut(int entry, String folded) {
    FaqMatcher.Match best = null;
    for (Half half : halves) {
      if (half.set() == has(entry, half.bit())) {
        continue;
      }
      FaqMatcher.Match match = half.matcher().best(folded).orElse(null);
      if (match != null && (best == null || match.score() > best.score())) {
        best = new FaqMatcher.Match(half.entries().get(match.entry()), match.score());
      }
    }
    return Optional.ofNullable(best);
  }

  private void compareWritten() {
    for (int e = 0; e < faq.size(); e++) {
      for (String phrasing : phrasings(e)) {
        String folded = Fold.plain(phrasing);
        FaqMatcher.Match own = matcher.best(folded).orElse(null);
        if (own == null) {
          continue;
        }
        int entry = e;
        FaqMatcher.Match other =
            own.entry() != e
                ? own
                : bestBut(e, folded)
                    .filter(m -> m.score() >= ALIKE_AS_WRITTEN * own.score())
                    .orElse(null);
        if (other != null && differ(entry, other.entry())) {
          proof(entry, other.entry()).phrasing = phrasing;
        }
      }
    }
  }

  private void compareSpoken(List<Heard> sample) {
    for (Heard heard : sample) {
      if (heard.faq() < 0) {
        continue;
      }
      double score = matcher.best(heard.text()).map(FaqMatcher.Match::score).orElse(1.0);
      bestBut(heard.faq(), heard.text())
          .filter(match -> match.score() >= ALIKE_AS_SPOKEN * score)
          .filter(match -> differ(heard.faq(), match.entry()))
          .ifPresent(match -> proof(heard.faq(), match.entry()).spoken.add(heard));
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
