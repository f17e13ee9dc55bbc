package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.ruleset.HandOffPolicy;
import dev.tidegate.text.Fingerprint;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tells a buyer, once for each hand-off, what happens next. */
final class HandOffLines {
  /** The answer was on its way already, or the buyer asked for nothing. */
  private static final Set<Why> SILENT = EnumSet.of(Why.HELD, Why.NOT_DELIVERED);

  private HandOffLines() {}

  /** Whether the buyer was told nothing for any of these reasons. */
  static boolean isSilent(List<Why> why) {
    return SILENT.containsAll(why);
  }

  static void tell(Turn turn, String buyer, HandOffState handOff, String cause, Why why) {
    if (SILENT.contains(why)) {
      return;
    }
    ReachState reach = handOff.reach();
    String text = text(HandOffs.policy(turn), reach.han(), turn.appendMs());
    String story = Joins.story(turn.state(), buyer);
    if (Told.secondsSince(turn, story, Fingerprint.of(text)).isPresent()) {
      return;
    }
    Optional<Channel> way = Accounts.toBuyer(turn, reach, text, null);
    if (way.isEmpty()) {
      turn.because("no_reply_channel");
      return;
    }
    if (way.get() == Channel.PUBLIC_REPLY
        && !SharedReplies.takesToken(turn, Objects.requireNonNull(reach.room()), reach.account())) {
      turn.because("replies_are_scarce", "answer", "hand_off_line");
      return;
    }
    Told.remember(turn, story, "hand_off_line", Fingerprint.of(text));
    String actionId =
        Ids.hash(turn.merchant(), cause, "hand_off_line", buyer, way.get().name(), "0");
    StaffReplies.emit(
        turn,
        actionId,
        reach.writer(buyer),
        reach.by(way.get()),
        new Template.Rendered(text, List.of()),
        Action.Kind.HAND_OFF_LINE);
  }

  /** The merchant's words, else ours in the buyer's language. */
  static String text(HandOffPolicy policy, boolean han, long nowMs) {
    if (policy.staffed(nowMs)) {
      if (policy.line() != null) {
        return policy.line();
      }
      return han ? "已为您转接人工客服，请稍等。" : "I am passing you to a colleague, one moment please.";
    }
    if (policy.lineOutOfHours() != null) {
      return policy.lineOutOfHours();
    }
    return han
        ? "人工客服现在不在线，" + policy.staffFrom() + " 上线后回复您。"
        : "Our team is away now and will answer you from " + policy.staffFrom() + " (shop time).";
  }
}
