package dev.tidegate.desk;

import dev.tidegate.event.HostMark;
import dev.tidegate.event.Product;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides about what the host marked on an item: on show, sold out, back in stock. */
final class ItemMarks {
  private ItemMarks() {}

  static Ruling decide(Turn turn, HostMark mark) {
    String kind = mark.kind().name().toLowerCase(Locale.ROOT);
    if (mark.kind() == HostMark.Kind.ITEM_ON_SHOW) {
      int link = Objects.requireNonNull(mark.link(), "an item on show has a link");
      turn.because("host_item", "kind", kind, "item", Integer.toString(link));
      Rooms.update(turn, mark.room(), room -> room.showing(link));
      return HostMarks.applied();
    }
    String sku = sku(turn, mark);
    Product product = sku == null ? null : Catalog.product(turn.state(), sku);
    if (product == null) {
      return HostMarks.ignored(turn, "item_unknown", "item", named(mark));
    }
    turn.because("host_item", "kind", kind, "item", product.sku());
    return mark.kind() == HostMark.Kind.SOLD_OUT
        ? soldOut(turn, mark.room(), product)
        : backInStock(turn, mark.room(), product);
  }

  private static Ruling soldOut(Turn turn, String room, Product product) {
    RoomMarksState marks = RoomMarks.of(turn.state(), room);
    if (SoldOut.of(turn.state(), marks).size() >= RoomMarks.MOST
        && !marks.soldOut().contains(product.sku())) {
      return HostMarks.ignored(turn, "marks_full");
    }
    Rooms.update(turn, room, UnaryOperator.identity());
    RoomState now = Objects.requireNonNull(Rooms.find(turn.state(), room), "it was just updated");
    SoldOut.mark(turn, room, now.show(), product);
    return HostMarks.applied();
  }

  private static Ruling backInStock(Turn turn, String room, Product product) {
    if (!SoldOut.isMarked(turn.state(), product.sku())) {
      return HostMarks.ignored(turn, "not_sold_out", "item", product.sku());
    }
    SoldOut.unmark(turn, room, product.sku());
    Rooms.update(turn, room, UnaryOperator.identity());
    return HostMarks.applied();
  }

  private static @Nullable String sku(Turn turn, HostMark mark) {
    return mark.sku() == null
        ? Catalog.skuOfLink(turn.state(), Objects.requireNonNull(mark.link(), "sku or link"))
        : mark.sku();
  }

  private static String named(HostMark mark) {
    return mark.sku() == null ? String.valueOf(mark.link()) : mark.sku();
  }
}
