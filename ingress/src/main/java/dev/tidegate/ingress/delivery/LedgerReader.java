package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records of the ledger's topic into the ledger in memory. */
final class LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerReader.class);

  /** Stands in for whoever wrote an outcome that cannot be read: the action may have been sent. */
  private static final String UNREADABLE = "unreadable";

  private LedgerReader() {}

  /** Takes one record in; gives its key, null when it says nothing (a tombstone, a foreign key). */
  static @Nullable LedgerKey take(Ledger ledger, ConsumerRecord<String, byte[]> record) {
    LedgerKey key = LedgerKey.parse(record.key());
    if (key == null) {
      unreadable(record, "key");
      return null;
    }
    if (record.value() == null) {
      return null;
    }
    if (key.isClaim()) {
      ledger.claimed(key);
      return key;
    }
    try {
      ledger.settled(Json.read(record.value(), LedgerOutcome.class));
    } catch (MalformedRecordException e) {
      unreadable(record, e.reason());
      ledger.claimed(LedgerKey.claim(key.actionId(), UNREADABLE, 0));
    }
    return key;
  }

  private static void unreadable(ConsumerRecord<String, byte[]> record, String reason) {
    LOG.atError()
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("A record of the ledger cannot be read");
  }
}
