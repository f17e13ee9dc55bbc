package dev.tidegate.portal.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One open page. What does not fit into its write queue is dropped: when the queue has drained, it
 * gets the newest board and what changed among the replies. Event loop only.
 */
final class LiveClient {
  /** How many replies a page gets that has just been opened. */
  static final int FIRST_REPLIES = 20;

  private final HttpServerResponse response;
  private final byte[] sessionHash;
  private long shownSeq;
  private @Nullable Map<String, RecentReplies.Reply> shownReplies;

  /**
   * A page.
   *
   * @param shownSeq of the board that it has already, -1 when it has none
   */
  LiveClient(HttpServerResponse response, byte[] sessionHash, long shownSeq) {
    this.response = response;
    this.sessionHash = sessionHash;
    this.shownSeq = shownSeq;
  }

  HttpServerResponse response() {
    return response;
  }

  byte[] sessionHash() {
    return sessionHash;
  }

  /** Sends a board unless the page has it, or cannot take it now. */
  void board(long seq, Buffer event) {
    if (seq != shownSeq && writable()) {
      shownSeq = seq;
      response.write(event);
    }
  }

  /** Sends the replies that the page does not have in this form. */
  void replies(List<RecentReplies.Reply> replies) {
    Map<String, RecentReplies.Reply> shown = shownReplies;
    Map<String, RecentReplies.Reply> next = new LinkedHashMap<>();
    int first = shown == null ? Math.max(0, replies.size() - FIRST_REPLIES) : 0;
    for (int i = 0; i < replies.size(); i++) {
      RecentReplies.Reply reply = replies.get(i);
      RecentReplies.Reply former = shown == null ? null : shown.get(reply.actionId());
      if (i < first || reply.equals(former)) {
        next.put(reply.actionId(), reply);
      } else if (writable()) {
        response.write(ServerSentEvents.reply(reply));
        next.put(reply.actionId(), reply);
      } else if (former != null) {
        next.put(reply.actionId(), former);
      }
    }
    shownReplies = next;
  }

  void keepAlive() {
    if (writable()) {
      response.write(ServerSentEvents.KEEP_ALIVE);
    }
  }

  /** Its connection or its stream is over. */
  boolean gone() {
    return response.closed() || response.ended();
  }

  private boolean writable() {
    return !gone() && !response.writeQueueFull();
  }
}
