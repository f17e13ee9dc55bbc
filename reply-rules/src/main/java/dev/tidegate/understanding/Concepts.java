package dev.tidegate.understanding;

import dev.tidegate.matching.Words;
import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lexicon of live commerce: the scenes that buyers speak of, each with the words that name it.
 * A word that is found is a feature of the reading beside the characters of the text, so a
 * merchant's own word for a scene is read as the shipped words are. Immutable, safe to share.
 */
public final class Concepts {
  /**
   * How many features a scene counts as: what the model learns of a scene must hold for a word that
   * it has not seen.
   */
  private static final int COPIES = 2;

  private static final int CELLS = 4;

  private final Words<String> words;
  private final @Nullable Words<String> own;

  /** A scene of the lexicon: its id is that of a matter of the reading model. */
  public record Scene(String id, String zh, String en, List<String> words) {
    public Scene {
      words = List.copyOf(words);
    }
  }

  /** A word of a scene in a text. */
  public record Hit(String scene, String word) {}

  private static final class Shipped {
    static final Map<String, Scene> SCENES = new LinkedHashMap<>();
    static final Map<String, String> IDS = new HashMap<>();
    static final Map<String, int[]> FEATURES = new HashMap<>();
    static final Concepts CONCEPTS;

    static {
      Map<String, List<String>> words = new LinkedHashMap<>();
      for (String line : Resources.lines("concepts.tsv")) {
        String[] cells = line.split("\t", CELLS);
        Scene scene = new Scene(cells[0], cells[1], cells[2], List.of(cells[3].split("\\|", -1)));
        SCENES.put(scene.id(), scene);
        List.of(scene.id(), scene.zh(), scene.en()).forEach(name -> IDS.put(name, scene.id()));
        FEATURES.put(scene.id(), features(scene));
        words.put(scene.id(), scene.words());
      }
      CONCEPTS = new Concepts(finder(words), null);
    }

    private static int[] features(Scene scene) {
      return IntStream.range(0, COPIES)
          .map(copy -> TextFeatures.named("concept:" + copy + ":" + scene.id()))
          .toArray();
    }
  }

  private Concepts(Words<String> words, @Nullable Words<String> own) {
    this.words = words;
    this.own = own;
  }

  /** The lexicon that the product ships. */
  public static Concepts shipped() {
    return Shipped.CONCEPTS;
  }

  /** Its scenes in their order. */
  public static List<Scene> scenes() {
    return List.copyOf(Shipped.SCENES.values());
  }

  /** The scene with this id; one must be. */
  public static Scene scene(String id) {
    return Objects.requireNonNull(Shipped.SCENES.get(id), () -> "no scene " + id);
  }

  /** The id of a scene by its id or its name in Chinese or English; null when there is none. */
  public static @Nullable String sceneNamed(String name) {
    return Shipped.IDS.get(name.strip().toLowerCase(Locale.ROOT));
  }

  /** This lexicon and a merchant's own words by the id of their scene. */
  public Concepts with(Map<String, ? extends Collection<String>> ownWords) {
    return ownWords.isEmpty() ? this : new Concepts(words, finder(ownWords));
  }

  private static Words<String> finder(Map<String, ? extends Collection<String>> wordsOfScene) {
    Map<String, List<String>> scenesOfWord = new LinkedHashMap<>();
    wordsOfScene.forEach(
        (scene, words) ->
            words.forEach(
                word ->
                    scenesOfWord
                        .computeIfAbsent(Fold.plain(word), w -> new ArrayList<>())
                        .add(scene)));
    return Words.compile(scenesOfWord);
  }

  /** The words of scenes in a folded text; of a word inside another only the longer one. */
  public List<Hit> in(String folded) {
    List<Words.Hit<String>> found = new ArrayList<>(words.find(folded));
    found.addAll(own(folded));
    found.removeIf(hit -> !isWhole(folded, hit.start(), hit.end()));
    int[] reach = reach(found, folded.length());
    Set<Hit> hits = new LinkedHashSet<>();
    for (Words.Hit<String> hit : found) {
      if (!isInside(hit, reach)) {
        hits.add(new Hit(hit.value(), hit.word()));
      }
    }
    return List.copyOf(hits);
  }

  /** Whether a folded text has one of the merchant's own words. */
  public boolean hasOwn(String folded) {
    return !own(folded).isEmpty();
  }

  private List<Words.Hit<String>> own(String folded) {
    return own == null ? List.of() : own.find(folded);
  }

  /** What the models read of a folded text: {@link TextFeatures}, and the scenes of its words. */
  public int[] features(String folded) {
    int[] text = TextFeatures.of(folded);
    int[] scenes =
        in(folded).stream()
            .map(Hit::scene)
            .distinct()
            .flatMapToInt(scene -> Arrays.stream(Shipped.FEATURES.getOrDefault(scene, new int[0])))
            .toArray();
    int[] all = Arrays.copyOf(text, text.length + scenes.length);
    System.arraycopy(scenes, 0, all, text.length, scenes.length);
    return all;
  }

  /** For each place the farthest end of a word that begins there or earlier. */
  private static int[] reach(List<Words.Hit<String>> found, int length) {
    int[] reach = new int[length + 1];
    for (Words.Hit<String> hit : found) {
      reach[hit.start()] = Math.max(reach[hit.start()], hit.end());
    }
    for (int start = 1; start <= length; start++) {
      reach[start] = Math.max(reach[start], reach[start - 1]);
    }
    return reach;
  }

  /** Whether a word that begins earlier ends there too or later, or one from there ends later. */
  private static boolean isInside(Words.Hit<String> hit, int[] reach) {
    return (hit.start() > 0 && reach[hit.start() - 1] >= hit.end())
        || reach[hit.start()] > hit.end();
  }

  /** No Latin letter goes on before or after a Latin word. */
  private static boolean isWhole(String text, int start, int end) {
    return (start == 0 || !isLatin(text.charAt(start)) || !isLatin(text.charAt(start - 1)))
        && (end == text.length() || !isLatin(text.charAt(end - 1)) || !isLatin(text.charAt(end)));
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetter(c);
  }
}
