package dev.tidegate.evaluation;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.desk.Outputs;
import dev.tidegate.evaluation.ShopFolder.Comment;
import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Action;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Decision;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.ReplyQuota;
import dev.tidegate.event.Tick;
import dev.tidegate.ruleset.CompiledRuleSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays the comments of a recorded show to a desk in memory, with ticks when its deadlines are due
 * and a platform that shows every reply {@value #SEND_MS} ms after it was decided. Time is the
 * recording's, or faster; nothing is random.
 */
final class BudgetShow {
  private static final long SEND_MS = 200;

  private final ShopFolder shop;
  private final int speed;
  private final MerchantDesk desk;
  private final MemoryState state = new MemoryState();
  private final Queue<Sent> onTheirWay = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Long> repliesMs = new ArrayList<>();
  private final Map<String, Asked> byObligation = new HashMap<>();
  private long offset;
  private @Nullable Long dueAtMs;

  /**
   * @param speed how many times as fast as it was recorded
   */
  BudgetShow(ShopFolder shop, CompiledRuleSet rules, int speed) {
    this.shop = shop;
    this.speed = speed;
    this.desk = new MerchantDesk((merchant, version) -> rules);
  }

  private record Sent(String actionId, long atMs) {}

  /** A question of the room and what became of it. */
  static final class Asked {
    final String buyer;
    final long atMs;
    final String answer;

    /** When its answer was sent, -1 when it was not. */
    long servedMs = -1;

    /** Whether it was served by an answer that stood in the room already. */
    boolean byVisible;

    private Asked(String buyer, long atMs, String answer) {
      this.buyer = buyer;
      this.atMs = atMs;
      this.answer = answer;
    }
  }

  /**
   * Questions of the room that have an answer, in the order of asking.
   *
   * @param repliesMs when public replies went out
   * @param endMs when the last outcome of the show was in: who is not answered then has gone
   */
  record Played(List<Asked> asked, List<Long> repliesMs, long endMs) {}

  /**
   * Plays the whole show.
   *
   * @param quota of the account, null for one of which the log says nothing
   */
  Played play(@Nullable ReplyQuota quota) {
    handle(new ReleaseChanged(ShopFolder.MERCHANT, 1, 1), 0);
    shop.products().forEach(one -> handle(new ProductChanged(ShopFolder.MERCHANT, one), 0));
    if (quota != null) {
      handle(
          new AccountChanged(
              ShopFolder.MERCHANT,
              ShopShow.ACCOUNT,
              ShopShow.PLATFORM,
              1,
              Set.of(Capability.PUBLIC_REPLY),
              quota,
              0),
          0);
    }
    int next = 0;
    for (Comment comment : shop.comments()) {
      while (next < shop.shows().size() && shop.shows().get(next).atMs() <= comment.atMs()) {
        ShopFolder.Show item = shop.shows().get(next++);
        passUntil(item.atMs() / speed);
        handle(ShopShow.onShow(item, item.atMs() / speed), item.atMs() / speed);
      }
      if (comment.label("kind").equals("comment")) {
        passUntil(comment.atMs() / speed);
        handle(ShopShow.chat(comment, comment.atMs() / speed), comment.atMs() / speed);
      }
    }
    long endMs = shop.comments().get(shop.comments().size() - 1).atMs() / speed + SEND_MS + 1;
    passUntil(endMs);
    return new Played(asked, repliesMs, endMs);
  }

  /** Outcomes and ticks that come before this moment, in their order. */
  private void passUntil(long atMs) {
    while (true) {
      Sent sent = onTheirWay.peek();
      long outcomeMs = sent == null ? Long.MAX_VALUE : sent.atMs();
      long tickMs = dueAtMs == null ? Long.MAX_VALUE : dueAtMs;
      if (Math.min(outcomeMs, tickMs) >= atMs) {
        return;
      }
      if (sent != null && outcomeMs <= tickMs) {
        onTheirWay.remove();
        handle(
            new DeliveryOutcome(
                ShopFolder.MERCHANT,
                sent.actionId(),
                DeliveryOutcome.Status.SENT,
                "",
                1,
                outcomeMs),
            outcomeMs);
      } else {
        handle(new Tick(ShopFolder.MERCHANT), tickMs);
      }
    }
  }

  private void handle(LogRecord record, long atMs) {
    Outputs outputs = desk.handle(state, new LogEntry(record, null, 0, offset++, atMs));
    Long untilNext = outputs.untilNextDeadlineMs();
    dueAtMs = untilNext == null ? null : atMs + Math.max(1, untilNext);
    for (Action action : outputs.actions()) {
      onTheirWay.add(new Sent(action.id(), atMs + SEND_MS));
      repliesMs.add(atMs);
    }
    Decision decision = outputs.decision();
    for (Obligation one : outputs.obligations()) {
      if (one.change() == Obligation.Change.CLOSED) {
        closed(one, atMs);
      } else if (decision != null && decision.answerId() != null && one.buyer() != null) {
        Asked question = new Asked(one.buyer(), atMs, decision.answerId() + "|" + decision.sku());
        asked.add(question);
        byObligation.put(one.id(), question);
      }
    }
  }

  private void closed(Obligation one, long atMs) {
    Asked question = byObligation.get(one.id());
    if (question != null && one.closedBy() == Obligation.ClosedBy.SENT) {
      question.servedMs = atMs;
      question.byVisible = one.detail().equals("answer_visible");
    }
  }
}
