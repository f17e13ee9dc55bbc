package dev.tidegate.training;

import java.util.List;
import java.util.SplittableRandom;

/** Small dense models by AdaGrad: a logistic regression, and a choice among candidates. */
final class Dense {
  private static final double RATE = 0.3;
  private static final long SEED = 1;

  private Dense() {}

  /** One of several candidates is right. */
  static final class Choice {
    private final double[][] candidates;
    private final int right;

    Choice(double[][] candidates, int right) {
      this.candidates = candidates;
      this.right = right;
    }
  }

  /** A case that was right or wrong. */
  static final class Case {
    private final double[] values;
    private final boolean right;

    Case(double[] values, boolean right) {
      this.values = values;
      this.right = right;
    }
  }

  /** Weights by which the right candidate scores above the others (conditional logit). */
  static double[] choose(List<Choice> choices, int epochs) {
    double[] weights = new double[choices.get(0).candidates[0].length];
    double[] squares = new double[weights.length];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int step = 0; step < epochs * choices.size(); step++) {
      Choice choice = choices.get(random.nextInt(choices.size()));
      double[] share = new double[choice.candidates.length];
      double sum = 0;
      for (int i = 0; i < share.length; i++) {
        share[i] = StrictMath.exp(dot(weights, choice.candidates[i]));
        sum += share[i];
      }
      double[] gradient = new double[weights.length];
      for (int i = 0; i < share.length; i++) {
        double error = share[i] / sum - (i == choice.right ? 1 : 0);
        for (int k = 0; k < gradient.length; k++) {
          gradient[k] += error * choice.candidates[i][k];
        }
      }
      step(weights, squares, gradient, 0);
    }
    return weights;
  }

  /** Weights of a logistic regression; a constant must be among the values. */
  static double[] fit(List<Case> cases, int epochs, double decay) {
    double[] weights = new double[cases.get(0).values.length];
    double[] squares = new double[weights.length];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int step = 0; step < epochs * cases.size(); step++) {
      Case one = cases.get(random.nextInt(cases.size()));
      double error = 1 / (1 + StrictMath.exp(-dot(weights, one.values))) - (one.right ? 1 : 0);
      double[] gradient = new double[weights.length];
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = error * one.values[k];
      }
      step(weights, squares, gradient, decay);
    }
    return weights;
  }

  private static void step(double[] weights, double[] squares, double[] gradient, double decay) {
    for (int k = 0; k < weights.length; k++) {
      double g = gradient[k] + decay * weights[k];
      squares[k] += g * g;
      weights[k] -= RATE * g / Math.sqrt(squares[k] + 1e-8);
    }
  }

  static double dot(double[] weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }
}
