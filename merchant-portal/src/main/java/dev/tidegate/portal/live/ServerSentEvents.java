package dev.tidegate.portal.live;

import dev.tidegate.event.Board;
import dev.tidegate.portal.http.ApiJson;
import dev.tidegate.text.Masking;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** The events of the stream as bytes (WHATWG HTML, section 9.2). JSON has no line breaks in it. */
final class ServerSentEvents {
  /** Sent first: after a lost connection the browser waits this long. */
  static final Buffer HELLO = Buffer.buffer("retry: 1000\n\n");

  static final Buffer KEEP_ALIVE = Buffer.buffer(": keep-alive\n\n");

  private ServerSentEvents() {}

  /** A board; what buyers wrote is masked. */
  static Buffer board(Board board) {
    Board shown =
        new Board(
            board.merchant(),
            board.room(),
            board.seq(),
            board.atMs(),
            board.onShowLink(),
            board.comments(),
            board.questions(),
            board.answered(),
            board.wanting(),
            board.rings(),
            board.held(),
            board.clusters().stream().map(ServerSentEvents::masked).toList(),
            board.soldOut(),
            board.alarms(),
            board.warned(),
            board.muted(),
            board.blocked());
    return Buffer.buffer("id: " + board.seq() + "\nevent: board\ndata: ")
        .appendBytes(ApiJson.bytes(shown))
        .appendString("\n\n", StandardCharsets.UTF_8.name());
  }

  private static Board.Line masked(Board.Line line) {
    return new Board.Line(
        line.id(),
        Masking.mask(line.text()),
        line.buyers(),
        line.comments(),
        line.sinceMs(),
        line.lastMs(),
        line.needsPerson(),
        line.sku(),
        line.answer(),
        line.pinned(),
        line.saidMs(),
        line.wordings().stream()
            .map(one -> new Board.Wording(one.id(), Masking.mask(one.text()), one.comments()))
            .toList());
  }

  static Buffer reply(RecentReplies.Reply reply) {
    return Buffer.buffer("event: reply\ndata: ")
        .appendBytes(ApiJson.bytes(reply))
        .appendString("\n\n", StandardCharsets.UTF_8.name());
  }
}
