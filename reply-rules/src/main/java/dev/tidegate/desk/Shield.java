package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.text.Evidence;
import java.util.Optional;

/** Keeps from the room what may not stay where all can read it. */
final class Shield {
  private Shield() {}

  /**
   * What follows from the moderator's verdict; empty when the comment may stay. In a direct message
   * contact details are not a nuisance but needed for the order: a person sees them.
   */
  static Optional<Ruling> ruling(Said said) {
    Evidence evidence = said.evidence();
    boolean hide = evidence.verdict().equals(Verdict.Action.HIDE.name());
    if (!hide && !evidence.verdict().equals(Verdict.Action.HOLD.name())) {
      return Optional.empty();
    }
    boolean contactInDm =
        !said.isPublic()
            && (evidence.verdictReason().equals("contact")
                || evidence.intent().equals("contact_info"));
    said.because(
        hide && !contactInDm ? "hidden_by_moderation" : "held_by_moderation",
        "reason",
        evidence.verdictReason(),
        "score",
        ChatDesk.twoDigits(evidence.verdictScore()),
        "words",
        evidence.verdictWords());
    if (hide && !contactInDm) {
      return Optional.of(Ruling.of(Disposition.HIDDEN, "moderation"));
    }
    return Optional.of(Waits.unseen(said, Why.HELD, "moderation"));
  }
}
