package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.FollowUp;
import dev.tidegate.understanding.ProductMention;
import dev.tidegate.understanding.ProductMention.Mention;
import dev.tidegate.understanding.ProductWords;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The product that a comment is about: named by link number, by name or alias, else on show in the
 * room, else the one this buyer last spoke of.
 *
 * @param product null when none could be told
 * @param mention the words that name it; it names nothing when the show or the talk told the
 *     product
 * @param words all words that call the product, null without a product
 * @param unknownLink true when the text names a link number that the merchant does not have
 */
record Topic(
    @Nullable Product product, Mention mention, @Nullable ProductWords words, boolean unknownLink) {
  /** How long a buyer's last product stays the topic. */
  static final long TALK_MS = 10 * 60_000;

  private static final Mention NO_WORDS = Mention.none(ProductMention.Kind.NONE);
  private static final Topic NONE = new Topic(null, NO_WORDS, null, false);

  static Topic of(Turn turn, ChatEvent chat, Evidence evidence, CatalogCache catalogs) {
    CatalogCache.Compiled catalog = catalogs.of(turn.merchant(), turn.state());
    Mention mention = catalog.words().in(evidence.folded());
    switch (mention.kind()) {
      case NAMED -> {
        return named(turn, mention, catalog);
      }
      case UNKNOWN_LINK -> {
        turn.because("product_unknown", "link", linkOf(evidence));
        return new Topic(null, NO_WORDS, null, true);
      }
      case SEVERAL -> {
        return NONE;
      }
      case DEICTIC, NONE -> {
        return FollowUp.in(evidence.folded()) && !FollowUp.pointsAtShow(evidence.folded())
            ? fromTalk(turn, chat, catalog).or(() -> onShow(turn, chat, catalog)).orElse(NONE)
            : onShow(turn, chat, catalog).or(() -> fromTalk(turn, chat, catalog)).orElse(NONE);
      }
    }
    return NONE;
  }

  private static String linkOf(Evidence evidence) {
    return evidence.linkNumbers().isEmpty() ? "" : evidence.linkNumbers().get(0).toString();
  }

  private static Topic named(Turn turn, Mention mention, CatalogCache.Compiled catalog) {
    String sku = Objects.requireNonNull(mention.sku());
    boolean byLink = mention.by() == ProductMention.By.LINK;
    turn.because(
        byLink ? "product_by_link" : "product_by_alias",
        byLink ? "link" : "alias",
        mention.word(),
        "sku",
        sku);
    return new Topic(
        Catalog.product(turn.state(), sku), mention, catalog.words().wordsOf(sku), false);
  }

  private static Optional<Topic> onShow(Turn turn, ChatEvent chat, CatalogCache.Compiled catalog) {
    RoomState room =
        chat.room() == null || chat.kind() == ChatEvent.Kind.DM
            ? null
            : Rooms.find(turn.state(), chat.room());
    if (room == null || room.onShowLink() == null) {
      return Optional.empty();
    }
    String sku = catalog.words().skuOfLink(room.onShowLink());
    Product product = sku == null ? null : Catalog.product(turn.state(), sku);
    if (product == null) {
      return Optional.empty();
    }
    turn.because("product_on_show", "link", room.onShowLink().toString(), "sku", product.sku());
    return Optional.of(told(product, catalog));
  }

  private static Topic told(Product product, CatalogCache.Compiled catalog) {
    return new Topic(product, NO_WORDS, catalog.words().wordsOf(product.sku()), false);
  }

  private static Optional<Topic> fromTalk(
      Turn turn, ChatEvent chat, CatalogCache.Compiled catalog) {
    BuyerState buyer = BuyerState.of(turn.state(), Joins.story(turn.state(), chat.buyer()));
    if (buyer.sku() == null || turn.nowMs() - buyer.skuAtMs() > TALK_MS) {
      return Optional.empty();
    }
    Product product = Catalog.product(turn.state(), buyer.sku());
    if (product == null) {
      return Optional.empty();
    }
    turn.because("product_from_talk", "sku", product.sku());
    return Optional.of(told(product, catalog));
  }

  /** Keeps in mind what the buyer speaks of, if the words or the show told it. */
  void remember(Turn turn, String buyer) {
    if (product == null) {
      return;
    }
    BuyerState known = BuyerState.of(turn.state(), buyer);
    turn.state().put(StateKind.BUYER, buyer, known.speakingOf(product.sku(), turn.nowMs()));
  }

  /** Whether the text itself tells the product. */
  boolean named() {
    return mention.kind() == ProductMention.Kind.NAMED;
  }

  @Nullable String sku() {
    return product == null ? null : product.sku();
  }
}
