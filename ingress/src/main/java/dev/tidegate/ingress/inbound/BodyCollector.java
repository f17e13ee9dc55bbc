package dev.tidegate.ingress.inbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body into memory up to a limit. */
final class BodyCollector {
  private final Promise<Buffer> whole = Promise.promise();
  private final int maxBytes;
  private Buffer collected = Buffer.buffer();

  /** A body is longer than the limit. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(int maxBytes) {
      super("the body is longer than " + maxBytes + " bytes");
    }
  }

  /** The connection ended, or broke the protocol, before the body did. */
  static final class AbortedException extends Exception {
    private static final long serialVersionUID = 1L;

    AbortedException(Throwable cause) {
      super("the request ended before its body", cause);
    }
  }

  private BodyCollector(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The whole body, on the request's event loop; must be called before the loop does anything else.
   * Fails with {@link TooLargeException} as soon as the limit is passed (the rest is read and
   * thrown away), or with {@link AbortedException}.
   */
  static Future<Buffer> collect(HttpServerRequest request, int maxBytes) {
    BodyCollector collector = new BodyCollector(maxBytes);
    request.handler(collector::append);
    request.exceptionHandler(error -> collector.whole.tryFail(new AbortedException(error)));
    request.endHandler(end -> collector.whole.tryComplete(collector.collected));
    return collector.whole.future();
  }

  private void append(Buffer part) {
    if (collected.length() + part.length() > maxBytes) {
      collected = Buffer.buffer();
      whole.tryFail(new TooLargeException(maxBytes));
    } else if (!whole.future().isComplete()) {
      collected.appendBuffer(part);
    }
  }
}
