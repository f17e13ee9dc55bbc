package dev.tidegate.moderation;

import dev.tidegate.matching.Words;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.OrdinaryPairs;
import dev.tidegate.text.Sounds;
import dev.tidegate.text.TermWeights;
import dev.tidegate.text.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds listed words that are written with other characters of the same sound or in Latin letters.
 * Many words sound alike, so a hit has its cost: the characters in place of the listed ones must
 * stand beside each other, and beside those around the word, nowhere in ordinary text. Linear in
 * the length of the text. Immutable, safe to share.
 */
final class SoundWords {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  /** First of the characters that stand for sounds inside the automaton. */
  private static final char FIRST = '\uE000';

  private static final char NO_SOUND = ' ';

  private final Words<String> words;
  private final Map<String, Character> sounds;
  private final TermWeights ordinary;

  /** A listed word and where it stands, disguised, in the text; {@code end} is exclusive. */
  record Found(String word, int start, int end) {}

  /** A piece of the text that has one sound. */
  private record Sound(char code, int start, int end) {}

  private SoundWords(Words<String> words, Map<String, Character> sounds, TermWeights ordinary) {
    this.words = words;
    this.sounds = sounds;
    this.ordinary = ordinary;
  }

  /** Compiles those of the listed words that have two to five characters, all Chinese. */
  static SoundWords of(Collection<String> listed, TermWeights ordinary) {
    Map<String, Character> sounds = new HashMap<>();
    Map<String, List<String>> values = new TreeMap<>();
    for (String word : listed) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < word.length(); i++) {
        String sound = Sounds.of(word.charAt(i));
        if (!sound.isEmpty()) {
          key.append(sounds.computeIfAbsent(sound, s -> (char) (FIRST + sounds.size())));
        }
      }
      if (key.length() == word.length() && key.length() >= SHORTEST && key.length() <= LONGEST) {
        values.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(word);
      }
    }
    return new SoundWords(Words.compile(values), Map.copyOf(sounds), ordinary);
  }

  /** The words in a skeleton that are there by their sound only, without overlaps. */
  List<Found> find(FoldedText skeleton) {
    List<Sound> spoken = spoken(skeleton);
    StringBuilder codes = new StringBuilder(spoken.size());
    spoken.forEach(sound -> codes.append(sound.code));
    List<Found> found = new ArrayList<>();
    int free = 0;
    for (Words.Hit<String> hit : words.find(codes.toString())) {
      int start = spoken.get(hit.start()).start;
      int end = spoken.get(hit.end() - 1).end;
      String written = skeleton.text().substring(start, end);
      if (start >= free
          && !written.equals(hit.value())
          && isOdd(written, hit.value())
          && !isPartOfOthers(skeleton.text(), start, end, hit.value())) {
        found.add(new Found(hit.value(), start, end));
        free = end;
      }
    }
    return found;
  }

  /** Characters put in place of others stand beside their neighbours nowhere in ordinary text. */
  private boolean isOdd(String written, String word) {
    if (written.length() != word.length()) {
      return true;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = written.charAt(i);
      boolean same = c == word.charAt(i);
      if (!same && !mayReplace(c, word.charAt(i), word.length())) {
        return false;
      }
      boolean both = same && i > 0 && written.charAt(i - 1) == word.charAt(i - 1);
      if (i > 0 && !both && isOrdinary(written.charAt(i - 1), c)) {
        return false;
      }
    }
    return true;
  }

  /** A replaced character that goes with its neighbour outside belongs there. */
  private boolean isPartOfOthers(String text, int start, int end, String word) {
    char first = text.charAt(start);
    char last = text.charAt(end - 1);
    return (start > 0 && first != word.charAt(0) && isOrdinary(text.charAt(start - 1), first))
        || (end < text.length()
            && last != word.charAt(word.length() - 1)
            && isOrdinary(last, text.charAt(end)));
  }

  /** A short word must sound the same exactly; longer ones as many people speak. */
  private static boolean mayReplace(char c, char listed, int length) {
    return length > SHORTEST || Sounds.isSame(c, listed);
  }

  private boolean isOrdinary(char first, char second) {
    return OrdinaryPairs.has(first, second) || ordinary.has(Terms.pair(first, second));
  }

  private List<Sound> spoken(FoldedText skeleton) {
    String text = skeleton.text();
    List<Sound> spoken = new ArrayList<>(text.length());
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    for (int i = 0; i < text.length(); ) {
      int end = latinEnd(skeleton, i);
      if (end == i) {
        spoken.add(new Sound(code(Sounds.of(text.charAt(i))), i, i + 1));
        i++;
        continue;
      }
      int from = i;
      List<Integer> ends = chinese ? Sounds.readings(text.substring(i, end)) : List.of();
      if (ends.isEmpty()) {
        spoken.add(new Sound(NO_SOUND, i, end));
      }
      for (int readingEnd : ends) {
        int to = i + readingEnd;
        spoken.add(new Sound(code(Sounds.of(text, from, to)), from, to));
        from = to;
      }
      i = end;
    }
    return spoken;
  }

  private char code(String sound) {
    return sounds.getOrDefault(sound, NO_SOUND);
  }

  /** Where the Latin letters from {@code start} on end, or stand apart in the original. */
  private static int latinEnd(FoldedText skeleton, int start) {
    String text = skeleton.text();
    int end = start;
    while (end < text.length()
        && text.charAt(end) >= 'a'
        && text.charAt(end) <= 'z'
        && (end == start || skeleton.start(end) == skeleton.end(end - 1))) {
      end++;
    }
    return end;
  }
}
