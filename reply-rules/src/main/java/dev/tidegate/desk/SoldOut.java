package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products that the host marked as sold out: until the show ends, the host takes it back, or the
 * product changes and has stock, everything that asks for the product finds none left.
 */
final class SoldOut {
  private SoldOut() {}

  /** The product as it may be told of: with nothing left while it is marked as sold out. */
  static Product seen(DeskState state, Product product) {
    return isMarked(state, product) ? withoutStock(product) : product;
  }

  /** Whether the host's word that it is sold out holds for this data of the product. */
  static boolean isMarked(DeskState state, Product product) {
    SoldOutState mark = state.get(StateKind.SOLD_OUT, product.sku());
    if (mark == null || (product.version() > mark.version() && product.stock() > 0)) {
      return false;
    }
    RoomState room = Rooms.find(state, mark.room());
    return room != null && room.show() == mark.show();
  }

  static boolean isMarked(DeskState state, String sku) {
    ProductState known = state.get(StateKind.PRODUCT, sku);
    return known != null && isMarked(state, known.product());
  }

  /** The marks of a room that hold. */
  static List<String> of(DeskState state, RoomMarksState marks) {
    return marks.soldOut().stream().filter(sku -> isMarked(state, sku)).toList();
  }

  static void mark(Turn turn, String room, long show, Product product) {
    turn.state()
        .put(StateKind.SOLD_OUT, product.sku(), new SoldOutState(room, show, product.version()));
    RoomMarksState marks = RoomMarks.of(turn.state(), room);
    RoomMarks.put(
        turn, room, marks.withSoldOut(RoomMarks.added(of(turn.state(), marks), product.sku())));
  }

  static void unmark(Turn turn, String room, String sku) {
    turn.state().remove(StateKind.SOLD_OUT, sku);
    RoomMarksState marks = RoomMarks.of(turn.state(), room);
    List<String> rest = new ArrayList<>(marks.soldOut());
    rest.remove(sku);
    RoomMarks.put(turn, room, marks.withSoldOut(rest));
  }

  /** An answer about a price or the like says that it is sold out, too; one about stock does. */
  static Answer told(DeskState state, Answer answer, boolean han) {
    @Nullable Product product = answer.product();
    if (product == null
        || answer.template().contains("{product.stock}")
        || !isMarked(state, product.sku())) {
      return answer;
    }
    String words = answer.template() + (han ? "（现在卖完了）" : " (sold out now)");
    return new Answer(answer.id(), words, product);
  }

  private static Product withoutStock(Product product) {
    return new Product(
        product.sku(),
        product.version(),
        product.link(),
        product.name(),
        product.aliases(),
        product.priceFen(),
        product.listPriceFen(),
        product.currency(),
        0,
        product.sizes(),
        product.colors(),
        product.notes(),
        product.removed());
  }
}
