package dev.tidegate.desk;

import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.understanding.Anger;
import dev.tidegate.understanding.EscalationScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says when a talk calls for a person though no word of it asks for one: a furious line, or a talk
 * that goes badly. How often that is right is measured in docs/handoffs.md.
 */
final class Escalations {
  /** From here on a single line is furious. */
  static final double FURIOUS = 0.9;

  /** From here on a talk with more than one line of the buyer goes badly. */
  static final double GOES_BADLY = 0.99;

  private Escalations() {}

  /** Why a person should take over now; empty when nothing says so. */
  static Optional<Why> why(Said said) {
    if (said.isPublic() && !said.evidence().sentiment().equals("neg")) {
      return Optional.empty();
    }
    return anger(said).or(() -> talkGoesBadly(said));
  }

  private static Optional<Why> anger(Said said) {
    double anger = Anger.of(said.chat().text());
    if (anger < FURIOUS) {
      return Optional.empty();
    }
    said.because("furious", "score", ChatDesk.twoDigits(anger));
    return Optional.of(Why.ANGER);
  }

  /** In a room only of a buyer who asks and waits for an answer already: reading a talk costs. */
  private static Optional<Why> talkGoesBadly(Said said) {
    boolean asksAgain = said.question() && Stories.waits(said.turn(), said.chat().buyer());
    if (said.isPublic() && !asksAgain) {
      return Optional.empty();
    }
    List<EscalationScore.Turn> talk = talk(said);
    if (talk.stream().filter(EscalationScore.Turn::buyer).count() < 2) {
      return Optional.empty();
    }
    EscalationScore score = EscalationScore.of(talk);
    if (score.probability() < GOES_BADLY) {
      return Optional.empty();
    }
    said.because(
        "talk_goes_badly",
        "score",
        ChatDesk.twoDigits(score.probability()),
        "signs",
        score.words());
    return Optional.of(Why.TALK);
  }

  private static List<EscalationScore.Turn> talk(Said said) {
    List<EscalationScore.Turn> talk = new ArrayList<>();
    for (HandOff.Line line : StoryState.of(said.turn().state(), said.chat().buyer()).lines()) {
      talk.add(new EscalationScore.Turn(line.who() == Who.BUYER, line.text()));
    }
    talk.add(new EscalationScore.Turn(true, said.chat().text()));
    return talk;
  }
}
