package dev.tidegate.desk;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.ReplyQuota;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    return from(turn, account, text, 0);
  }

  /** The next way after one that did not take it; a way is never tried twice for one answer. */
  static Optional<Channel> after(Turn turn, String account, String text, Channel refused) {
    return from(turn, account, text, Questions.policy(turn).channels().indexOf(refused) + 1);
  }

  private static Optional<Channel> from(Turn turn, String account, String text, int first) {
    AccountState known = of(turn.state(), account);
    List<Channel> order = Questions.policy(turn).channels();
    return order.subList(first, order.size()).stream()
        .filter(channel -> known.can(channel) && known.fits(channel, text))
        .findFirst();
  }
}
