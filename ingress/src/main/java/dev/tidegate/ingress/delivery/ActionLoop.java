package dev.tidegate.ingress.delivery;

import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that polls the actions: hands them to the core, pauses partitions that are not caught
 * up or full, commits what is finished. It never waits for an endpoint, except for the drain limit
 * when partitions are given up.
 *
 * <p>Classic group protocol with static membership: an instance that was killed gets its partitions
 * back as soon as it is there again. Under KIP-848 it would wait for the session of its former self
 * to end.
 */
final class ActionLoop implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ActionLoop.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(5);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_PER_SESSION = 3;

  private final DeliveryConfig config;
  private final Core core;
  private final Dispatcher dispatcher;
  private final LedgerFollower ledger;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Consumer<RuntimeException> failure;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<Integer, OwnedPartition> owned = new ConcurrentHashMap<>();
  private final OffsetCommits commits;
  private volatile boolean assignedOnce;
  private volatile boolean stopping;
  private long lastEpoch;
  private long nextCommitNanos;

  ActionLoop(
      DeliveryConfig config,
      Core core,
      Dispatcher dispatcher,
      LedgerFollower ledger,
      Clock clock,
      LongSupplier nanoTime,
      Consumer<RuntimeException> failure) {
    this.config = config;
    this.core = core;
    this.dispatcher = dispatcher;
    this.ledger = ledger;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.failure = failure;
    this.consumer = new KafkaConsumer<>(settings(config));
    this.commits = new OffsetCommits(consumer);
    this.thread = new Thread(this::run, "delivery-actions");
    this.thread.setDaemon(true);
  }

  private static Map<String, Object> settings(DeliveryConfig config) {
    Map<String, Object> settings =
        KafkaSettings.groupConsumer(
            config.bootstrap(), config.instance() + "-actions", config.group());
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instance());
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    int sessionMs = (int) config.sessionTimeout().toMillis();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMs);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMs / HEARTBEATS_PER_SESSION);
    return settings;
  }

  void start() {
    thread.start();
  }

  /** True when partitions were assigned and the ledger of each is read. From any thread. */
  boolean isReady() {
    return thread.isAlive()
        && !stopping
        && assignedOnce
        && owned.values().stream().allMatch(p -> p.caughtUp);
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(TopicNames.ACTIONS), this);
      while (!stopping) {
        step();
      }
      giveUp(List.copyOf(owned.values()));
      consumer.close(
          CloseOptions.timeout(CLOSE_LIMIT)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    } catch (RuntimeException e) {
      owned.values().forEach(this::forget);
      failure.accept(e);
    }
  }

  private void step() {
    boolean paused = regulate();
    ConsumerRecords<String, byte[]> records = consumer.poll(paused ? POLL_WHILE_PAUSED : POLL);
    long readAtNanos = nanoTime.getAsLong();
    for (TopicPartition at : records.partitions()) {
      OwnedPartition partition = owned.get(at.partition());
      if (partition != null) {
        var batch = records.records(at);
        partition.inFlight.addAndGet(batch.size());
        core.execute(() -> dispatcher.polled(partition, batch, readAtNanos));
      }
    }
    if (readAtNanos >= nextCommitNanos) {
      nextCommitNanos = readAtNanos + config.commitInterval().toNanos();
      commits.inPassing(owned.values());
    }
  }

  /** Pauses and resumes; true when any partition is paused. */
  private boolean regulate() {
    boolean any = false;
    for (OwnedPartition partition : owned.values()) {
      List<TopicPartition> at = List.of(at(partition.number));
      if (partition.caughtUp && partition.inFlight.get() < config.inFlightPerPartition()) {
        consumer.resume(at);
      } else {
        consumer.pause(at);
        any = true;
      }
    }
    return any;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    lastEpoch = Math.max(lastEpoch + 1, clock.millis());
    for (TopicPartition at : partitions) {
      long begin = consumer.position(at);
      OwnedPartition partition = new OwnedPartition(at.partition(), lastEpoch, begin);
      commits.begin(partition);
      owned.put(at.partition(), partition);
      ledger.follow(partition);
    }
    consumer.pause(partitions);
    assignedOnce = true;
    LOG.atInfo()
        .addKeyValue("partitions", partitions.size())
        .addKeyValue("epoch", lastEpoch)
        .log("Partitions of actions assigned");
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    giveUp(ownedOf(partitions));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    List<OwnedPartition> lost = ownedOf(partitions);
    // Kafka also calls this when the group is left in the middle of a rebalance: none is owned
    // then.
    if (!lost.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("partitions", lost.size())
          .log("Partitions of actions were lost to another instance");
      lost.forEach(this::forget);
    }
  }

  private List<OwnedPartition> ownedOf(Collection<TopicPartition> partitions) {
    return owned.values().stream().filter(p -> partitions.contains(at(p.number))).toList();
  }

  /** Brings what has a claim to its end, within the drain limit, and commits. */
  private void giveUp(List<OwnedPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    core.execute(() -> partitions.forEach(dispatcher::drain));
    awaitDrained(partitions);
    commits.atLast(partitions, CLOSE_LIMIT);
    partitions.forEach(this::forget);
  }

  private void awaitDrained(List<OwnedPartition> partitions) {
    CompletableFuture<?>[] drained =
        partitions.stream().map(p -> p.drained).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(drained).get(config.drainLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.atWarn()
          .addKeyValue("limit", config.drainLimit())
          .log("Actions are still on the way at the drain limit; the ledger keeps them");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("drained never fails", e);
    }
  }

  private void forget(OwnedPartition partition) {
    owned.remove(partition.number, partition);
    commits.forget(partition);
    ledger.unfollow(partition);
    core.execute(() -> dispatcher.lost(partition));
  }

  private static TopicPartition at(int partition) {
    return new TopicPartition(TopicNames.ACTIONS, partition);
  }

  /** Ends the loop soon, without waiting: from any thread. */
  void halt() {
    stopping = true;
  }

  /** Ends the loop: drains, commits, leaves the group. Waits for it. */
  void stop() {
    halt();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    try {
      thread.join(config.drainLimit().plus(CLOSE_LIMIT).plus(CLOSE_LIMIT).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
