package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Action;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.ingress.delivery.Delivery.Stage;
import dev.tidegate.ingress.delivery.DeliveryMetrics.Dropped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first half of an action's way: reads it, drops repeats, keeps the order of a buyer, asks the
 * ledger, claims. Confined to the core.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final String instance;
  private final SendStage.Surroundings around;
  private final SendStage sending;
  private final ActionReader reader;

  Dispatcher(String instance, SendStage.Surroundings around, RetryPolicy retries) {
    this.instance = instance;
    this.around = around;
    this.sending = new SendStage(around, retries, this::turnEnded);
    this.reader = new ActionReader(around, this::finished);
  }

  /** Actions were read, in the order of the partition. */
  void polled(OwnedPartition p, List<ConsumerRecord<String, byte[]>> records, long readAtNanos) {
    around.metrics().in(records.size());
    reader.read(p, records, readAtNanos).forEach(this::take);
  }

  private void take(Delivery d) {
    OwnedPartition p = d.partition;
    if (p.active.putIfAbsent(d.action.id(), d) != null) {
      reader.repeated(p, d.offset);
    } else if (p.draining) {
      sending.abandon(d);
    } else if (d.action.kind() == Action.Kind.WITHDRAW) {
      withdraw(d);
    } else if (p.turns.enter(d.buyer(), d)) {
      begin(d);
    }
  }

  /** What the bot wanted to say before this place, and did not, is not said. */
  private void withdraw(Delivery d) {
    OwnedPartition p = d.partition;
    p.withdrawals.add(d.buyer(), d.offset);
    Ledger.Entry entry = p.ledger.get(d.action.id());
    if (entry != null && entry.outcome() != null) {
      around.metrics().dropped(Dropped.SETTLED);
      sending.publish(d, entry.outcome());
    } else {
      sending.withdrawn(d);
    }
    p.deliveries().stream().filter(p.withdrawals::cover).forEach(sending::resume);
  }

  /** Decides by the ledger what is to be done; called again when the ledger has news. */
  private void begin(Delivery d) {
    Ledger.Entry entry = d.partition.ledger.get(d.action.id());
    DeliveryOutcome outcome = entry == null ? null : entry.outcome();
    LedgerKey claim = entry == null ? null : entry.claim();
    if (outcome != null) {
      around.metrics().dropped(Dropped.SETTLED);
      sending.publish(d, outcome);
      turnEnded(d);
    } else if (claim != null && isOurs(claim, d.partition)) {
      sending.attempt(d);
    } else if (claim != null) {
      orphan(d);
    } else {
      fresh(d);
    }
  }

  /** Claimed under an ownership that is over: it may have been sent. */
  private void orphan(Delivery d) {
    d.doubt = true;
    if (around.destinations().honoursKeys(d.action)) {
      sending.attempt(d);
    } else {
      sending.settle(d, Status.UNCERTAIN, "orphan_claim");
    }
  }

  private void fresh(Delivery d) {
    if (around.clock().millis() > d.action.expiresAtMs()) {
      sending.settle(d, Status.REFUSED, "expired");
      return;
    }
    if (d.partition.withdrawals.cover(d)) {
      sending.settle(d, Status.WITHDRAWN, SendStage.TAKEN_OVER);
      return;
    }
    String impossible = around.destinations().impossible(d.action);
    if (impossible != null) {
      sending.settle(d, Status.REFUSED, impossible);
      return;
    }
    d.stage = Stage.CLAIMING;
    d.claimAnswered = false;
    d.claimReadBack = false;
    around
        .log()
        .claim(
            d.partition,
            LedgerKey.claim(d.action.id(), instance, d.partition.epoch),
            new LedgerClaim(d.offset, d.action.expiresAtMs()),
            error -> claimAnswered(d, error));
  }

  private void claimAnswered(Delivery d, @Nullable Exception error) {
    if (d.stage != Stage.CLAIMING) {
      return;
    }
    d.claimAnswered = true;
    if (error != null && !d.claimReadBack) {
      LOG.atWarn()
          .addKeyValue("partition", d.partition.number)
          .addKeyValue("reason", error.getClass().getSimpleName())
          .log("Kafka did not acknowledge a claim; the ledger is asked again");
      around.core().after(DeliveryLog.PAUSE_MS, () -> claimAgain(d));
    }
    claimed(d);
  }

  private void claimAgain(Delivery d) {
    if (d.stage == Stage.CLAIMING && !d.claimReadBack) {
      begin(d);
    }
  }

  private void claimed(Delivery d) {
    if (d.stage == Stage.CLAIMING && d.claimAnswered && d.claimReadBack) {
      begin(d);
    }
  }

  /** The ledger grew. */
  void ledgerRead(OwnedPartition p, List<ConsumerRecord<String, byte[]>> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      LedgerKey key = LedgerReader.take(p.ledger, record);
      Delivery d = key == null ? null : p.active.get(key.actionId());
      if (key != null && d != null) {
        heard(d, key);
      }
    }
    p.ledger.forget(p.committable, around.clock().millis());
  }

  private void heard(Delivery d, LedgerKey key) {
    if (d.stage == Stage.CLAIMING && isOurs(key, d.partition)) {
      d.claimReadBack = true;
      claimed(d);
    } else if (d.stage == Stage.SETTLING && !key.isClaim()) {
      Ledger.Entry entry = d.partition.ledger.get(key.actionId());
      if (entry != null && entry.outcome() != null) {
        sending.publish(d, entry.outcome());
      }
    }
  }

  private boolean isOurs(LedgerKey claim, OwnedPartition p) {
    return instance.equals(claim.instance()) && claim.epoch() == p.epoch;
  }

  private void turnEnded(Delivery d) {
    Delivery next = d.partition.turns.leave(d.buyer());
    if (next != null) {
      // A task of its own: a row of expired actions of one buyer must not become a deep stack.
      around.core().execute(() -> begun(next));
    }
  }

  private void begun(Delivery d) {
    if (d.stage == Stage.WAITING) {
      begin(d);
    }
  }

  /**
   * Begins nothing new; what has a claim is brought to its end. {@link OwnedPartition#drained}
   * completes when all is over.
   */
  void drain(OwnedPartition p) {
    p.draining = true;
    p.turns.clear();
    for (Delivery d : p.deliveries()) {
      if (d.stage == Stage.WAITING) {
        sending.abandon(d);
      } else if (d.stage == Stage.PAUSING) {
        sending.pausedWhileDraining(d);
      }
    }
    if (p.active.isEmpty()) {
      p.drained.complete(null);
    }
  }

  /** The partition is no longer ours: nothing more is sent; requests under way still settle. */
  void lost(OwnedPartition p) {
    p.lost = true;
    drain(p);
    for (Delivery d : p.deliveries()) {
      if (d.stage != Stage.SENDING) {
        sending.abandon(d);
      }
    }
  }

  private void finished(OwnedPartition p, long offset) {
    around.metrics().finished();
    p.finished(offset, around.clock().millis());
  }
}
