package dev.tidegate.moderation;

import dev.tidegate.resource.Resources;
import java.util.List;

/** The packs that are shipped; written for this product. Loaded once. */
final class Packs {
  static final WordPack INSULTS =
      WordPack.of(WordPack.entries("insult_words.tsv"), Resources.lines("allowed_words.tsv"));

  static final WordPack ADS = WordPack.of(WordPack.entries("ad_words.tsv"), List.of());

  private Packs() {}
}
