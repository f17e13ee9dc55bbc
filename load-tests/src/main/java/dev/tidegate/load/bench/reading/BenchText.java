package dev.tidegate.load.bench.reading;

import dev.tidegate.text.Fold;
import dev.tidegate.training.TrainingText;
import dev.tidegate.training.TrainingText.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What benchmarks make of the training text in the repository; by seed, without chance. */
final class BenchText {
  /** Words of a list by their length: as lists of such words have them. */
  private static final int[] WORDS_BY_LENGTH = {0, 0, 6_400, 22_400, 25_600, 9_600};

  private BenchText() {}

  /** Where comments come from. */
  enum Source {
    RECORDED,
    TRAINING
  }

  /**
   * An FAQ entry: three phrasings of one matter, and an answer to it.
   *
   * @param phrasings not all different when the matter has few
   */
  record FaqText(List<String> phrasings, String answer) {}

  /** What buyers say in the training text, without a merchant's answers. */
  static List<String> questions() {
    return new TrainingText().lines().stream().filter(l -> !l.answer()).map(Line::text).toList();
  }

  /**
   * 64,000 different words of two to five Chinese characters, none of which is in the training text
   * more than once: rare as the words of a block list are.
   */
  static List<String> rareWords(long seed) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Line line : new TrainingText().lines()) {
      for (String run : Fold.plain(line.text()).split("[^\\u4e00-\\u9fff]+", -1)) {
        for (int n = 2; n < WORDS_BY_LENGTH.length; n++) {
          for (int i = 0; i + n <= run.length(); i++) {
            counts.merge(run.substring(i, i + n), 1, Integer::sum);
          }
        }
      }
    }
    List<String> rare = new ArrayList<>(counts.keySet());
    rare.removeIf(word -> counts.getOrDefault(word, 0) > 1);
    List<String> words = new ArrayList<>();
    int[] left = WORDS_BY_LENGTH.clone();
    for (String word : shuffled(rare, new SplittableRandom(seed))) {
      if (left[word.length()]-- > 0) {
        words.add(word);
      }
    }
    return words;
  }

  /** FAQ entries about the matters of the training text; a matter may have several. */
  static List<FaqText> faq(int entries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, List<String>> asked = new TreeMap<>();
    Map<String, List<String>> answered = new HashMap<>();
    for (Line line : new TrainingText().lines()) {
      if (line.scene() != null) {
        (line.answer() ? answered : asked)
            .computeIfAbsent(line.scene(), s -> new ArrayList<>())
            .add(line.text());
      }
    }
    List<String> scenes = List.copyOf(asked.keySet());
    List<FaqText> faq = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      String scene = scenes.get(random.nextInt(scenes.size()));
      List<String> ways = asked.getOrDefault(scene, List.of());
      List<String> answers = answered.getOrDefault(scene, ways);
      faq.add(
          new FaqText(
              List.of(one(ways, random), one(ways, random), one(ways, random)),
              one(answers, random)));
    }
    return faq;
  }

  /** Fisher and Yates. */
  private static List<String> shuffled(List<String> list, SplittableRandom random) {
    List<String> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String kept = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, kept);
    }
    return shuffled;
  }

  private static String one(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
