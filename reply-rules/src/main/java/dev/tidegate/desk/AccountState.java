package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Capability;
import java.util.List;

/**
 * What an account may do, as its newest {@code AccountChanged} says.
 *
 * @param quotaReplies public replies that a room takes in any {@code quotaPerMs}, 0 without a quota
 * @param longestText code points that a public reply may have, 0 without a limit
 */
public record AccountState(
    long version,
    List<Capability> capabilities,
    int quotaReplies,
    long quotaPerMs,
    int longestText) {
  /** An account of which the log says nothing. */
  static final AccountState UNKNOWN =
      new AccountState(-1, List.of(Capability.PUBLIC_REPLY, Capability.DM), 0, 0, 0);

  public AccountState {
    capabilities = List.copyOf(capabilities);
  }

  /** Whether the log has said what this account may do. */
  boolean isKnown() {
    return version >= 0;
  }

  boolean hasQuota() {
    return quotaReplies > 0;
  }

  boolean can(Channel channel) {
    return capabilities.contains(
        switch (channel) {
          case PUBLIC_REPLY -> Capability.PUBLIC_REPLY;
          case PRIVATE_REPLY -> Capability.PRIVATE_REPLY;
          case DM -> Capability.DM;
          case OVERLAY -> Capability.OVERLAY;
        });
  }

  /** Only the room has a limit: the others are pages and messages. */
  boolean fits(Channel channel, String text) {
    return channel != Channel.PUBLIC_REPLY
        || longestText == 0
        || text.codePointCount(0, text.length()) <= longestText;
  }
}
