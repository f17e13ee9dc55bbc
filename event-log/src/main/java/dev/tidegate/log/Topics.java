package dev.tidegate.log;

import static dev.tidegate.event.TopicNames.ACCOUNTS;
import static dev.tidegate.event.TopicNames.ACTIONS;
import static dev.tidegate.event.TopicNames.BOARD;
import static dev.tidegate.event.TopicNames.DEADLETTERS;
import static dev.tidegate.event.TopicNames.DECISIONS;
import static dev.tidegate.event.TopicNames.EVENTS;
import static dev.tidegate.event.TopicNames.HANDOFFS;
import static dev.tidegate.event.TopicNames.INSIGHT;
import static dev.tidegate.event.TopicNames.LEDGER;
import static dev.tidegate.event.TopicNames.OBLIGATIONS;
import static dev.tidegate.event.TopicNames.PRODUCTS;
import static dev.tidegate.event.TopicNames.RELEASES;
import static dev.tidegate.event.TopicNames.RULESETS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of Tidegate with their settings; creates what is missing and refuses what differs. */
public final class Topics {
  private static final Duration TEXT_RETENTION = Duration.ofDays(7);

  /** Longest action expiry is minutes; the ledger keeps it and one day, rounded up. */
  private static final Duration LEDGER_RETENTION = Duration.ofDays(2);

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final Map<String, String> DELETE_AFTER_A_WEEK =
      Map.of("cleanup.policy", "delete", "retention.ms", "" + TEXT_RETENTION.toMillis());
  private static final Map<String, String> COMPACT = Map.of("cleanup.policy", "compact");

  /** A topic's name and its settings at the broker. */
  public record Spec(String name, Map<String, String> settings) {}

  private static final List<Spec> ALL =
      List.of(
          new Spec(
              EVENTS,
              Map.of(
                  "cleanup.policy",
                  "delete",
                  "retention.ms",
                  "" + TEXT_RETENTION.toMillis(),
                  "message.timestamp.type",
                  "LogAppendTime")),
          new Spec(RULESETS, COMPACT),
          new Spec(RELEASES, COMPACT),
          new Spec(PRODUCTS, COMPACT),
          new Spec(ACCOUNTS, COMPACT),
          new Spec(DECISIONS, DELETE_AFTER_A_WEEK),
          new Spec(OBLIGATIONS, DELETE_AFTER_A_WEEK),
          new Spec(ACTIONS, DELETE_AFTER_A_WEEK),
          new Spec(
              LEDGER,
              Map.of(
                  "cleanup.policy",
                  "compact,delete",
                  "retention.ms",
                  "" + LEDGER_RETENTION.toMillis())),
          new Spec(BOARD, COMPACT),
          new Spec(
              HANDOFFS,
              Map.of(
                  "cleanup.policy",
                  "compact,delete",
                  "retention.ms",
                  "" + TEXT_RETENTION.toMillis())),
          new Spec(INSIGHT, DELETE_AFTER_A_WEEK),
          new Spec(DEADLETTERS, DELETE_AFTER_A_WEEK));

  private Topics() {}

  /** All topics. */
  public static List<Spec> all() {
    return ALL;
  }

  /**
   * Creates the topics that are missing, each with {@code partitions} partitions.
   *
   * @throws IllegalStateException naming the topic whose number of partitions differs: changing it
   *     is a migration
   */
  public static void ensure(Admin admin, int partitions, short replication)
      throws InterruptedException, ExecutionException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Spec spec : ALL) {
      if (!existing.contains(spec.name())) {
        missing.add(new NewTopic(spec.name(), partitions, replication).configs(spec.settings()));
      }
    }
    admin.createTopics(missing).all().get();
    int found = partitionCount(admin);
    if (found != partitions) {
      throw new IllegalStateException(
          "topics have "
              + found
              + " partitions, configured are "
              + partitions
              + "; the number is fixed when the topics are made");
    }
  }

  /** The number of partitions that all merchant-keyed topics share; throws when they differ. */
  public static int partitionCount(Admin admin) throws InterruptedException, ExecutionException {
    List<String> keyed = ALL.stream().map(Spec::name).filter(n -> !n.equals(DEADLETTERS)).toList();
    Map<String, TopicDescription> found = describe(admin, keyed);
    int events = Objects.requireNonNull(found.get(EVENTS)).partitions().size();
    found.forEach(
        (name, description) -> {
          if (description.partitions().size() != events) {
            throw new IllegalStateException(
                name
                    + " has "
                    + description.partitions().size()
                    + " partitions, "
                    + EVENTS
                    + " has "
                    + events
                    + "; they must be equal");
          }
        });
    return events;
  }

  /** A topic that was made a moment ago may be unknown to the broker's own view for a while. */
  private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
      throws InterruptedException, ExecutionException {
    long deadlineNanos = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get();
      } catch (ExecutionException e) {
        boolean unknown = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknown || System.nanoTime() > deadlineNanos) {
          throw e;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }
}
