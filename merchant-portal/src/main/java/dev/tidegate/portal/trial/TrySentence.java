package dev.tidegate.portal.trial;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.desk.Outputs;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real desk over memory: the release, the products, the item on show and then one sentence, as
 * if they had come in on the log in this order. Takes milliseconds of CPU: not for event loops.
 */
public final class TrySentence {
  private static final String ACCOUNT = "try";
  private static final String PLATFORM = "generic";
  private static final String ROOM = "try";
  private static final String BUYER = "try-buyer";

  private final MerchantDesk desk;
  private final MemoryState state = new MemoryState();
  private final String merchant;
  private final long nowMs;
  private long offset;

  private TrySentence(String merchant, @Nullable CompiledRuleSet rules, long nowMs) {
    this.merchant = merchant;
    this.nowMs = nowMs;
    this.desk = new MerchantDesk((owner, version) -> rules);
  }

  /**
   * What is said.
   *
   * @param onShowLink link of the item on show, null when none is
   */
  public record Sentence(String text, ChatEvent.Kind kind, @Nullable Integer onShowLink) {}

  /**
   * What the desk says about a sentence.
   *
   * @param rules null = nothing has been published
   * @param nowMs taken as append time
   */
  public static Outputs run(
      String merchant,
      @Nullable RuleSet rules,
      List<Product> products,
      Sentence sentence,
      long nowMs) {
    TrySentence trial =
        new TrySentence(merchant, rules == null ? null : CompiledRuleSet.compile(rules), nowMs);
    if (rules != null) {
      trial.handle(new ReleaseChanged(merchant, 1, rules.version()));
    }
    for (Product product : products) {
      trial.handle(new ProductChanged(merchant, product));
    }
    if (sentence.onShowLink() != null) {
      trial.handle(trial.onShow(sentence.onShowLink()));
    }
    return trial.handle(trial.chat(sentence));
  }

  private Outputs handle(LogRecord record) {
    return desk.handle(
        state,
        new LogEntry(
            record,
            record instanceof ChatEvent chat ? Comprehend.read(chat.text()) : null,
            0,
            offset++,
            nowMs));
  }

  private RoomEvent onShow(int link) {
    return new RoomEvent(
        ACCOUNT + "/show",
        merchant,
        ACCOUNT,
        PLATFORM,
        ROOM,
        RoomEvent.Kind.ITEM_ON_SHOW,
        link,
        nowMs,
        nowMs);
  }

  /** A direct message knows the room only where an item is on show there. */
  private ChatEvent chat(Sentence sentence) {
    boolean inRoom = sentence.kind() == ChatEvent.Kind.COMMENT || sentence.onShowLink() != null;
    return new ChatEvent(
        ACCOUNT + "/sentence",
        merchant,
        ACCOUNT,
        PLATFORM,
        sentence.kind(),
        inRoom ? ROOM : null,
        BUYER,
        "",
        sentence.text(),
        nowMs,
        nowMs);
  }
}
