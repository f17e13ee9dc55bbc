package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a room and was not said by a buyer.
 *
 * @param link number of the product link that the host presents; only with {@link
 *     Kind#ITEM_ON_SHOW}
 */
public record RoomEvent(
    String id,
    String merchant,
    String account,
    String platform,
    String room,
    Kind kind,
    @Nullable Integer link,
    long sentAtMs,
    long receivedAtMs)
    implements LogRecord {

  /** What happened. */
  public enum Kind {
    SHOW_STARTED,
    SHOW_ENDED,
    ITEM_ON_SHOW
  }

  public RoomEvent {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(account, "account");
    Require.text(platform, "platform");
    Require.text(room, "room");
    Require.present(kind, "kind");
    if (kind == Kind.ITEM_ON_SHOW) {
      Require.present(link, "link");
    }
  }
}
