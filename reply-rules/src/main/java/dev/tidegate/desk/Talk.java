package dev.tidegate.desk;

import dev.tidegate.desk.TalkState.Known;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.understanding.BareMeasure;
import dev.tidegate.understanding.ForWhom;
import dev.tidegate.understanding.ProductWords;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Slot;
import dev.tidegate.understanding.Wish;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps in mind what a buyer asked and said of sizes and wishes, for a while. */
final class Talk {
  /** How long what was said counts; the same as for the product in talk. */
  static final long WINDOW_MS = Topic.TALK_MS;

  /** Longer questions have their own product and details. */
  private static final int LONGEST_MATTER = 60;

  private static final Set<Slots.Kind> REMEMBERED =
      EnumSet.of(
          Slots.Kind.HEIGHT_CM,
          Slots.Kind.WEIGHT_GRAMS,
          Slots.Kind.FOOT_MM,
          Slots.Kind.SHOE_SIZE,
          Slots.Kind.CLOTHES_SIZE,
          Slots.Kind.COLOUR,
          Slots.Kind.QUANTITY,
          Slots.Kind.PLACE);

  /** A kind of its own beside those of slots. */
  private static final String WISH = "WISH";

  /** Without these a text states no size, colour, number or place that would have to be kept. */
  private static final Pattern SAYS_SIZES = Pattern.compile("[\\d一二两三四五六七八九a-z色码寄发送给]");

  /** Who is in need of something says so, in few words, of somebody. */
  private static final Pattern WISHES =
      Pattern.compile("[我送给帮]|(?<![a-z])(?:my|i|i'm|im|for)(?![a-z])");

  private static final int SHORT = 14;

  private static final Pattern LEAD = Pattern.compile("^(?:那么?|还有|so|and)\\s*");

  private Talk() {}

  /** The talk with a buyer as far as it still counts. */
  static TalkState of(Turn turn, String story) {
    TalkState talk = TalkState.of(turn.state(), story);
    long now = turn.nowMs();
    boolean matters = now - talk.matterAtMs() <= WINDOW_MS;
    boolean asked = now - talk.askedAtMs() <= WINDOW_MS;
    return new TalkState(
        matters ? talk.matter() : "",
        talk.matterAtMs(),
        talk.known().stream().filter(known -> now - known.atMs() <= WINDOW_MS).toList(),
        now - talk.personAtMs() <= WINDOW_MS ? talk.person() : "",
        talk.personAtMs(),
        asked ? talk.asked() : null,
        asked ? talk.askedSku() : null,
        talk.askedHan(),
        talk.askedAtMs());
  }

  /**
   * For whom the words are, empty for the buyer; null when that is unclear: after a word for
   * somebody else only bare measures are sure to be theirs.
   */
  static @Nullable String person(Said said) {
    String folded = said.evidence().folded();
    ForWhom forWhom = ForWhom.in(folded);
    String spokenOf = of(said.turn(), said.story()).person();
    return switch (forWhom.kind()) {
      case SEVERAL -> null;
      case WRITER -> "";
      case OTHER -> forWhom.pointsBack() && !spokenOf.isEmpty() ? spokenOf : forWhom.word();
      case UNSAID ->
          spokenOf.isEmpty() || !BareMeasure.in(folded, Slots.Kind.WEIGHT_GRAMS).isEmpty()
              ? spokenOf
              : null;
    };
  }

  /** Keeps what the words say of sizes and wishes; nothing where it is unclear whose they are. */
  static void note(Said said) {
    String folded = said.evidence().folded();
    boolean sizes = SAYS_SIZES.matcher(folded).find();
    boolean wishes =
        Wish.asksFor(folded) || (folded.length() <= SHORT && WISHES.matcher(folded).find());
    if (!sizes && !wishes) {
      return;
    }
    Slots slots = sizes ? Slots.in(folded) : new Slots(List.of());
    String person = person(said);
    if (person != null && !Measures.severalIn(slots)) {
      keep(said, slots.all(), person);
      if (wishes) {
        noteWish(said, Wish.in(folded), person);
      }
    }
  }

  private static void noteWish(Said said, Wish wish, String person) {
    long now = said.turn().nowMs();
    if (!wish.words().isEmpty()) {
      Known known = new Known(WISH, person, wish.budgetFen(), wish.words(), now);
      put(said, of(said.turn(), said.story()).saying(List.of(known), person, now));
    }
  }

  /** What the buyer looked for before; nothing when nothing was said. */
  static Wish wish(Said said) {
    String person = person(said);
    return of(said.turn(), said.story()).known().stream()
        .filter(k -> k.kind().equals(WISH) && k.person().equals(person))
        .map(k -> Wish.in(k.word()))
        .findFirst()
        .orElseGet(() -> Wish.in(""));
  }

  /** Keeps slots that were said for a person. */
  static void keep(Said said, List<Slot> slots, String person) {
    List<Known> now = new ArrayList<>();
    for (Slot slot : slots) {
      boolean twice = now.stream().anyMatch(k -> k.kind().equals(slot.kind().name()));
      if (REMEMBERED.contains(slot.kind()) && !twice) {
        now.add(
            new Known(slot.kind().name(), person, slot.value(), slot.word(), said.turn().nowMs()));
      }
    }
    TalkState talk = of(said.turn(), said.story());
    if (!now.isEmpty() || !person.equals(talk.person())) {
      put(said, talk.saying(now, person, said.turn().nowMs()));
    }
  }

  /** What is known of the body of the person whom the words are for. */
  static Measures measures(Said said) {
    String person = person(said);
    return person == null ? Measures.UNKNOWN : measures(said, person);
  }

  /** What is known of the body of a person of whom the buyer spoke. */
  static Measures measures(Said said, String person) {
    TalkState talk = of(said.turn(), said.story());
    return new Measures(
        value(talk, Slots.Kind.HEIGHT_CM, person),
        value(talk, Slots.Kind.WEIGHT_GRAMS, person),
        value(talk, Slots.Kind.FOOT_MM, person));
  }

  static @Nullable Long value(TalkState talk, Slots.Kind kind, String person) {
    return talk.known().stream()
        .filter(k -> k.kind().equals(kind.name()) && k.person().equals(person))
        .map(Known::value)
        .findFirst()
        .orElse(null);
  }

  /**
   * Keeps the question, so that what follows can go on from it; who answers it by hand is told what
   * the buyer said before.
   */
  static void remember(Said said, Ruling ruling) {
    if (ruling.disposition() == Disposition.JOINED
        || ruling.disposition() == Disposition.HANDED_OVER) {
      tell(said);
    }
    boolean asked = said.question() || ruling.disposition() == Disposition.ANSWERED;
    boolean seen =
        ruling.disposition() == Disposition.ANSWERED || ruling.disposition() == Disposition.JOINED;
    if (!asked || !seen || said.complaint() || said.evidence().unfit()) {
      return;
    }
    String rest = said.topic().mention().blankedIn(said.evidence().folded());
    ProductWords words = said.topic().words();
    String matter = words == null ? rest : words.withoutNames(rest);
    String stripped = LEAD.matcher(matter.strip()).replaceFirst("").strip();
    put(
        said,
        of(said.turn(), said.story())
            .asking(stripped.length() > LONGEST_MATTER ? "" : stripped, said.turn().nowMs()));
  }

  private static void tell(Said said) {
    String words =
        of(said.turn(), said.story()).known().stream()
            .map(known -> (known.person() + " " + known.word()).strip())
            .collect(Collectors.joining(" · "));
    if (!words.isEmpty()) {
      said.because("buyer_said", "words", words);
    }
  }

  static void put(Said said, TalkState talk) {
    said.turn().state().put(StateKind.TALK, said.story(), talk);
  }
}
