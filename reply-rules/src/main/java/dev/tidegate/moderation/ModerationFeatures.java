package dev.tidegate.moderation;

import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import dev.tidegate.text.Sounds;
import dev.tidegate.understanding.TextFeatures;
import java.util.Arrays;
import java.util.List;

/**
 * What the learned scorers see of a comment: the features of its plain text and of its skeleton, its
 * readings two and three in a row, the listed words in it, and its shape. Training and product read
 * the same. One for one text; not shared between threads.
 */
public final class ModerationFeatures {
  /** A listed word counts like several n-grams, so that a long text does not drown it. */
  private static final int COPIES = 4;

  private static final int[] PRIME = {0, 0x01000193, 0x27d4eb2f};
  private static final int LONGEST_SHAPE = 6;
  private static final int HAN = 0x4E00;

  private final FoldedText folded;
  private final FoldedText skeleton;
  private final List<WordPack.Found> insults;
  private final List<WordPack.Found> ads;
  private final List<FoundContact> contacts;
  private final int[] base;

  private int[] features = new int[64];
  private int size;

  /** Reads a folded text. */
  public ModerationFeatures(FoldedText folded) {
    this.folded = folded;
    this.skeleton = Skeleton.of(folded);
    this.insults = Packs.INSULTS.find(folded);
    this.ads = Packs.ADS.find(folded);
    this.contacts = Contacts.find(folded.text());
    addAll(TextFeatures.of(folded.text()));
    if (!skeleton.text().equals(folded.text())) {
      addAll(TextFeatures.of(skeleton.text()));
    }
    sounds();
    this.base = Arrays.copyOf(features, size);
  }

  /** Reads a text that was not folded yet. */
  public static ModerationFeatures of(String text) {
    return new ModerationFeatures(Fold.trace(text));
  }

  /** For the scorer of insults; each feature once. */
  public int[] insult() {
    begin();
    words("i", insults);
    if (!skeleton.text().equals(folded.text())) {
      words("s", Packs.INSULTS.find(skeleton));
    }
    return distinct();
  }

  /** For the scorer of advertisements; each feature once. */
  public int[] ad() {
    begin();
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

  List<WordPack.Found> insults() {
    return insults;
  }

  List<WordPack.Found> ads() {
    return ads;
  }

  List<FoundContact> contacts() {
    return contacts;
  }

  private void begin() {
    features = Arrays.copyOf(base, base.length + 64);
    size = base.length;
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

  private void sounds() {
    String[] sounds = Sounds.of(folded.text());
    int before = 0;
    int last = 0;
    for (String sound : sounds) {
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

  /** Length, odd characters, names of letters and digits, single characters between blanks. */
  private void shape() {
    String text = folded.text();
    int odd = 0;
    int single = 0;
    int mixed = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      odd += isOdd(c) ? 1 : 0;
      boolean alone =
          (i == 0 || text.charAt(i - 1) == ' ' || isSign(text.charAt(i - 1)))
              && (next >= text.length() || text.charAt(next) == ' ' || isSign(text.charAt(next)));
      single += alone && c >= HAN ? 1 : 0;
      if (isLatin(c) || isDigit(c) || c == '_') {
        boolean letters = false;
        boolean digits = false;
        while (next < text.length() && (isLatin(text.charAt(next)) || isDigit(text.charAt(next)))) {
          next++;
        }
        for (int j = i; j < next; j++) {
          letters |= isLatin(text.charAt(j));
          digits |= isDigit(text.charAt(j));
        }
        if (next - i >= 5 && letters && digits) {
          mixed++;
        }
        if (next - i >= 6 && digits && !letters) {
          copies("number");
        }
        if (i > 0 && text.charAt(i - 1) == '@' && next - i >= 4) {
          copies("handle");
        }
      }
      i = next;
    }
    counted("odd", odd);
    counted("single", single);
    counted("mixed", mixed);
    add(TextFeatures.named("length" + (32 - Integer.numberOfLeadingZeros(text.length()))));
    if (text.length() > 0 && mixed > 0 && (isLatin(text.charAt(text.length() - 1)) || isDigit(text.charAt(text.length() - 1)))) {
      copies("lastname");
    }
  }

  private void counted(String name, int count) {
    if (count > 0) {
      copies(name);
      add(TextFeatures.named(name + Math.min(count, LONGEST_SHAPE)));
    }
  }

  private static boolean isOdd(int c) {
    if (c < 0x250 || (c >= 0x2000 && c < 0x3100) || c >= 0x1F000 && c < 0x20000) {
      return false;
    }
    return c < HAN || c > 0xFFFF || (c > 0x9FFF && c < 0xFE00);
  }

  private static boolean isSign(char c) {
    return c < '0' || (c >= 0x2000 && c < 0x3100) || c == '|';
  }

  private static boolean isLatin(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
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
