package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.EscalationScore.Turn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the {@link TalkSign}s of a talk. Turns without visible words are left out. */
public final class TalkSigns {
  /** Who is called upon says nothing about the mood. */
  private static final Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{N}_-]{1,20}");

  private static final List<TalkSign> WORD_SIGNS =
      List.of(
          TalkSign.HARSH,
          TalkSign.EFFORT,
          TalkSign.THREAT,
          TalkSign.IRONY,
          TalkSign.DOUBT,
          TalkSign.LEAVING);

  /** The logarithm of a line of usual length. */
  private static final double USUAL_LENGTH = 3;

  private final Map<TalkSign, Double> values = new EnumMap<>(TalkSign.class);

  private TalkSigns() {}

  /** The words of a turn as they are read: folded, without the names called upon. */
  public static String folded(String text) {
    return Fold.plain(HANDLE.matcher(text).replaceAll(" "));
  }

  /** Features of a talk as a whole: those of each line, apart for buyer and staff. */
  public static int[] course(List<Turn> talk) {
    return talk.stream()
        .flatMapToInt(
            turn -> {
              String folded = folded(turn.text());
              int[] features = folded.isEmpty() ? new int[0] : TextFeatures.of(folded);
              return turn.buyer()
                  ? IntStream.of(features)
                  : IntStream.of(features).map(feature -> feature * 31 + 7);
            })
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * How much of each sign a talk shows; the weights of the model are not used.
   *
   * @return a sign that is not there is 0; empty when the buyer said nothing
   */
  public static Map<TalkSign, Double> of(List<Turn> talk, EscalationModel model) {
    List<String> buyer = new ArrayList<>();
    List<String> staff = new ArrayList<>();
    boolean buyerLast = false;
    for (Turn turn : talk) {
      String folded = folded(turn.text());
      if (!folded.isEmpty()) {
        (turn.buyer() ? buyer : staff).add(folded);
        buyerLast = turn.buyer();
      }
    }
    TalkSigns signs = new TalkSigns();
    if (buyer.isEmpty()) {
      return signs.values;
    }
    signs.set(TalkSign.ALWAYS, 1);
    signs.readMoods(buyer, model.mood());
    signs.readWords(buyer);
    signs.readStaff(staff, model.act());
    signs.set(TalkSign.BUYER_LAST, buyerLast ? 1 : 0);
    signs.set(TalkSign.REPEATED, repeated(buyer));
    float[] courses = model.course().probabilities(course(talk));
    signs.set(TalkSign.COURSE, courses[0] - courses[2]);
    return signs.values;
  }

  private void readMoods(List<String> buyer, TextClassifier mood) {
    double sum = 0;
    double worst = -1;
    double last = 0;
    for (int i = 0; i < buyer.size(); i++) {
      float[] p = mood.probabilities(TextFeatures.of(buyer.get(i)));
      last = 2 * p[0] + p[1] - p[3];
      worst = Math.max(worst, last);
      if (i == 0) {
        set(TalkSign.OPENING, last);
      } else {
        sum += last;
      }
    }
    set(TalkSign.WORST, worst);
    if (buyer.size() > 1) {
      set(TalkSign.CAME_BACK, 1);
      set(TalkSign.REPLIES, sum / (buyer.size() - 1));
      set(TalkSign.LAST_REPLY, last);
    }
  }

  private void readWords(List<String> buyer) {
    String all = String.join(" ", buyer);
    String last = buyer.get(buyer.size() - 1);
    for (TalkSign sign : WORD_SIGNS) {
      set(sign, StrictMath.log(1 + TalkWords.count(sign, all)));
    }
    set(TalkSign.THANKS, StrictMath.log(1 + TalkWords.count(TalkSign.THANKS, last)));
    set(TalkSign.OPEN_QUESTION, last.indexOf('?') >= 0 || last.contains("吗") ? 1 : 0);
    set(TalkSign.LENGTH, StrictMath.log(1 + all.length()) - USUAL_LENGTH);
    double marks = (double) all.chars().filter(c -> c == '!' || c == '?').count();
    set(TalkSign.LOUD, StrictMath.log(1 + marks));
  }

  /** The share of the lines of staff that do this or that. */
  private void readStaff(List<String> staff, TextClassifier act) {
    for (String line : staff) {
      float[] acts = act.probabilities(TextFeatures.of(line));
      add(TalkSign.ANSWERED, acts[0] / staff.size());
      add(TalkSign.PUT_OFF, acts[2] / staff.size());
      add(TalkSign.SORRY, acts[3] / staff.size());
      add(TalkSign.DONE, acts[4] / staff.size());
    }
  }

  /** The largest share of a line's pairs of characters that the lines before had. */
  private static double repeated(List<String> lines) {
    Set<String> before = new HashSet<>();
    double most = 0;
    for (String line : lines) {
      Set<String> pairs = new HashSet<>();
      for (int i = 0; i + 2 <= line.length(); i++) {
        pairs.add(line.substring(i, i + 2));
      }
      double known = (double) pairs.stream().filter(before::contains).count();
      most = Math.max(most, pairs.isEmpty() ? 0 : known / pairs.size());
      before.addAll(pairs);
    }
    return most;
  }

  private void set(TalkSign sign, double value) {
    values.put(sign, value);
  }

  private void add(TalkSign sign, double value) {
    values.merge(sign, value, Double::sum);
  }
}
