package dev.tidegate.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects metrics with their intervals for one {@link Report}. */
public final class Scores {
  private final int n;
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Map<String, List<Double>> intervals = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param n rows
   */
  public Scores(int n) {
    this.n = n;
  }

  /** A metric of a set of rows, with its interval; NaN when nothing can be measured. */
  public Scores add(String name, ToDoubleFunction<int[]> metric) {
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    double value = metric.applyAsDouble(all);
    metrics.put(name, value);
    if (!Double.isNaN(value)) {
      intervals.put(name, Bootstrap.interval(n, metric));
    }
    return this;
  }

  /** A metric without an interval: a count. */
  public Scores count(String name, double value) {
    metrics.put(name, value);
    return this;
  }

  public Scores note(String note) {
    notes.add(note);
    return this;
  }

  public Report report(String task, String file) {
    return new Report(task, file, n, metrics, intervals, notes);
  }

  /** The share of rows among those {@code counted} for which {@code hit} holds. */
  public static ToDoubleFunction<int[]> share(boolean[] counted, boolean[] hit) {
    return rows -> {
      int of = 0;
      int hits = 0;
      for (int row : rows) {
        if (counted[row]) {
          of++;
          hits += hit[row] ? 1 : 0;
        }
      }
      return of == 0 ? Double.NaN : (double) hits / of;
    };
  }

  /** The share of all rows for which {@code hit} holds. */
  public static ToDoubleFunction<int[]> share(boolean[] hit) {
    boolean[] all = new boolean[hit.length];
    java.util.Arrays.fill(all, true);
    return share(all, hit);
  }

  /** F1 of the positive class. */
  public static ToDoubleFunction<int[]> f1(boolean[] gold, boolean[] said) {
    return rows -> {
      int both = 0;
      int golds = 0;
      int saids = 0;
      for (int row : rows) {
        golds += gold[row] ? 1 : 0;
        saids += said[row] ? 1 : 0;
        both += gold[row] && said[row] ? 1 : 0;
      }
      return golds + saids == 0 ? Double.NaN : 2.0 * both / (golds + saids);
    };
  }

  /** The mean of the F1 of each class that is in the gold labels. */
  public static ToDoubleFunction<int[]> macroF1(List<String> gold, List<String> said) {
    return rows -> {
      Map<String, int[]> counts = new HashMap<>();
      for (int row : rows) {
        counts.computeIfAbsent(gold.get(row), c -> new int[3])[0]++;
        counts.computeIfAbsent(said.get(row), c -> new int[3])[1]++;
        if (gold.get(row).equals(said.get(row))) {
          counts.computeIfAbsent(gold.get(row), c -> new int[3])[2]++;
        }
      }
      return counts.values().stream()
          .filter(c -> c[0] > 0)
          .mapToDouble(c -> 2.0 * c[2] / (c[0] + c[1]))
          .average()
          .orElse(Double.NaN);
    };
  }

  /** Area under the ROC curve: how often a positive scores above a negative; ties count half. */
  public static ToDoubleFunction<int[]> auc(boolean[] gold, double[] score) {
    return rows -> {
      Integer[] order = java.util.Arrays.stream(rows).boxed().toArray(Integer[]::new);
      java.util.Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
      double rankSum = 0;
      long positives = 0;
      for (int i = 0; i < order.length; ) {
        int j = i;
        while (j < order.length && score[order[j]] == score[order[i]]) {
          j++;
        }
        double rank = (i + 1 + j) / 2.0;
        for (int k = i; k < j; k++) {
          if (gold[order[k]]) {
            rankSum += rank;
            positives++;
          }
        }
        i = j;
      }
      long negatives = order.length - positives;
      return positives == 0 || negatives == 0
          ? Double.NaN
          : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    };
  }
}
