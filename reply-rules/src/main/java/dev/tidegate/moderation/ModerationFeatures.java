package dev.tidegate.moderation;

import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import dev.tidegate.text.Sounds;
import dev.tidegate.understanding.TextFeatures;
import java.util.Arrays;
import java.util.List;

/**
 * What the learned scorers see of a comment: the features of its plain text and of its skeleton,
 * its readings two and three in a row, the listed words in it, and its shape. The scorer of insults
 * reads of a quoted talk only what is said last, but listed words everywhere. Training and product
 * read the same. One for one text; not shared between threads.
 */
public final class ModerationFeatures {
  /** A listed word counts like several n-grams, so that a long text does not drown it. */
  private static final int COPIES = 4;

  private static final int[] PRIME = {0, 0x01000193, 0x27d4eb2f};
  private static final int MOST_COUNTED = 6;

  private final FoldedText folded;
  private final FoldedText skeleton;
  private final List<WordPack.Found> insults;
  private final List<WordPack.Found> ads;
  private final List<FoundContact> contacts;
  private int[] features = new int[64];
  private int size;

  /** Reads a folded text. */
  public ModerationFeatures(FoldedText folded) {
    this.folded = folded;
    this.skeleton = Skeleton.of(folded);
    this.insults = Packs.INSULTS.find(folded);
    this.ads = Packs.ADS.find(folded);
    this.contacts = Contacts.find(folded.text());
  }

  /** Reads a text that was not folded yet. */
  public static ModerationFeatures of(String text) {
    return new ModerationFeatures(Fold.trace(text));
  }

  /** For the scorer of insults; each feature once. */
  public int[] insult() {
    int last = LastTurn.start(folded.text());
    read(last == 0 ? folded : Fold.trace(folded.text().substring(last)));
    words("i", insults);
    if (!skeleton.text().equals(folded.text())) {
      words("s", Packs.INSULTS.find(skeleton));
    }
    return distinct();
  }

  /** For the scorer of advertisements; each feature once. */
  public int[] ad() {
    read(folded);
    words("a", ads);
    if (!skeleton.text().equals(folded.text())) {
      words("b", Packs.ADS.find(skeleton));
    }
    for (FoundContact contact : contacts) {
      copies("c" + contact.kind());
    }
    shape();
    return distinct();
  }

  /** The skeleton of the text; the same object when the text is its own. */
  FoldedText skeleton() {
    return skeleton;
  }

  List<WordPack.Found> insults() {
    return insults;
  }

  List<FoundContact> contacts() {
    return contacts;
  }

  private void read(FoldedText part) {
    size = 0;
    addAll(TextFeatures.of(part.text()));
    String read = part == folded ? skeleton.text() : Skeleton.of(part).text();
    if (!read.equals(part.text())) {
      addAll(TextFeatures.of(read));
    }
    sounds(part.text());
  }

  private void words(String prefix, List<WordPack.Found> found) {
    for (WordPack.Found word : found) {
      copies(prefix + word.entry().severity());
      add(TextFeatures.named(prefix + word.entry().word()));
    }
    if (found.size() > 1) {
      copies(prefix + "more");
    }
  }

  private void sounds(String text) {
    int before = 0;
    int last = 0;
    for (String sound : Sounds.of(text)) {
      int own = sound.isEmpty() ? 0 : sound.hashCode();
      if (own != 0 && last != 0) {
        int two = last * PRIME[1] ^ own;
        add((two ^ 0x1357) * PRIME[2]);
        if (before != 0) {
          add(((before * PRIME[1] ^ last) * PRIME[1] ^ own) * PRIME[2]);
        }
      }
      before = last;
      last = own;
    }
  }

  private void shape() {
    Shape shape = Shape.of(folded.text());
    counted("odd", shape.odd());
    counted("single", shape.single());
    counted("mixed", shape.mixed());
    counted("number", shape.numbers());
    counted("handle", shape.handles());
    counted("code", shape.codes());
    if (shape.endsInCode()) {
      copies("last");
    }
    add(
        TextFeatures.named(
            "length" + (Integer.SIZE - Integer.numberOfLeadingZeros(folded.text().length()))));
  }

  private void counted(String name, int count) {
    if (count > 0) {
      copies(name);
      add(TextFeatures.named(name + Math.min(count, MOST_COUNTED)));
    }
  }

  private void copies(String name) {
    for (int i = 0; i < COPIES; i++) {
      add(TextFeatures.named(name) + i * 0x3779B9);
    }
  }

  private void addAll(int[] more) {
    for (int feature : more) {
      add(feature);
    }
  }

  private void add(int feature) {
    if (size == features.length) {
      features = Arrays.copyOf(features, size * 2);
    }
    features[size++] = feature;
  }

  private int[] distinct() {
    Arrays.sort(features, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || features[i] != features[i - 1]) {
        features[kept++] = features[i];
      }
    }
    return Arrays.copyOf(features, kept);
  }
}
