package dev.tidegate.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the platform reports it. The desk of this release records it; nudges use it later.
 *
 * @param id account + "/" + the platform's own duplicate key of this report
 * @param orderId the platform's order number
 */
public record OrderEvent(
    String id,
    String merchant,
    String account,
    String platform,
    @Nullable String room,
    String buyer,
    String replyTo,
    String orderId,
    Status status,
    List<Item> items,
    long sentAtMs,
    long receivedAtMs)
    implements LogRecord {

  /** The order's state at the platform. */
  public enum Status {
    CREATED,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    REFUNDED
  }

  /**
   * One line of the order; {@code amountFen} is what the buyer pays for all {@code quantity}
   * pieces.
   */
  public record Item(String sku, int quantity, long amountFen) {
    public Item {
      Require.text(sku, "items.sku");
      Require.notNegative(quantity, "items.quantity");
      Require.notNegative(amountFen, "items.amountFen");
    }
  }

  public OrderEvent {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(account, "account");
    Require.text(platform, "platform");
    Require.text(buyer, "buyer");
    Require.present(replyTo, "replyTo");
    Require.text(orderId, "orderId");
    Require.present(status, "status");
    items = List.copyOf(Require.present(items, "items"));
  }
}
