package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Json;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SealedBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComprehendFunctionTest {
  private Path envelopeKey;
  private OneInputStreamOperatorTestHarness<EventRecord, KeyedRecord> flink;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    envelopeKey = dir.resolve("envelope.key");
    EnvelopeKey.readOrCreate(envelopeKey);
    flink =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new ComprehendFunction(envelopeKey.toString()));
  }

  @AfterEach
  void stop() throws Exception {
    flink.close();
  }

  private void process(EventRecord event) throws Exception {
    flink.processElement(new StreamRecord<>(event));
  }

  private DeadLetter deadLetter() {
    return flink.getSideOutput(ComprehendFunction.DEAD_LETTERS).element().getValue();
  }

  @Test
  void aCommentGetsEvidenceAndKeepsItsPlace() throws Exception {
    // Given
    ChatEvent chat = Samples.comment("m1", "e1", "3号链接多少钱");

    // When
    process(new EventRecord(4, 17, 1_000, "m1", Json.bytes(chat)));

    // Then
    KeyedRecord keyed = flink.extractOutputValues().get(0);
    assertThat(keyed.merchant()).isEqualTo("m1");
    assertThat(keyed.partition()).isEqualTo(4);
    assertThat(keyed.offset()).isEqualTo(17);
    assertThat(keyed.appendMs()).isEqualTo(1_000);
    assertThat(keyed.evidence()).isNotNull();
    assertThat(Json.logRecord(keyed.value())).isEqualTo(chat);
  }

  @Test
  void aRecordWithoutWordsGetsNoEvidence() throws Exception {
    // When
    process(Samples.event(new ReleaseChanged("m1", 1, 1), 0, 0));

    // Then
    assertThat(flink.extractOutputValues().get(0).evidence()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "not json|malformed_json",
        "{\"type\":\"Nonsense\",\"merchant\":\"m1\"}|unknown_type",
        "{\"type\":\"Tick\"}|invalid_field",
        "null|malformed_json"
      })
  void whatCannotBeReadIsSealedAway(String value, String reason) throws Exception {
    // Given
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);

    // When
    process(new EventRecord(2, 9, 1_000, "m1", bytes));

    // Then
    DeadLetter letter = deadLetter();
    assertThat(flink.extractOutputValues()).isEmpty();
    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(letter.sourceTopic()).isEqualTo(TopicNames.EVENTS);
    assertThat(letter.partition()).isEqualTo(2);
    assertThat(letter.offset()).isEqualTo(9);
    assertThat(
            SealedBox.open(
                EnvelopeKey.read(envelopeKey),
                DeadLetterSealer.context(TopicNames.EVENTS, 2, 9),
                letter.payload()))
        .isEqualTo(bytes);
  }

  @Test
  void aTombstoneIsADeadLetter() throws Exception {
    // When
    process(new EventRecord(0, 0, 0, "m1", null));

    // Then
    assertThat(deadLetter().reason()).isEqualTo("malformed_json");
  }

  @Test
  void aRecordUnderTheKeyOfAnotherMerchantIsADeadLetter() throws Exception {
    // When
    process(new EventRecord(0, 0, 0, "m2", Json.bytes(Samples.comment("m1", "e1", "多少钱"))));

    // Then
    assertThat(deadLetter().reason()).isEqualTo("invalid_field");
    assertThat(deadLetter().detail()).isEqualTo("key must be the merchant");
  }

  @Test
  void aMissingEnvelopeKeyIsNamed(@TempDir Path empty) {
    // When // Then
    assertThatThrownBy(
            () ->
                ProcessFunctionTestHarnesses.forProcessFunction(
                    new ComprehendFunction(empty.resolve("absent.key").toString())))
        .hasMessageContaining("absent.key");
  }
}
