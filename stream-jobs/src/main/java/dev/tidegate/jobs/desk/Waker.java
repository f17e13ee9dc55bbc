package dev.tidegate.jobs.desk;

import dev.tidegate.jobs.rulesets.RuleSetListener;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries news from the store's thread to the task's thread, and only news that is waited for. */
final class Waker implements RuleSetListener {
  private static final Logger LOG = LoggerFactory.getLogger(Waker.class);

  private final MailboxExecutor mailbox;
  private final Map<String, Long> waiting;
  private final Consumer<String> wake;

  /**
   * A listener for one operator.
   *
   * @param waiting merchants with parked records; safe to read from any thread
   * @param wake called on the task's thread
   */
  Waker(MailboxExecutor mailbox, Map<String, Long> waiting, Consumer<String> wake) {
    this.mailbox = mailbox;
    this.waiting = waiting;
    this.wake = wake;
  }

  @Override
  public void arrived(String merchant) {
    if (waiting.containsKey(merchant)) {
      post(() -> wake.accept(merchant));
    }
  }

  @Override
  public void failed(Throwable cause) {
    post(
        () -> {
          throw new IllegalStateException("rule sets can no longer be read", cause);
        });
  }

  private void post(Runnable mail) {
    try {
      mailbox.execute(mail::run, "news of rule sets");
    } catch (RejectedExecutionException e) {
      LOG.atDebug().log("The task ended before news of rule sets reached it");
    }
  }
}
