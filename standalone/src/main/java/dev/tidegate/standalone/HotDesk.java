package dev.tidegate.standalone;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.event.LogRecord;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.standalone.demo.DemoShow;
import dev.tidegate.text.Evidence;
import java.util.HashMap;
import java.util.Map;

/**
 * The desk of one merchant by itself on one thread: what was read of the comments is there before,
 * the state is in memory, what comes out is counted and dropped.
 */
final class HotDesk {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Comments that stand on the log in one millisecond of its time. */
  private static final int PER_MS = 20;

  private final DeskShop shop;
  private final CompiledRuleSet rules;
  private final Map<String, Evidence> read = new HashMap<>();

  HotDesk(DeskShop shop) {
    this.shop = shop;
    this.rules = CompiledRuleSet.compile(shop.rules());
    shop.lines().forEach(line -> read.computeIfAbsent(line.text(), Comprehend::read));
  }

  /** Comments a second of a desk that begins with an empty state and decides so many. */
  double perSecond(int comments) {
    MerchantDesk desk = new MerchantDesk((merchant, version) -> rules);
    MemoryState state = new MemoryState();
    int offset = 0;
    for (LogRecord record : shop.opening(DemoShow.MERCHANT)) {
      desk.handle(state, new LogEntry(record, null, 0, offset++, 0));
    }
    long began = System.nanoTime();
    int decided = 0;
    for (int n = 0; n < comments; n++) {
      LogEntry entry =
          new LogEntry(
              shop.comment(DemoShow.MERCHANT, n),
              read.get(shop.line(n).text()),
              0,
              offset++,
              n / PER_MS);
      decided += desk.handle(state, entry).decision() == null ? 0 : 1;
    }
    long took = System.nanoTime() - began;
    if (decided != comments) {
      throw new IllegalStateException(decided + " of " + comments + " comments were decided");
    }
    return comments / (took / NANOS_PER_SECOND);
  }
}
