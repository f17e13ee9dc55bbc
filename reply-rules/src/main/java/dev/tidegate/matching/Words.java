package dev.tidegate.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;
import org.jspecify.annotations.Nullable;

/**
 * Finds many words in one pass over a text (Aho and Corasick 1975, by {@code org.ahocorasick}).
 * Words and text must have gone through the same fold. Immutable, safe to share.
 *
 * @param <T> what a word stands for
 */
public final class Words<T> {
  private final @Nullable PayloadTrie<List<T>> trie;

  /** A word found in a text, from {@code start} to {@code end}, exclusive, in UTF-16 units. */
  public record Hit<T>(String word, int start, int end, T value) {}

  private Words(@Nullable PayloadTrie<List<T>> trie) {
    this.trie = trie;
  }

  /** Compiles words; a word may stand for several values, empty words are left out. */
  public static <T> Words<T> compile(Map<String, ? extends Collection<T>> values) {
    Map<String, List<T>> sorted = new TreeMap<>();
    values.forEach(
        (word, of) -> {
          if (!word.isEmpty()) {
            sorted.computeIfAbsent(word, w -> new ArrayList<>()).addAll(of);
          }
        });
    if (sorted.isEmpty()) {
      return new Words<>(null);
    }
    PayloadTrie.PayloadTrieBuilder<List<T>> builder = PayloadTrie.builder();
    sorted.forEach(builder::addKeyword);
    return new Words<>(builder.build());
  }

  /** Every occurrence of every word, in order of its end, overlaps included. */
  public List<Hit<T>> find(String folded) {
    if (trie == null) {
      return List.of();
    }
    List<Hit<T>> hits = new ArrayList<>();
    for (PayloadEmit<List<T>> emit : trie.parseText(folded)) {
      for (T value : emit.getPayload()) {
        hits.add(new Hit<>(emit.getKeyword(), emit.getStart(), emit.getEnd() + 1, value));
      }
    }
    return hits;
  }
}
