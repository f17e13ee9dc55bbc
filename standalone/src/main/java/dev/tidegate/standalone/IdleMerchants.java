package dev.tidegate.standalone;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.Tick;
import dev.tidegate.load.bench.HeapUse;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.standalone.demo.DemoShow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a merchant keeps in the desk's state who had a show an hour ago: release, products, room,
 * and of the show's comments everything that is not yet forgotten. The compiled rule set is not
 * counted: it can be evicted.
 */
final class IdleMerchants {
  private static final int KEPT = 50;

  /** Comments of the show, about two a buyer. */
  private static final int COMMENTS = 200;

  /** Later than the patience with every question. */
  private static final long LATER_MS = 3_600_000;

  private IdleMerchants() {}

  /** Bytes on the heap a merchant: the difference that {@value #KEPT} of them make. */
  static long bytes(DeskShop shop) {
    CompiledRuleSet rules = CompiledRuleSet.compile(shop.rules());
    List<MemoryState> kept = new ArrayList<>();
    // The first also loads what all of them share.
    kept.add(idle(rules, shop, "m"));
    long before = HeapUse.afterCollection();
    for (int i = 0; i < KEPT; i++) {
      kept.add(idle(rules, shop, "m" + i));
    }
    long after = HeapUse.afterCollection();
    if (kept.size() != KEPT + 1) {
      throw new IllegalStateException("nothing was kept");
    }
    return (after - before) / KEPT;
  }

  /** Each by a desk of its own, so that what a desk keeps ready beside the state is gone. */
  private static MemoryState idle(CompiledRuleSet rules, DeskShop shop, String merchant) {
    MerchantDesk desk = new MerchantDesk((owner, version) -> rules);
    MemoryState state = new MemoryState();
    List<LogRecord> log = new ArrayList<>(shop.opening(merchant));
    for (int n = 0; n < COMMENTS; n++) {
      log.add(shop.comment(merchant, n));
    }
    log.add(
        new RoomEvent(
            "bench/" + merchant + "/end",
            merchant,
            DemoShow.ACCOUNT,
            "generic",
            DemoShow.ROOM,
            RoomEvent.Kind.SHOW_ENDED,
            null,
            0,
            0));
    for (int i = 0; i < log.size(); i++) {
      desk.handle(state, new LogEntry(log.get(i), null, 0, i, i));
    }
    desk.handle(state, new LogEntry(new Tick(merchant), null, 0, log.size(), LATER_MS));
    return state;
  }
}
