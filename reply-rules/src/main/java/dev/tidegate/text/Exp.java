package dev.tidegate.text;

/**
 * The exponential function for many values: the same bits on every machine, as with {@link
 * StrictMath}, in a fifth of its time. By a table of powers of two in 64ths and a polynomial for
 * the rest (Tang 1989).
 */
public final class Exp {
  private static final int STEPS = 64;
  private static final double STEPS_PER_UNIT = STEPS / 0.6931471805599453;

  /** ln 2 / 64 in two parts; the first has so few bits that its multiples are exact. */
  private static final double STEP_HIGH = 0x1.62e42fef8p-7;

  private static final double STEP_LOW = (0x1.62e42fefa39efp-7 - STEP_HIGH) + 0x1.abc9e3b39803fp-62;

  /** Beyond this, results come near the ends of the numbers. */
  private static final double LIMIT = 700;

  /** More than {@link #of} can be wrong, relative. */
  private static final double WRONG = 1e-14;

  private static final double[] POWERS = powers();

  private Exp() {}

  private static double[] powers() {
    double[] powers = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      powers[i] = StrictMath.pow(2, (double) i / STEPS);
    }
    return powers;
  }

  /** e to the power of {@code x}, but for a relative error below 1e-15. */
  public static double of(double x) {
    if (!(x > -LIMIT && x < LIMIT)) {
      return StrictMath.exp(x);
    }
    int steps = (int) Math.rint(x * STEPS_PER_UNIT);
    double r = (x - steps * STEP_HIGH) - steps * STEP_LOW;
    double rest = r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0)))));
    double power = POWERS[steps & (STEPS - 1)];
    double scale = Double.longBitsToDouble((1023L + (steps >> 6)) << 52);
    return (power + power * rest) * scale;
  }

  /** Exactly {@code (float) StrictMath.exp(x)}. */
  public static float asFloat(double x) {
    double near = of(x);
    float below = (float) (near * (1 - WRONG));
    return below == (float) (near * (1 + WRONG)) ? below : (float) StrictMath.exp(x);
  }
}
