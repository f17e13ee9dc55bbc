package dev.tidegate.jobs.desk;

import dev.tidegate.jobs.rulesets.RuleSetListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.operators.MailboxExecutor;

/**
 * Merchants that wait for the body of a rule set, and how they go on.
 *
 * <p>Once one record of a merchant is parked, so is every later one. When a body arrives, the
 * store's thread posts a mail; the mail decides at most {@value #BATCH} parked records, in order,
 * and posts itself again while any are left, so that other merchants are not kept waiting. A record
 * whose body is still absent stays where it is: nothing is ever decided with another version.
 *
 * <p>Mails are not in checkpoints: {@link #askAgain} finds whoever is parked in restored state. All
 * methods are for the task's thread but {@link #merchants}, and the listener, which any thread may
 * call.
 */
final class Parking {
  static final int BATCH = 256;
  static final long ALARM_MS = 10_000;

  private final ParkedRecords parked;
  private final MailboxExecutor mailbox;
  private final Consumer<String> setCurrentKey;
  private final Predicate<KeyedRecord> decide;

  /** Who has parked records, and since when; a mirror of state that other threads may read. */
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();

  /**
   * An empty lot; see {@link #askAgain}.
   *
   * @param decide false when the record's rule set is absent and nothing has happened
   */
  Parking(
      ParkedRecords parked,
      MailboxExecutor mailbox,
      Consumer<String> setCurrentKey,
      Predicate<KeyedRecord> decide) {
    this.parked = parked;
    this.mailbox = mailbox;
    this.setCurrentKey = setCurrentKey;
    this.decide = decide;
  }

  /** What the store must call. */
  RuleSetListener listener() {
    return new Waker(mailbox, waiting, this::wake);
  }

  /** Takes up merchants that are parked in restored state; changes the current key. */
  void askAgain() {
    for (String merchant : parked.merchants()) {
      setCurrentKey.accept(merchant);
      ParkedQueue queue = parked.queue();
      if (queue != null) {
        waiting.put(merchant, queue.sinceMs());
        wakeLater(merchant);
      }
    }
  }

  /** Whether a record of the merchant must be parked, whatever it needs itself. */
  boolean holds(String merchant) {
    return waiting.containsKey(merchant);
  }

  /** Parks a record of the current merchant behind those that are parked already. */
  void park(KeyedRecord keyed, long nowMs) {
    parked.add(keyed, nowMs);
    if (waiting.putIfAbsent(keyed.merchant(), nowMs) == null) {
      // The body may have arrived between the desk's question and the line above.
      wakeLater(keyed.merchant());
    }
  }

  private void wakeLater(String merchant) {
    mailbox.execute(() -> wake(merchant), "decide what is parked");
  }

  private void wake(String merchant) {
    setCurrentKey.accept(merchant);
    for (int i = 0; i < BATCH; i++) {
      KeyedRecord first = parked.first();
      if (first == null) {
        waiting.remove(merchant);
        return;
      }
      if (!decide.test(first)) {
        return;
      }
      parked.removeFirst();
    }
    wakeLater(merchant);
  }

  /** Merchants that have waited for longer than the limit, and for how long, in milliseconds. */
  Map<String, Long> longerThan(long limitMs, long nowMs) {
    Map<String, Long> tooLong = new TreeMap<>();
    waiting.forEach(
        (merchant, sinceMs) -> {
          if (nowMs - sinceMs > limitMs) {
            tooLong.put(merchant, nowMs - sinceMs);
          }
        });
    return tooLong;
  }

  /** How many merchants wait. */
  int merchants() {
    return waiting.size();
  }

  /** Runs mails until nobody waits; as long as a body is absent that is for ever. */
  void await() throws InterruptedException {
    while (!waiting.isEmpty()) {
      mailbox.yield();
    }
  }
}
