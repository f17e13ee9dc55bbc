package dev.tidegate.desk;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.ReplyQuota;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The merchant's accounts in the desk's state, and by which ways they answer. */
final class Accounts {
  private Accounts() {}

  /** Applies a change; a version that is not higher changes nothing. */
  static Ruling apply(Turn turn, AccountChanged change) {
    String version = Long.toString(change.version());
    if (of(turn.state(), change.account()).version() >= change.version()) {
      turn.because("account_ignored", "account", change.account(), "version", version);
      return Ruling.of(Disposition.APPLIED, "older_account");
    }
    ReplyQuota quota = change.quota();
    turn.state()
        .put(
            StateKind.ACCOUNT,
            change.account(),
            new AccountState(
                change.version(),
                List.copyOf(change.capabilities()),
                quota == null ? 0 : quota.replies(),
                quota == null ? 0 : quota.perMs(),
                change.longestText()));
    turn.because("account_applied", "account", change.account(), "version", version);
    return Ruling.of(Disposition.APPLIED, "account_changed");
  }

  static AccountState of(DeskState state, String account) {
    return Objects.requireNonNullElse(state.get(StateKind.ACCOUNT, account), AccountState.UNKNOWN);
  }

  /** The merchant's first way to answer a comment of a room that can carry this text. */
  static Optional<Channel> first(Turn turn, String account, String text) {
    return from(turn, account, text, null).findFirst();
  }

  /** The next way after one that did not take it; a way is never tried twice for one answer. */
  static Optional<Channel> after(Turn turn, String account, String text, Channel refused) {
    return from(turn, account, text, refused).findFirst();
  }

  /**
   * The way by which people of the staff speak to one buyer: a direct message to who wrote one, to
   * others the merchant's first way that is meant for one buyer, which a line on the picture is
   * not. Of an account of which the log says nothing the way of the buyer's message is taken.
   *
   * @param refused the way that did not take it, null at first
   */
  static Optional<Channel> toBuyer(
      Turn turn, ReachState reach, String text, @Nullable Channel refused) {
    if (reach.channel() == Channel.DM || !of(turn.state(), reach.account()).isKnown()) {
      return refused == null ? Optional.of(reach.channel()) : Optional.empty();
    }
    return from(turn, reach.account(), text, refused)
        .filter(channel -> channel != Channel.OVERLAY)
        .findFirst();
  }

  private static Stream<Channel> from(
      Turn turn, String account, String text, @Nullable Channel refused) {
    AccountState known = of(turn.state(), account);
    List<Channel> order = Questions.policy(turn).channels();
    return order.stream()
        .skip(refused == null ? 0 : order.indexOf(refused) + 1)
        .filter(channel -> known.can(channel) && known.fits(channel, text));
  }
}
