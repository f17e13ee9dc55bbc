package dev.tidegate.moderation;

import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ReadingModel;
import java.util.List;
import java.util.stream.Stream;

/** The packs that are shipped; written for this product. Loaded once. */
final class Packs {
  static final WordPack INSULTS =
      WordPack.of(WordPack.entries("insult_words.tsv"), Resources.lines("allowed_words.tsv"));

  static final WordPack ADS = WordPack.of(WordPack.entries("ad_words.tsv"), List.of());

  /** Listed insults and what insults are often about, by their sound. */
  static final SoundWords SOUNDS =
      SoundWords.of(
          Stream.concat(
                  WordPack.entries("insult_words.tsv").stream().map(WordPack.Entry::word),
                  Resources.lines("disguised_words.txt").stream())
              .map(Fold::plain)
              .distinct()
              .toList(),
          ReadingModel.shipped().faq().terms());

  private Packs() {}
}
