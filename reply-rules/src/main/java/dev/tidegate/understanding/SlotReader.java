package dev.tidegate.understanding;

import dev.tidegate.matching.Words;
import dev.tidegate.text.NumberSigns;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Reads the slots of one text, surest forms first; a place is taken once. Not thread-safe. */
final class SlotReader {
  private static final Words<String> COLOURS = Words.compile(ColourWords.all());
  private static final Words<String> PLACES = Words.compile(Places.all());

  private final String text;
  private final BitSet taken;
  private final List<Slot> slots = new ArrayList<>();

  SlotReader(String text) {
    this.text = text;
    this.taken = new BitSet(text.length());
  }

  Slots read() {
    boolean number = NumberSigns.isIn(text);
    long signs = number ? SlotForms.signs(text) : 0;
    for (SlotForms.Form form : SlotForms.ALL) {
      if (form.mayBeIn(signs)) {
        read(form);
      }
    }
    if (ClothesSizes.mayBeIn(text)) {
      clothesSizes();
    }
    if (number) {
      BodyNumbers.read(text, taken, slots);
    }
    words(COLOURS, Kind.COLOUR);
    words(PLACES, Kind.PLACE);
    return new Slots(slots);
  }

  private void read(SlotForms.Form form) {
    Matcher matcher = form.pattern().matcher(text);
    int from = 0;
    while (matcher.region(from, text.length()).find()) {
      int start = matcher.start();
      int end = Math.max(matcher.end(), start + 1);
      int claimed = taken.nextSetBit(start);
      if (claimed >= 0 && claimed < end) {
        // "一米六一百斤": what is left of the match after a place that is taken may be one.
        from = taken.nextClearBit(claimed);
        continue;
      }
      from = end;
      long value = form.value().of(matcher);
      if (value >= form.min() && value <= form.max()) {
        take(form.kind(), value, word(form.kind(), matcher, value), start, end);
      }
    }
  }

  private static String word(Kind kind, Matcher matcher, long value) {
    if (kind != Kind.SHOE_SIZE) {
      return matcher.group().strip();
    }
    String first = matcher.group(1);
    String system = Character.isDigit(first.charAt(0)) ? "eu" : first;
    String number = value % 10 == 0 ? "" + value / 10 : value / 10 + "." + value % 10;
    return system.toUpperCase(Locale.ROOT) + number;
  }

  private void clothesSizes() {
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    Matcher matcher = ClothesSizes.FORMS.matcher(text);
    while (matcher.find()) {
      String size = matcher.group();
      if (size.length() > 1 || chinese || loneLetterIsSize(matcher)) {
        take(Kind.CLOTHES_SIZE, 0, ClothesSizes.size(size), matcher.start(), matcher.end());
      }
    }
  }

  /** In English a lone letter is a size only after a word that says so, or as the whole text. */
  private boolean loneLetterIsSize(Matcher matcher) {
    String before = text.substring(Math.max(0, matcher.start() - 5), matcher.start());
    return before.isEmpty()
        || before.endsWith("size ")
        || before.endsWith("sz ")
        || before.endsWith("in ")
        || before.endsWith("in a ")
        || before.endsWith("or ")
        || before.endsWith("the ");
  }

  private void words(Words<String> words, Kind kind) {
    List<Words.Hit<String>> hits = words.find(text);
    // Longer words end later or begin earlier at the same end: from the right they come first.
    for (int i = hits.size() - 1; i >= 0; i--) {
      Words.Hit<String> longest = hits.get(i);
      int next = i;
      while (next >= 0 && hits.get(next).end() == longest.end()) {
        longest = hits.get(next).start() < longest.start() ? hits.get(next) : longest;
        next--;
      }
      if (standsAlone(longest)) {
        take(kind, 0, longest.value(), longest.start(), longest.end());
      }
      i = next + 1;
    }
  }

  /** Latin words between boundaries; one character of Chinese only where it is used as a colour. */
  private boolean standsAlone(Words.Hit<String> hit) {
    if (!LatinWords.boundary(text, hit.start()) || !LatinWords.boundary(text, hit.end())) {
      return false;
    }
    if (hit.word().length() > 1) {
      return true;
    }
    String after = text.substring(hit.end(), Math.min(text.length(), hit.end() + 1));
    String before = text.substring(Math.max(0, hit.start() - 1), hit.start());
    return (after.isEmpty() || "的款那这有还吗 ,，.。?？!！".contains(after))
        && (before.isEmpty() || "有要选拿买穿个件条双款 ,，.。".contains(before));
  }

  private void take(Kind kind, long value, String word, int start, int end) {
    int next = taken.nextSetBit(start);
    if (next < 0 || next >= end) {
      taken.set(start, end);
      slots.add(new Slot(kind, value, word, start, end));
    }
  }
}
