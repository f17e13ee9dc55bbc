package dev.tidegate.ingress.platform;

import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Action;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import io.vertx.core.Future;

/** The way out to one platform. Safe from any thread; never blocks. */
public interface Sender extends AutoCloseable {

  /**
   * A message to send.
   *
   * @param account whose endpoint is present
   * @param to whom it answers
   */
  record Message(Action action, OpenedAccount account, ReplyTo to) {
    @Override
    public String toString() {
      return "Message[" + action.id() + "]";
    }
  }

  /**
   * Tries once. Two tries of one message carry the same id and byte-equal bodies. The future never
   * fails: every error is an {@link Attempt}.
   */
  Future<Attempt> send(Message message);

  /** Closes the connections; attempts still under way end as ambiguous. */
  @Override
  void close();
}
