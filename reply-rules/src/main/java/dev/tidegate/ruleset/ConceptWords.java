package dev.tidegate.ruleset;

import dev.tidegate.event.Require;
import java.util.List;

/**
 * A merchant's own words for a scene of the lexicon, beside the shipped ones.
 *
 * @param scene its id, or its name in Chinese or English: {@code price_ask}, {@code 价格}, {@code
 *     price}
 */
public record ConceptWords(String scene, List<String> words) {
  public ConceptWords {
    Require.text(scene, "scene");
    words = List.copyOf(Require.present(words, "words"));
  }
}
