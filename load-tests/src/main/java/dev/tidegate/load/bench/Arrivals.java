package dev.tidegate.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.load.platform.ReplyBook.Received;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Notes when the reply to each comment of the current run reached the merchant's endpoint. Replies
 * to anything else are ignored. Safe from any thread.
 */
public final class Arrivals implements Consumer<Received> {
  private volatile Run run = new Run("none-", 0);

  /** The replies of one run. */
  static final class Run {
    private final String idPrefix;
    private final AtomicLongArray atNanos;
    private final CountDownLatch missing;
    private final AtomicLong repeats = new AtomicLong();

    Run(String idPrefix, int count) {
      this.idPrefix = idPrefix;
      this.atNanos = new AtomicLongArray(count);
      this.missing = new CountDownLatch(count);
    }

    /** Opens when every comment has its reply. */
    CountDownLatch missing() {
      return missing;
    }

    /** {@link System#nanoTime} of the first reply to a comment, 0 when there is none. */
    long atNanos(int comment) {
      return atNanos.get(comment);
    }

    /** Comments with a reply. */
    long replies() {
      return atNanos.length() - missing.getCount();
    }

    /** Requests beyond the first for their comment. */
    long repeats() {
      return repeats.get();
    }

    private void arrived(int comment, long nanos) {
      if (atNanos.compareAndSet(comment, 0, nanos)) {
        missing.countDown();
      } else {
        repeats.incrementAndGet();
      }
    }
  }

  /** From now on replies to comments {@code <idPrefix><0 to count - 1>} are noted. */
  Run expect(String idPrefix, int count) {
    Run next = new Run(idPrefix, count);
    run = next;
    return next;
  }

  @Override
  public void accept(Received received) {
    Run current = run;
    String event = eventOf(received);
    String id = event.substring(event.indexOf('/') + 1);
    int number = id.lastIndexOf('-') + 1;
    if (id.substring(0, number).equals(current.idPrefix)) {
      current.arrived(Integer.parseInt(id.substring(number)), received.atNanos());
    }
  }

  private static String eventOf(Received received) {
    try {
      JsonNode body = Json.mapper().readTree(received.body());
      return body.path("inReplyTo").asText();
    } catch (IOException e) {
      throw new IllegalStateException("a signed reply is no JSON", e);
    }
  }
}
