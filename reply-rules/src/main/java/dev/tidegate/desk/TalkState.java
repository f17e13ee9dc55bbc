package dev.tidegate.desk;

import dev.tidegate.understanding.Slots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer's talk is about, for {@link Talk#WINDOW_MS} after it was said: the last question,
 * what the buyer said of sizes and wishes, and what was asked back. Times are desk time.
 *
 * @param matter the last question, folded, without the product's name; empty when there is none
 * @param known what was said, newest first, at most {@value #MOST}
 * @param person for whom the buyer last spoke, empty for the buyer
 * @param personAtMs when
 * @param asked the {@link Slots.Kind} that was asked back, null when nothing was
 * @param askedSku the product whose size was asked for
 * @param askedHan whether it was asked in Chinese
 */
public record TalkState(
    String matter,
    long matterAtMs,
    List<Known> known,
    String person,
    long personAtMs,
    @Nullable String asked,
    @Nullable String askedSku,
    boolean askedHan,
    long askedAtMs) {
  /** Of each kind of slot the newest, for the buyer and one other person. */
  static final int MOST = 24;

  static final TalkState NONE = new TalkState("", 0, List.of(), "", 0, null, null, false, 0);

  /**
   * A slot that was said.
   *
   * @param kind name of a {@link Slots.Kind}, or {@code WISH} for the words of a wish
   * @param person whose it is, empty for the buyer
   */
  public record Known(String kind, String person, long value, String word, long atMs) {}

  public TalkState {
    matter = Objects.requireNonNullElse(matter, "");
    known = List.copyOf(Objects.requireNonNullElse(known, List.of()));
    person = Objects.requireNonNullElse(person, "");
  }

  /** What is remembered of a buyer's talk; of an unknown one nothing. */
  static TalkState of(DeskState state, String story) {
    return Objects.requireNonNullElse(state.get(StateKind.TALK, story), NONE);
  }

  TalkState asking(String question, long nowMs) {
    return new TalkState(
        question, nowMs, known, person, personAtMs, asked, askedSku, askedHan, askedAtMs);
  }

  TalkState askedBack(Slots.Kind kind, String sku, boolean han, long nowMs) {
    return new TalkState(
        matter, matterAtMs, known, person, personAtMs, kind.name(), sku, han, nowMs);
  }

  /** With what was said now in place of what was said before of the same kind and person. */
  TalkState saying(List<Known> said, String forPerson, long nowMs) {
    List<Known> all = new ArrayList<>(said);
    known.stream()
        .filter(
            old ->
                said.stream()
                    .noneMatch(s -> s.kind().equals(old.kind()) && s.person().equals(old.person())))
        .forEach(all::add);
    return new TalkState(
        matter,
        matterAtMs,
        all.subList(0, Math.min(all.size(), MOST)),
        forPerson,
        nowMs,
        asked,
        askedSku,
        askedHan,
        askedAtMs);
  }

  /** Both talks as one: the newest of each matter counts. */
  TalkState joinedWith(TalkState other) {
    TalkState newer = matterAtMs >= other.matterAtMs ? this : other;
    TalkState speaker = personAtMs >= other.personAtMs ? this : other;
    TalkState asker = askedAtMs >= other.askedAtMs ? this : other;
    List<Known> all = new ArrayList<>(known);
    all.addAll(other.known);
    all.sort(Comparator.comparingLong(Known::atMs).reversed());
    TalkState joined =
        new TalkState(
            newer.matter,
            newer.matterAtMs,
            List.of(),
            speaker.person,
            speaker.personAtMs,
            asker.asked,
            asker.askedSku,
            asker.askedHan,
            asker.askedAtMs);
    // Oldest first, so that a newer one takes the place of an older one.
    for (int i = all.size() - 1; i >= 0; i--) {
      joined = joined.saying(List.of(all.get(i)), speaker.person, speaker.personAtMs);
    }
    return joined;
  }
}
