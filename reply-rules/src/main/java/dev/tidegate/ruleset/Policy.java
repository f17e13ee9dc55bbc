package dev.tidegate.ruleset;

import dev.tidegate.event.Action;
import dev.tidegate.event.InvalidFieldException;
import java.util.List;
import java.util.Objects;

/**
 * How the desk behaves for a merchant. Times are desk time, milliseconds.
 *
 * @param faqThreshold score in 0 to 1 that an FAQ entry needs to answer by itself
 * @param coolDownMs within it a buyer is not told the same answer again
 * @param questionExpiryMs after it a question that nobody answered is closed as expired
 * @param actionExpiryMs after it an unsent reply is no longer sent
 * @param factAgeMs how long a product's fact may be claimed after it was rendered
 * @param channels the ways by which a comment in a room is answered, the first choice first; what
 *     none of them takes stays on the host's board. Rule sets of before there was a choice have
 *     null there, which is {@link #CHANNELS}
 * @param handOffs how buyers go to a person; the default where it is absent
 */
public record Policy(
    double faqThreshold,
    long coolDownMs,
    long questionExpiryMs,
    long actionExpiryMs,
    long factAgeMs,
    List<Action.Channel> channels,
    HandOffPolicy handOffs) {

  /** The order of a merchant who chose none. */
  public static final List<Action.Channel> CHANNELS =
      List.of(
          Action.Channel.PUBLIC_REPLY,
          Action.Channel.OVERLAY,
          Action.Channel.PRIVATE_REPLY,
          Action.Channel.DM);

  /** State is kept for days longer than this; see StateKind. */
  static final long LONGEST_MS = 24 * 3_600_000L;

  /** The ledger keeps claims for a day longer than this. */
  private static final long LONGEST_ACTION_MS = 3_600_000L;

  public Policy {
    channels = List.copyOf(Objects.requireNonNullElse(channels, CHANNELS));
    if (channels.stream().distinct().count() < channels.size()) {
      throw new InvalidFieldException("policy.channels", "must not name one twice: " + channels);
    }
    if (!(faqThreshold >= 0 && faqThreshold <= 1)) {
      throw new InvalidFieldException("policy.faqThreshold", "must be 0 to 1, was " + faqThreshold);
    }
    handOffs = Objects.requireNonNullElseGet(handOffs, HandOffPolicy::defaults);
    within(coolDownMs, LONGEST_MS, "policy.coolDownMs");
    within(questionExpiryMs, LONGEST_MS, "policy.questionExpiryMs");
    within(actionExpiryMs, LONGEST_ACTION_MS, "policy.actionExpiryMs");
    within(factAgeMs, LONGEST_MS, "policy.factAgeMs");
    if (actionExpiryMs > questionExpiryMs) {
      throw new InvalidFieldException(
          "policy.actionExpiryMs",
          "must not be longer than questionExpiryMs, was " + actionExpiryMs);
    }
  }

  /** With the default way of handing over. */
  public Policy(
      double faqThreshold,
      long coolDownMs,
      long questionExpiryMs,
      long actionExpiryMs,
      long factAgeMs,
      List<Action.Channel> channels) {
    this(
        faqThreshold,
        coolDownMs,
        questionExpiryMs,
        actionExpiryMs,
        factAgeMs,
        channels,
        HandOffPolicy.defaults());
  }

  /** What a merchant has who changed nothing. */
  public static Policy defaults() {
    return new Policy(0.75, 60_000, 600_000, 60_000, 600_000, CHANNELS);
  }

  static void within(long value, long longest, String field) {
    if (value <= 0 || value > longest) {
      throw new InvalidFieldException(field, "must be 1 to " + longest + ", was " + value);
    }
  }
}
