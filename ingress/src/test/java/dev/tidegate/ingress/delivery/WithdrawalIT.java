package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Kind;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.ingress.delivery.DeliveryWorld.Keys;
import dev.tidegate.ingress.delivery.TestEndpoint.Answer;
import dev.tidegate.ingress.delivery.TestEndpoint.Got;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person takes a buyer over: what the bot has not sent to that buyer is not sent. */
@ExtendWith(KafkaClusterExtension.class)
final class WithdrawalIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static KafkaCluster cluster;

  private DeliveryWorld world;

  @BeforeEach
  void openWorld() throws Exception {
    world = new DeliveryWorld(cluster.getBootstrapServers(), Keys.HONOURED);
  }

  @AfterEach
  void closeWorld() throws Exception {
    world.close();
  }

  @Test
  void whatTheBotHadNotSentIsDropped_andWhatThePersonSaysGoesOut() throws Exception {
    // Given
    Action line = world.as(Kind.HAND_OFF_LINE, world.action("b1"));
    Action reply = world.action("b1");
    Action ofAnother = world.action("b2");
    Action taken = world.as(Kind.WITHDRAW, world.action("b1"));
    Action staff = world.as(Kind.STAFF_REPLY, world.action("b1"));
    Action later = world.action("b1");
    for (Action action : List.of(line, reply, ofAnother, taken, staff, later)) {
      world.append(action);
    }
    // When
    world.start("one");
    // Then
    assertThat(outcomeOf(line).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(outcomeOf(reply).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(outcomeOf(reply).reason()).isEqualTo("person_has_it");
    assertThat(outcomeOf(taken).status()).isEqualTo(Status.SENT);
    assertThat(outcomeOf(later).status()).isEqualTo(Status.SENT);
    assertThat(world.endpoint.got())
        .extracting(Got::id)
        .containsExactlyInAnyOrder(ofAnother.id(), staff.id(), later.id());
    assertThat(world.metric(DeliveryMetrics.SENT)).isEqualTo(3);
  }

  @Test
  void aReplyThatWaitsToBeTriedAgainIsDroppedAtOnce_andHoldsNobodyUp() throws Exception {
    // Given: the platform wants to be left alone for twenty seconds
    ready();
    world.endpoint.willAnswer(new Answer(429, "20", null));
    Action reply = world.action("b1");
    world.append(reply);
    await().atMost(LIMIT).until(() -> world.endpoint.got().size() == 1);
    // When
    world.append(world.as(Kind.WITHDRAW, world.action("b1")));
    Action staff = world.as(Kind.STAFF_REPLY, world.action("b1"));
    world.append(staff);
    // Then
    assertThat(outcomeOf(reply).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(outcomeOf(staff).status()).isEqualTo(Status.SENT);
    assertThat(world.endpoint.got()).extracting(Got::id).containsExactly(reply.id(), staff.id());
  }

  @Test
  void ofThoseWhoWaitForTheirTurn_peopleGoFirst() throws Exception {
    // Given
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      actions.add(world.action("b1"));
    }
    Action line = world.as(Kind.HAND_OFF_LINE, world.action("b1"));
    Action staff = world.as(Kind.STAFF_REPLY, world.action("b1"));
    actions.add(line);
    actions.add(staff);
    for (Action action : actions) {
      world.append(action);
    }
    // When
    world.start("one");
    actions.forEach(this::outcomeOf);
    // Then
    assertThat(world.endpoint.got().subList(0, 2))
        .extracting(Got::id)
        .containsExactly(staff.id(), line.id());
  }

  private void ready() throws Exception {
    DeliveryService service = world.start("one");
    await().atMost(LIMIT).until(service::isReady);
  }

  private DeliveryOutcome outcomeOf(Action action) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> !world.outcomesOf(action).isEmpty());
    return world.outcomesOf(action).get(0);
  }
}
