package dev.tidegate.load.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a fake platform has seen and shown, and whether that breaks a promise. A platform that
 * honours idempotency keys shows an id once, however often it is sent; one that does not shows
 * every message it took. Safe from any thread.
 */
public final class ReplyBook {
  /** What the platform does with an id that it has shown before. */
  public enum Repeats {
    SHOWN_ONCE,
    SHOWN_EACH_TIME
  }

  /**
   * A request that came with a valid signature.
   *
   * @param atNanos {@link System#nanoTime} when its head arrived
   */
  public record Received(String id, String body, long atNanos) {}

  /**
   * The book as it stands.
   *
   * @param requests with a valid signature, repeats included
   * @param ids different {@code webhook-id}s among them
   * @param shown messages that a buyer sees
   * @param wrongSignatures requests that were answered 401
   * @param changedBodies ids that came again with other bytes; must be empty
   * @param doubles events that were visibly answered more than once; must be empty
   */
  public record Summary(
      long requests,
      int ids,
      long shown,
      long wrongSignatures,
      Set<String> changedBodies,
      Set<String> doubles) {}

  private final Repeats repeats;
  private final int keptBodies;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> bodyHashes = new HashMap<>();
  private final Set<String> shownIds = new HashSet<>();
  private final Map<String, Integer> shownPerEvent = new HashMap<>();
  private final Set<String> changedBodies = new HashSet<>();
  private final Set<String> doubles = new HashSet<>();
  private final Deque<Received> last = new ArrayDeque<>();
  private long requests;
  private long shown;
  private long wrongSignatures;

  /**
   * @param keptBodies how many of the last requests {@link #last} gives at most
   */
  public ReplyBook(Repeats repeats, int keptBodies) {
    if (keptBodies < 0) {
      throw new IllegalArgumentException("keptBodies must not be negative, was " + keptBodies);
    }
    this.repeats = repeats;
    this.keptBodies = keptBodies;
  }

  /** A request with a valid signature came. */
  synchronized void received(Received request) {
    requests++;
    counts.merge(request.id(), 1, Integer::sum);
    int hash = Arrays.hashCode(request.body().getBytes(StandardCharsets.UTF_8));
    Integer before = bodyHashes.putIfAbsent(request.id(), hash);
    if (before != null && before != hash) {
      changedBodies.add(request.id());
    }
    last.add(request);
    while (last.size() > keptBodies) {
      last.remove();
    }
  }

  /** The platform took the message, whether or not it tells the sender. */
  synchronized void taken(Received request) {
    boolean isNew = shownIds.add(request.id());
    if (!isNew && repeats == Repeats.SHOWN_ONCE) {
      return;
    }
    shown++;
    String event = eventOf(request);
    if (shownPerEvent.merge(event, 1, Integer::sum) > 1) {
      doubles.add(event);
    }
  }

  synchronized void wrongSignature() {
    wrongSignatures++;
  }

  /** Account, way and answered event: what may be seen once. The id stands for what is no JSON. */
  private static String eventOf(Received request) {
    try {
      JsonNode body = Json.mapper().readTree(request.body());
      String event = body.path("inReplyTo").asText();
      return event.isEmpty()
          ? request.id()
          : body.path("account").asText() + " " + body.path("type").asText() + " " + event;
    } catch (IOException e) {
      return request.id();
    }
  }

  /** How often an id came with a valid signature. */
  public synchronized int count(String id) {
    return counts.getOrDefault(id, 0);
  }

  /** The last requests, oldest first. */
  public synchronized List<Received> last() {
    return new ArrayList<>(last);
  }

  /** The book as it stands, a copy. */
  public synchronized Summary summary() {
    return new Summary(
        requests,
        counts.size(),
        shown,
        wrongSignatures,
        Set.copyOf(changedBodies),
        Set.copyOf(doubles));
  }
}
