package dev.tidegate.moderation;

import dev.tidegate.matching.Automaton;
import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words that a room does not want, each with a severity and a reason, and words that are allowed
 * although one of the former is a part of them (女装, 滚筒). Words in Latin letters are found as whole
 * words only. Immutable, safe to share.
 */
public final class WordPack {
  /**
   * A word of a pack.
   *
   * @param severity 1 mild or doubtful, 2 clear, 3 severe
   * @param reason a code, for example {@code insult}
   */
  public record Entry(String word, int severity, String reason) {
    public Entry {
      if (severity < 1 || severity > 3) {
        throw new IllegalArgumentException(
            "severity of \"" + word + "\" must be 1 to 3, was " + severity);
      }
    }
  }

  /** A word found, by its place in the folded text; {@code end} is exclusive. */
  public record Found(Entry entry, int start, int end) {}

  /** An occurrence of a word of the automaton. */
  private record Hit(int word, int start, int end) {}

  private static final Comparator<Hit> BY_END =
      Comparator.comparingInt(Hit::end).thenComparingInt(Hit::word);

  /** What an allowed word stands for in the automaton. */
  private static final Entry ALLOWED = new Entry("", 1, "");

  private final Automaton words;

  /** What each word of the automaton stands for. */
  private final List<List<Entry>> entries;

  private WordPack(Map<String, List<Entry>> sorted) {
    this.words = Automaton.compile(List.copyOf(sorted.keySet()));
    this.entries = List.copyOf(sorted.values());
  }

  /** Compiles a pack; an allowed word beats every word inside it. */
  public static WordPack of(Collection<Entry> entries, Collection<String> allowed) {
    TreeMap<String, List<Entry>> values = new TreeMap<>();
    for (Entry entry : entries) {
      values.computeIfAbsent(Fold.plain(entry.word()), w -> new ArrayList<>()).add(entry);
    }
    for (String word : allowed) {
      values.computeIfAbsent(Fold.plain(word), w -> new ArrayList<>()).add(ALLOWED);
    }
    values.remove("");
    return new WordPack(values);
  }

  /** Entries of a file in the jar: word, severity, reason, separated by tabs. */
  static List<Entry> entries(String resource) {
    List<Entry> entries = new ArrayList<>();
    for (String line : Resources.lines(resource)) {
      String[] cells = line.split("\t", -1);
      entries.add(new Entry(cells[0], Integer.parseInt(cells[1]), cells[2]));
    }
    return entries;
  }

  /** The words in a folded text or its skeleton, without allowed ones, by their ends. */
  public List<Found> find(FoldedText folded) {
    List<Found> hits = hits(folded.text());
    if (hits.isEmpty()) {
      return List.of();
    }
    int[] allowedFrom = allowedFrom(hits, folded.text().length());
    List<Found> found = new ArrayList<>(hits.size());
    for (Found hit : hits) {
      if (!ALLOWED.equals(hit.entry())
          && isWhole(folded, hit.start(), hit.end())
          && allowedFrom[hit.end()] > hit.start()) {
        found.add(hit);
      }
    }
    return found;
  }

  /** By their ends, those of one end in the order of the pack. */
  private List<Found> hits(String text) {
    List<Hit> hits = new ArrayList<>(0);
    words.find(text, (word, start, end) -> hits.add(new Hit(word, start, end)));
    if (hits.isEmpty()) {
      return List.of();
    }
    hits.sort(BY_END);
    List<Found> found = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      entries.get(hit.word()).forEach(e -> found.add(new Found(e, hit.start(), hit.end())));
    }
    return found;
  }

  /** For each place the first beginning of an allowed word that ends there or later. */
  private static int[] allowedFrom(List<Found> hits, int length) {
    int[] from = new int[length + 1];
    Arrays.fill(from, length);
    for (Found hit : hits) {
      if (ALLOWED.equals(hit.entry())) {
        from[hit.end()] = Math.min(from[hit.end()], hit.start());
      }
    }
    for (int end = length - 1; end >= 0; end--) {
      from[end] = Math.min(from[end], from[end + 1]);
    }
    return from;
  }

  /** No Latin letter goes on without a gap in the original, before or after a Latin word. */
  private static boolean isWhole(FoldedText folded, int start, int end) {
    String text = folded.text();
    return (start == 0
            || !isLatin(text.charAt(start))
            || !isLatin(text.charAt(start - 1))
            || folded.start(start) > folded.end(start - 1))
        && (end == text.length()
            || !isLatin(text.charAt(end - 1))
            || !isLatin(text.charAt(end))
            || folded.start(end) > folded.end(end - 1));
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetter(c);
  }
}
