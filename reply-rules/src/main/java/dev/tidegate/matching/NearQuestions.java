package dev.tidegate.matching;

import dev.tidegate.text.Fold;
import dev.tidegate.text.NearText;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether two questions are so nearly written alike that one place on the host's board serves both.
 * Stateless, so that a desk that is run again comes to the same answer; knows nothing of meaning:
 * reworded questions stay apart, and when unsure, too.
 *
 * <p>All digits must be equal, in their order: "3号多少钱" and "5号多少钱" are two questions.
 */
public final class NearQuestions {
  /**
   * On the LCQMC pairs, which were chosen to look alike, nine of ten pairs at this likeness are the
   * same question; at .75 fewer than eight are.
   */
  private static final double ALIKE = 0.85;

  /** Shorter questions must be equal: one character is too much of them. */
  private static final int FEWEST_UNITS = 5;

  /** What buyers put before and after a question without asking anything else. */
  private static final List<String> OPENINGS = List.of("请问", "问下", "问一下", "亲", "主播", "老板");

  private static final String PARTICLES = "啊呀呢哦呗嘛哈";

  private NearQuestions() {}

  /** Reads a question for {@link #same}: without its opening ("请问") and its last particles. */
  public static NearText read(String question) {
    String core = Fold.plain(question).replace(" ", "");
    int begin = 0;
    for (int before = -1; before != begin; ) {
      before = begin;
      for (String opening : OPENINGS) {
        begin += core.startsWith(opening, begin) ? opening.length() : 0;
      }
    }
    int end = core.length();
    while (end > begin && isTail(core.charAt(end - 1))) {
      end--;
    }
    return NearText.of(begin < end ? core.substring(begin, end) : core);
  }

  private static boolean isTail(char c) {
    return PARTICLES.indexOf(c) >= 0 || c == '?' || c == '!' || c == '。' || c == '~' || c == '.';
  }

  /** Whether the two are one question; symmetric, and true of a text and itself. */
  public static boolean same(NearText one, NearText other) {
    if (one.exact().equals(other.exact())) {
      return true;
    }
    return Math.min(one.distinctUnits(), other.distinctUnits()) >= FEWEST_UNITS
        && one.numbers().equals(other.numbers())
        && one.likeness(other) >= ALIKE
        && digits(one).equals(digits(other));
  }

  /**
   * The place in {@code known} of the question that is most like {@code asked} and the {@link
   * #same}; of several, the first; empty without any. Linear in {@code known}: meant for the few
   * dozen clusters of a room.
   */
  public static OptionalInt nearest(NearText asked, List<NearText> known) {
    int nearest = -1;
    double most = -1;
    for (int i = 0; i < known.size(); i++) {
      if (!same(asked, known.get(i))) {
        continue;
      }
      double likeness =
          asked.exact().equals(known.get(i).exact()) ? 2 : asked.likeness(known.get(i));
      if (likeness > most) {
        nearest = i;
        most = likeness;
      }
    }
    return nearest < 0 ? OptionalInt.empty() : OptionalInt.of(nearest);
  }

  private static String digits(NearText text) {
    StringBuilder digits = new StringBuilder();
    String exact = text.exact();
    for (int i = 0; i < exact.length(); i++) {
      if (Character.isDigit(exact.charAt(i))) {
        digits.append(exact.charAt(i));
      }
    }
    return digits.toString();
  }
}
