package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.CatalogWords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The product that a comment is about: named by link number, by name or alias, else on show in the
 * room, else the one this buyer last spoke of.
 *
 * @param product null when none could be told
 * @param mention the words that name it, empty when the text does not
 * @param unknownLink true when the text names a link number that the merchant does not have
 */
record Topic(@Nullable Product product, String mention, boolean unknownLink) {
  /** How long a buyer's last product stays the topic. */
  private static final long TALK_MS = 10 * 60_000;

  private static final Topic NONE = new Topic(null, "", false);

  static Topic of(Turn turn, ChatEvent chat, Evidence evidence, CatalogCache catalogs) {
    CatalogCache.Compiled catalog = catalogs.of(turn.merchant(), turn.state());
    if (!evidence.linkNumbers().isEmpty()) {
      return byLink(turn, evidence, catalog);
    }
    CatalogWords.Mention mention = catalog.words().find(evidence.folded());
    if (mention != null) {
      Product product = Catalog.product(turn.state(), mention.sku());
      turn.because("product_by_alias", "alias", mention.word(), "sku", mention.sku());
      return new Topic(product, mention.word(), false);
    }
    return onShow(turn, chat, catalog).or(() -> fromTalk(turn, chat)).orElse(NONE);
  }

  private static Topic byLink(Turn turn, Evidence evidence, CatalogCache.Compiled catalog) {
    if (evidence.linkNumbers().size() > 1) {
      return NONE;
    }
    int link = evidence.linkNumbers().get(0);
    String sku = catalog.skuByLink().get(link);
    Product product = sku == null ? null : Catalog.product(turn.state(), sku);
    if (product == null) {
      turn.because("product_unknown", "link", Integer.toString(link));
      return new Topic(null, "", true);
    }
    turn.because("product_by_link", "link", Integer.toString(link), "sku", product.sku());
    CatalogWords.Mention also = catalog.words().find(evidence.folded());
    return new Topic(product, also != null && also.sku().equals(sku) ? also.word() : "", false);
  }

  private static Optional<Topic> onShow(Turn turn, ChatEvent chat, CatalogCache.Compiled catalog) {
    RoomState room =
        chat.room() == null || chat.kind() == ChatEvent.Kind.DM
            ? null
            : Rooms.find(turn.state(), chat.room(), turn.nowMs());
    if (room == null || room.onShowLink() == null) {
      return Optional.empty();
    }
    String sku = catalog.skuByLink().get(room.onShowLink());
    Product product = sku == null ? null : Catalog.product(turn.state(), sku);
    if (product == null) {
      return Optional.empty();
    }
    turn.because("product_on_show", "link", room.onShowLink().toString(), "sku", product.sku());
    return Optional.of(new Topic(product, "", false));
  }

  private static Optional<Topic> fromTalk(Turn turn, ChatEvent chat) {
    BuyerState buyer = turn.state().get(StateKind.BUYER, chat.buyer());
    if (buyer == null || buyer.sku() == null || turn.nowMs() - buyer.skuAtMs() > TALK_MS) {
      return Optional.empty();
    }
    Product product = Catalog.product(turn.state(), buyer.sku());
    if (product == null) {
      return Optional.empty();
    }
    turn.because("product_from_talk", "sku", product.sku());
    return Optional.of(new Topic(product, "", false));
  }

  /** Keeps in mind what the buyer speaks of, if the words or the show told it. */
  void remember(Turn turn, String buyer) {
    if (product == null) {
      return;
    }
    BuyerState known = turn.state().get(StateKind.BUYER, buyer);
    turn.state()
        .put(
            StateKind.BUYER,
            buyer,
            new BuyerState(
                known == null ? List.of() : known.answers(),
                Objects.requireNonNull(product).sku(),
                turn.nowMs()));
  }

  /** The text without the words that name the product. */
  String without(String folded) {
    return mention.isEmpty() ? folded : folded.replace(mention, " ");
  }

  @Nullable String sku() {
    return product == null ? null : product.sku();
  }
}
