package dev.tidegate.ingress.delivery;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Action;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Require;
import dev.tidegate.ingress.platform.Sender;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import dev.tidegate.privacy.BoxException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an action goes: its account, the platform's sender, the opened {@code replyTo}. */
final class Destinations {
  /** What is looked up; every answer is the newest known, and null when unknown. Never throws. */
  interface Directory {
    @Nullable OpenedAccount account(String id);

    @Nullable KeyRing keys(String merchant);
  }

  private final Directory directory;
  private final Map<String, Sender> senders;

  /**
   * @param senders by platform
   */
  Destinations(Directory directory, Map<String, Sender> senders) {
    this.directory = directory;
    this.senders = Map.copyOf(senders);
  }

  /** Whether a second send of the same id is shown once; false when the account is unknown. */
  boolean honoursKeys(Action action) {
    OpenedAccount opened = accountOf(action);
    return opened != null && opened.account().honoursIdempotencyKeys();
  }

  /** Why the action cannot be sent by anyone, null when it can. */
  @Nullable String impossible(Action action) {
    OpenedAccount opened = accountOf(action);
    if (opened == null) {
      return "unknown_account";
    }
    Account account = opened.account();
    if (!account.capabilities().contains(needed(action.channel()))) {
      return "no_capability";
    }
    if (action.channel() == Action.Channel.OVERLAY) {
      return "no_page_open"; // nothing shows overlay lines yet, so nobody would see it
    }
    if (account.endpoint() == null) {
      return "no_endpoint";
    }
    return senders.containsKey(account.platform()) ? null : "unknown_platform";
  }

  /**
   * The message of an action that is not {@link #impossible}.
   *
   * @throws IllegalArgumentException when {@code replyTo} is missing or does not open
   */
  Sender.Message messageOf(Action action) {
    KeyRing keys = directory.keys(action.merchant());
    OpenedAccount account = accountOf(action);
    if (keys == null || account == null) {
      throw new BoxException("of merchant " + action.merchant() + ", whose keys are unknown");
    }
    String box = Require.text(action.replyTo(), "replyTo");
    return new Sender.Message(action, account, ReplyTo.open(keys, box));
  }

  /** The sender of a message's platform. */
  Sender senderOf(Sender.Message message) {
    return Objects.requireNonNull(senders.get(message.account().account().platform()));
  }

  /** The merchant's keys, null when the merchant is unknown. */
  @Nullable KeyRing keys(String merchant) {
    return directory.keys(merchant);
  }

  /** The account, null when it is unknown or another merchant's. */
  private @Nullable OpenedAccount accountOf(Action action) {
    OpenedAccount opened = directory.account(action.account());
    return opened != null && opened.account().merchant().equals(action.merchant()) ? opened : null;
  }

  private static Capability needed(Action.Channel channel) {
    return switch (channel) {
      case PUBLIC_REPLY -> Capability.PUBLIC_REPLY;
      case PRIVATE_REPLY -> Capability.PRIVATE_REPLY;
      case DM -> Capability.DM;
      case OVERLAY -> Capability.OVERLAY;
    };
  }
}
