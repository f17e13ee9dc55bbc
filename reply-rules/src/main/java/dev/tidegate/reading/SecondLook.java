package dev.tidegate.reading;

import dev.tidegate.moderation.BareText;
import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.moderation.Verdict.Action;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import dev.tidegate.understanding.ComplaintWords;
import dev.tidegate.understanding.Concepts;
import dev.tidegate.understanding.ReadingModel;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A second look at a comment before it is hidden. A complaint must not become hidden by a number, a
 * sign, an insult or an advertisement put into it: what the comment says beside those is read
 * again, as a whole and part by part. When that complains, it is judged as a complaint; when it has
 * a matter and is not unfit itself, a person decides. Linear in the length of the text.
 */
final class SecondLook {
  /** Intents of complaints. */
  static final Set<String> COMPLAINING = Set.of("complaint", "human_request");

  /** Intents of a buyer's own case, in a part that says too little to be sure of more. */
  private static final Set<String> OWN_CASES =
      Set.of("order_status", "complaint", "human_request", "return_refund", "payment_issue");

  /** Intents of words that ask nothing of the shop and say nothing of its goods. */
  private static final Set<String> NO_MATTER = Set.of("abuse", "chat", "praise", "greeting");

  /** Fewer letters say nothing of their own. */
  private static final int LEAST_WORDS = 3;

  /** Fewer letters have no matter beside a grave insult. */
  private static final int LEAST_MATTER = 7;

  /** A shorter part of a comment is not read alone. */
  private static final int LEAST_PART = 5;

  private static final float LIKELY = 0.5f;
  private static final float SURE = 0.8f;

  /** Signs, and blanks beside Chinese characters. */
  private static final Pattern PARTS =
      Pattern.compile("[^\\p{L}\\p{Nd} ]+| +(?![a-z0-9])|(?<![a-z0-9]) +");

  private final ReadingModel model;
  private final Concepts concepts;

  SecondLook(ReadingModel model, Concepts concepts) {
    this.model = model;
    this.concepts = concepts;
  }

  /**
   * The verdict that a comment gets in the end, milder or the same.
   *
   * @param abuse whether the whole comment reads as an insult
   */
  Verdict at(Verdict verdict, FoldedText folded, boolean abuse) {
    BareText bare = BareText.of(folded);
    Reading reading = read(bare.words());
    Verdict judged = Moderator.shipped().judge(Fold.trace(bare.words()), false);
    if (complains(bare.words(), reading) || partComplains(folded)) {
      return judged.reason().equals("ad") ? held(verdict) : Moderator.shipped().judge(folded, true);
    }
    boolean unfit =
        switch (verdict.reason()) {
          case "ad", "contact" ->
              (judged.reason().equals("ad") && judged.score() >= SURE)
                  || reading.spam >= LIKELY
                  || bare.advertises();
          default ->
              judged.action() == Action.HIDE
                  || (abuse && NO_MATTER.contains(reading.intent))
                  || (reading.abuse >= LIKELY && isAllAbuse(folded))
                  || (bare.grave() && bare.words().length() < LEAST_MATTER);
        };
    return unfit || bare.words().length() < LEAST_WORDS ? verdict : held(verdict);
  }

  /** A complaint may be disguised as well: characters taken apart, letters for others. */
  private boolean complains(String words, Reading reading) {
    String plain = Skeleton.of(words);
    return ComplaintWords.in(words)
        || reading.complains()
        || (!plain.equals(words) && (ComplaintWords.in(plain) || read(plain).complains()));
  }

  private boolean partComplains(FoldedText folded) {
    return parts(folded, LEAST_PART).anyMatch(Reading::surelyComplains);
  }

  /** Beside an insult that only the whole has, a part may be about something. */
  private boolean isAllAbuse(FoldedText folded) {
    return parts(folded, LEAST_WORDS).allMatch(part -> part.intent.equals("abuse"));
  }

  private Stream<Reading> parts(FoldedText folded, int least) {
    return PARTS
        .splitAsStream(folded.text())
        .filter(part -> part.length() >= least)
        .map(this::read);
  }

  private static Verdict held(Verdict verdict) {
    return new Verdict(
        Action.HOLD,
        verdict.reason(),
        verdict.score(),
        verdict.start(),
        verdict.end(),
        verdict.readAs());
  }

  private Reading read(String words) {
    int[] features = model.features().places(concepts.features(words));
    float[] intents = model.intents().probabilities(features);
    List<String> names = model.intents().classes();
    int best = Comprehend.likeliest(intents);
    return new Reading(
        names.get(best),
        intents[best],
        model.person().probabilities(features)[1],
        intents[names.indexOf("spam_ad")] + intents[names.indexOf("contact_info")],
        intents[names.indexOf("abuse")]);
  }

  /** What the words are about; the last three are probabilities. */
  private record Reading(String intent, float score, float person, float spam, float abuse) {
    boolean complains() {
      return person >= Comprehend.OWN_CASE || COMPLAINING.contains(intent);
    }

    boolean surelyComplains() {
      return (OWN_CASES.contains(intent) && person >= SURE)
          || (COMPLAINING.contains(intent) && score >= SURE);
    }
  }
}
