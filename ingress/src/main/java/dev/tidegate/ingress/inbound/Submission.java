package dev.tidegate.ingress.inbound;

import dev.tidegate.ingress.inbound.EventSink.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The events of one request on their way through queue and log. Safe from any thread. */
final class Submission {

  /** An event ready to be queued and sent. {@code box} is the sealed form of {@code value}. */
  static final class Entry {
    final String merchant;
    final byte[] value;
    final String box;

    Entry(String merchant, byte[] value, String box) {
      this.merchant = merchant;
      this.value = value;
      this.box = box;
    }
  }

  private final List<Entry> entries;
  private final AtomicInteger open;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  Submission(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.open = new AtomicInteger(entries.size());
  }

  List<Entry> entries() {
    return entries;
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** One of the events is on the log; the last one completes the submission. */
  void onLogged() {
    if (open.decrementAndGet() == 0) {
      outcome.complete(Outcome.LOGGED);
    }
  }

  /** Ends the wait; the first end counts. */
  void end(Outcome end) {
    outcome.complete(end);
  }
}
