package dev.tidegate.evaluation;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.evaluation.ShopFolder.Comment;
import dev.tidegate.evaluation.ShopFolder.Show;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.TraceStep;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.text.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a labelled show through the desk, as the product would decide it. */
final class ShopShow {
  static final String ACCOUNT = "a1";
  static final String PLATFORM = "generic";
  private static final String ROOM = "room";

  private final ShopFolder shop;
  private final Comprehend reader;
  private final CompiledRuleSet rules;
  private final MerchantDesk desk;
  private final MemoryState state = new MemoryState();
  private long offset;

  ShopShow(ShopFolder shop, Comprehend reader) {
    this.shop = shop;
    this.reader = reader;
    this.rules = CompiledRuleSet.compile(shop.rules(), reader);
    this.desk = new MerchantDesk((merchant, version) -> rules);
  }

  /**
   * What the product said about a comment.
   *
   * @param product link number that the words tell, null when they tell none
   * @param ranked FAQ entries, the best first, whether or not they were trusted
   */
  record Said(
      Comment comment,
      Evidence evidence,
      String action,
      @Nullable Integer product,
      String faq,
      double faqScore,
      List<String> ranked,
      String trace) {}

  /** Decides every comment in show order. */
  List<Said> run() {
    handle(new ReleaseChanged(ShopFolder.MERCHANT, 1, 1), null, 0);
    for (Product product : shop.products()) {
      handle(new ProductChanged(ShopFolder.MERCHANT, product), null, 0);
    }
    List<Said> said = new ArrayList<>();
    int next = 0;
    for (Comment comment : shop.comments()) {
      while (next < shop.shows().size() && shop.shows().get(next).atMs() <= comment.atMs()) {
        handle(
            onShow(shop.shows().get(next), shop.shows().get(next).atMs()),
            null,
            shop.shows().get(next++).atMs());
      }
      said.add(decide(comment));
    }
    return said;
  }

  private Said decide(Comment comment) {
    Evidence evidence = reader.of(comment.text());
    Decision decision =
        Objects.requireNonNull(
            handle(chat(comment, comment.atMs()), evidence, comment.atMs()),
            "a comment has a decision");
    Optional<FaqMatcher.Match> match = rules.faq().best(evidence);
    List<String> ranked = new ArrayList<>();
    match.ifPresent(
        found -> {
          ranked.add(faqId(found.entry()));
          found.others().forEach(other -> ranked.add(faqId(other)));
        });
    return new Said(
        comment,
        evidence,
        action(decision),
        product(decision),
        action(decision).equals("reply_faq") ? String.valueOf(decision.answerId()) : "",
        match.map(FaqMatcher.Match::score).orElse(0.0),
        ranked,
        decision.trace().stream().map(ShopShow::words).collect(Collectors.joining("; ")));
  }

  private String faqId(int entry) {
    return shop.rules().faq().get(entry).id();
  }

  private static String words(TraceStep step) {
    return step.code() + step.facts();
  }

  private String action(Decision decision) {
    return switch (decision.disposition()) {
      case ANSWERED -> answer(String.valueOf(decision.answerId()));
      case HIDDEN -> "hide";
      case HANDED_OVER -> "escalate";
      case JOINED -> "host_feed";
      default -> "ignore";
    };
  }

  private String answer(String id) {
    if (id.startsWith("product.")) {
      return "reply_product";
    }
    boolean faq = shop.rules().faq().stream().map(FaqEntry::id).anyMatch(id::equals);
    return faq ? "reply_faq" : "reply_keyword";
  }

  /** What is only on show is not told by the words. */
  private @Nullable Integer product(Decision decision) {
    boolean assumed =
        decision.trace().stream().anyMatch(step -> step.code().equals("product_on_show"));
    if (assumed || decision.sku() == null) {
      return null;
    }
    return shop.products().stream()
        .filter(product -> product.sku().equals(decision.sku()))
        .map(Product::link)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Decision handle(LogRecord record, @Nullable Evidence evidence, long atMs) {
    return desk.handle(state, new LogEntry(record, evidence, 0, offset++, atMs)).decision();
  }

  /** The record of it at a moment of the play. */
  static RoomEvent onShow(Show show, long atMs) {
    return new RoomEvent(
        "show" + show.atMs(),
        ShopFolder.MERCHANT,
        ACCOUNT,
        PLATFORM,
        ROOM,
        RoomEvent.Kind.ITEM_ON_SHOW,
        show.link(),
        atMs,
        atMs);
  }

  /** The record of it at a moment of the play. */
  static ChatEvent chat(Comment comment, long atMs) {
    boolean dm = comment.label("kind").equals("dm");
    return new ChatEvent(
        "c" + comment.line(),
        ShopFolder.MERCHANT,
        ACCOUNT,
        PLATFORM,
        dm ? ChatEvent.Kind.DM : ChatEvent.Kind.COMMENT,
        dm ? null : ROOM,
        comment.label("user"),
        "",
        comment.text(),
        atMs,
        atMs);
  }
}
