package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Json;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.Tick;
import dev.tidegate.jobs.rulesets.TestRuleSets;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SealedBox;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MerchantDeskOperatorTest {
  private final TestRuleSets ruleSets = new TestRuleSets();
  private Path envelopeKey;
  private DeskHarness desk;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    envelopeKey = dir.resolve("envelope.key");
    EnvelopeKey.readOrCreate(envelopeKey);
    desk = DeskHarness.started(ruleSets, envelopeKey);
  }

  @AfterEach
  void stop() throws Exception {
    desk.close();
    assertThat(ruleSets.users()).isZero();
  }

  private void restart() throws Exception {
    OperatorSubtaskState snapshot = desk.flink.snapshot(1, 1);
    long now = desk.flink.getProcessingTime();
    desk.close();
    desk = DeskHarness.restored(ruleSets, envelopeKey, snapshot);
    desk.at(now);
  }

  private void assertNothingIsLeft() {
    assertThat(desk.flink.numKeyedStateEntries()).as("state").isZero();
    assertThat(desk.flink.numProcessingTimeTimers()).as("timers").isZero();
  }

  @Nested
  class Deciding {
    @Test
    void emitsDecisionAndActionOfARecord() throws Exception {
      // When
      desk.say("answer");

      // Then
      assertThat(desk.decisions())
          .extracting(Decision::disposition)
          .containsExactly(Decision.Disposition.ANSWERED);
      assertThat(desk.side(DeskOutputs.ACTIONS)).extracting(Action::id).containsExactly("a-m1-0");
      assertNothingIsLeft();
    }

    @Test
    void emitsNoActionWhenTheDeskIgnores() throws Exception {
      // When
      desk.say("hello");

      // Then
      assertThat(desk.decided()).containsExactly("m1-0");
      assertThat(desk.side(DeskOutputs.ACTIONS)).isEmpty();
    }

    @Test
    void aDeskThatThrowsMakesADeadLetterAndTheNextRecordIsDecided() throws Exception {
      // When
      desk.say("boom");
      desk.say("hello");

      // Then
      DeadLetter letter = desk.deadLetters().get(0);
      assertThat(letter.reason()).isEqualTo("desk_failed");
      assertThat(letter.detail()).isEqualTo("java.lang.IllegalArgumentException");
      assertThat(opened(letter)).isEqualTo(Json.bytes(Samples.comment("m1", "m1-0", "boom")));
      assertThat(desk.decided()).containsExactly("m1-1");
      assertNothingIsLeft();
    }

    private byte[] opened(DeadLetter letter) throws Exception {
      return SealedBox.open(
          EnvelopeKey.read(envelopeKey),
          DeadLetterSealer.context(letter.sourceTopic(), letter.partition(), letter.offset()),
          letter.payload());
    }
  }

  @Nested
  class Ticks {
    @Test
    void aDeadlineLeadsToOneTickWhichDrivesIt() throws Exception {
      // Given
      desk.at(1_000);
      desk.say("wait 500");

      // When
      desk.at(1_499);
      List<Tick> before = desk.ticks();
      desk.at(1_500);
      desk.process(new Tick("m1"));

      // Then
      assertThat(before).isEmpty();
      assertThat(desk.ticks()).containsExactly(new Tick("m1"));
      assertThat(desk.side(DeskOutputs.OBLIGATIONS))
          .extracting(Obligation::closedBy)
          .containsExactly(Obligation.ClosedBy.EXPIRED);
      assertThat(desk.decided()).containsExactly("m1-0");
      assertNothingIsLeft();
    }

    @Test
    void theTimerItselfDecidesNothing() throws Exception {
      // Given
      desk.say("wait 500");

      // When
      desk.at(10_000);

      // Then
      assertThat(desk.ticks()).hasSize(1);
      assertThat(desk.side(DeskOutputs.OBLIGATIONS)).isEmpty();
    }

    @Test
    void aTickThatComesTooEarlyReArms() throws Exception {
      // Given
      desk.at(1_000);
      desk.say("wait 500");
      desk.at(1_200);

      // When
      desk.process(new Tick("m1"));
      desk.at(1_500);

      // Then
      assertThat(desk.ticks()).hasSize(1);
      assertThat(desk.side(DeskOutputs.OBLIGATIONS)).isEmpty();
    }

    @Test
    void anArmedTimerThatFiredTooEarlyIsArmedAgainByItsTick() throws Exception {
      // Given a deadline that was put off
      desk.at(1_000);
      desk.say("wait 500");
      desk.say("wait 900");
      desk.at(1_500);

      // When
      desk.process(new Tick("m1"));
      desk.at(1_900);

      // Then
      assertThat(desk.ticks()).hasSize(2);
    }

    @Test
    void manyRecordsArmOneTimer() throws Exception {
      // When
      desk.say("wait 500");
      for (int i = 0; i < 100; i++) {
        desk.say("hello");
      }

      // Then
      assertThat(desk.flink.numProcessingTimeTimers()).isEqualTo(1);
    }

    @Test
    void anEarlierDeadlineTakesThePlaceOfALaterOne() throws Exception {
      // Given
      desk.say("wait 5000");

      // When
      desk.say("wait 100");

      // Then
      assertThat(desk.flink.numProcessingTimeTimers()).isEqualTo(1);
      desk.at(100);
      assertThat(desk.ticks()).hasSize(1);
    }

    @Test
    void aTickIsAtLeastFiftyMillisecondsAhead() throws Exception {
      // Given
      desk.say("wait 1");

      // When
      desk.at(49);
      List<Tick> early = desk.ticks();
      desk.at(50);

      // Then
      assertThat(early).isEmpty();
      assertThat(desk.ticks()).hasSize(1);
    }

    @Test
    void aDeadlineThatIsGoneTakesItsTimerAlong() throws Exception {
      // Given
      desk.say("wait 500");

      // When
      desk.say("stop");

      // Then
      assertNothingIsLeft();
      desk.at(1_000);
      assertThat(desk.ticks()).isEmpty();
    }

    @Test
    void anArmedTimerSurvivesARestart() throws Exception {
      // Given
      desk.at(1_000);
      desk.say("wait 500");

      // When
      restart();
      desk.say("hello");
      desk.at(1_500);

      // Then
      assertThat(desk.ticks()).containsExactly(new Tick("m1"));
    }
  }

  @Nested
  class Boards {
    @Test
    void aChangeIsShownAtOnce() throws Exception {
      // When
      desk.say("board");

      // Then
      assertThat(desk.boards()).extracting(Board::seq).containsExactly(1L);
    }

    @Test
    void oneSecondOfChangesMakesFourSnapshotsAndTheLastChangeIsShown() throws Exception {
      // When
      for (int ms = 0; ms < 1_000; ms += 10) {
        desk.at(ms);
        desk.say("board");
      }
      int withinTheSecond = desk.boards().size();
      desk.at(1_000);

      // Then
      assertThat(withinTheSecond).isEqualTo(4);
      assertThat(desk.boards()).last().extracting(Board::seq).isEqualTo(100L);
    }

    @Test
    void aRoomThatIsCalmAgainLeavesNoTimerAndNoWindow() throws Exception {
      // Given
      desk.say("board");
      int entriesWhileOpen = desk.flink.numKeyedStateEntries();

      // When
      desk.at(250);

      // Then
      assertThat(desk.boards()).hasSize(1);
      assertThat(desk.flink.numProcessingTimeTimers()).isZero();
      assertThat(desk.flink.numKeyedStateEntries()).isEqualTo(entriesWhileOpen - 1);
    }

    @Test
    void theLastChangeIsShownAfterARestartToo() throws Exception {
      // Given
      desk.say("board");
      desk.say("board");

      // When
      restart();
      desk.at(250);

      // Then
      assertThat(desk.boards()).extracting(Board::seq).containsExactly(2L);
    }
  }

  @Nested
  class ParkedMerchants {
    @Test
    void recordsWaitInOrderUntilTheBodyIsThere() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("answer");
      desk.say("hello");
      desk.runMails();
      List<Decision> before = desk.decisions();

      // When
      ruleSets.publish("m1", 7);
      desk.runMails();

      // Then
      assertThat(before).isEmpty();
      assertThat(desk.decisions())
          .extracting(Decision::source)
          .containsExactly("0@0#0", "0@1#0", "0@2#0");
      assertThat(desk.decisions()).extracting(Decision::ruleSetVersion).containsOnly(7L);
    }

    @Test
    void otherMerchantsDoNotWait() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));

      // When
      desk.say("m2", "answer");

      // Then
      assertThat(desk.decisions()).extracting(Decision::merchant).containsExactly("m2");
    }

    @Test
    void aBodyThatArrivesRightAfterTheQuestionIsNotMissed() throws Exception {
      // Given a body that was published before anybody was listed as waiting
      desk.process(new ReleaseChanged("m1", 1, 7));
      ruleSets.publishUnheard("m1", 7);

      // When
      desk.runMails();

      // Then
      assertThat(desk.decisions()).hasSize(1);
    }

    @Test
    void recordsThatArriveBetweenTwoBatchesStayBehindTheParked() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      for (int i = 1; i < 600; i++) {
        desk.say("hello");
      }
      desk.runMails();
      ruleSets.publish("m1", 7);

      // When
      desk.runOneMail();
      int afterOneMail = desk.decisions().size();
      desk.say("late");
      desk.runMails();

      // Then
      assertThat(afterOneMail).isEqualTo(Parking.BATCH);
      assertThat(desk.decisions())
          .extracting(Decision::source)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(0, 600).mapToObj(n -> "0@" + n + "#0").toList());
    }

    @Test
    void aSecondReleaseWithinTheParkedWaitsForItsOwnBody() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("hello");
      desk.process(new ReleaseChanged("m1", 2, 8));
      desk.say("hello");

      // When
      ruleSets.publish("m1", 7);
      desk.runMails();
      List<Decision> withSeven = desk.decisions();
      ruleSets.publish("m1", 8);
      desk.runMails();

      // Then
      assertThat(withSeven).extracting(Decision::ruleSetVersion).containsExactly(7L, 7L);
      assertThat(desk.decisions())
          .extracting(Decision::ruleSetVersion)
          .containsExactly(7L, 7L, 8L, 8L);
    }

    @Test
    void aPoisonRecordAmongTheParkedHoldsNobodyUp() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("boom");
      desk.say("hello");

      // When
      ruleSets.publish("m1", 7);
      desk.runMails();

      // Then
      assertThat(desk.deadLetters()).hasSize(1);
      assertThat(desk.decisions()).extracting(Decision::source).containsExactly("0@0#0", "0@2#0");
    }

    @Test
    void theParkedAreFoundAndAskedForAfterARestart() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("answer");

      // When
      restart();
      desk.runMails();
      List<Decision> before = desk.decisions();
      ruleSets.publish("m1", 7);
      desk.runMails();

      // Then
      assertThat(before).isEmpty();
      assertThat(desk.decisions()).extracting(Decision::source).containsExactly("0@0#0", "0@1#0");
    }

    @Test
    void aBodyThatCameWhileTheJobWasDownIsFoundAtTheStart() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      ruleSets.publish("m1", 7);

      // When
      restart();
      desk.runMails();

      // Then
      assertThat(desk.decisions()).hasSize(1);
    }

    @Test
    void whoWaitsTooLongRaisesAnAlarm() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      Logger logger = (Logger) LoggerFactory.getLogger(MerchantDeskOperator.class);
      ListAppender<ILoggingEvent> logged = new ListAppender<>();
      logged.start();
      logger.addAppender(logged);

      // When
      desk.at(Parking.ALARM_MS);
      List<ILoggingEvent> inTime = List.copyOf(logged.list);
      desk.at(Parking.ALARM_MS + 5_000);
      logger.detachAppender(logged);

      // Then
      assertThat(inTime).isEmpty();
      assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
      assertThat(desk.decisions()).isEmpty();
    }

    @Test
    void theEndOfABoundedInputWaitsForTheParked() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("hello");
      ruleSets.publish("m1", 7);

      // When
      desk.flink.getOperator().finish();

      // Then
      assertThat(desk.decisions()).hasSize(2);
    }

    @Test
    void nothingOfTheQueueIsLeftWhenAllAreDecided() throws Exception {
      // Given
      desk.process(new ReleaseChanged("m1", 1, 7));
      desk.say("hello");

      // When
      ruleSets.publish("m1", 7);
      desk.runMails();
      desk.say("hello");

      // Then
      assertThat(desk.decisions()).hasSize(3);
      assertThat(desk.flink.numKeyedStateEntries()).as("the merchant's state alone").isEqualTo(1);
    }
  }

  @Test
  void aRestartAnswersAsIfItHadNotHappened() throws Exception {
    // Given
    ruleSets.publish("m1", 7);
    desk.process(new ReleaseChanged("m1", 1, 7));
    desk.say("board");
    desk.say("board");

    // When
    restart();
    desk.say("board");
    desk.at(1_000);

    // Then
    assertThat(desk.decisions()).extracting(Decision::ruleSetVersion).containsExactly(7L);
    assertThat(desk.boards()).last().extracting(Board::seq).isEqualTo(3L);
  }
}
