package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.desk.StateKind;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.Tick;
import dev.tidegate.insight.BuyerThread;
import dev.tidegate.insight.Marks;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Noted;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializationTest {

  static Stream<Class<?>> travellingAndStateTypes() {
    Stream<Class<?>> travelling =
        Stream.of(
            EventRecord.class,
            KeyedRecord.class,
            Evidence.class,
            Action.class,
            Decision.class,
            Obligation.class,
            Board.class,
            Tick.class,
            DeadLetter.class,
            Noted.class,
            MinuteChange.class,
            QuestionNext.class);
    Stream<Class<?>> state =
        Stream.concat(
            Stream.of(ParkedQueue.class, Marks.class, BuyerThread.class, RoomMinute.class),
            StateKind.ALL.stream().map(kind -> kind.type()));
    return Stream.concat(travelling, state);
  }

  @ParameterizedTest
  @MethodSource("travellingAndStateTypes")
  void everyTravellingAndStateTypeIsSerialisedWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void absentEvidenceAndBytesSurviveTheShuffle() throws Exception {
    // Given
    KeyedRecord chat =
        new KeyedRecord("m1", 3, 41, 1_000, new byte[] {1, 2}, Comprehend.read("3号链接多少钱"));
    KeyedRecord other = new KeyedRecord("m1", 3, 42, 1_001, new byte[0], null);
    EventRecord tombstone = new EventRecord(1, 2, 3, null, null);

    // When
    KeyedRecord chatAgain = roundTrip(chat, KeyedRecord.class);
    KeyedRecord otherAgain = roundTrip(other, KeyedRecord.class);
    EventRecord tombstoneAgain = roundTrip(tombstone, EventRecord.class);

    // Then
    assertThat(chatAgain).usingRecursiveComparison().isEqualTo(chat);
    assertThat(otherAgain).usingRecursiveComparison().isEqualTo(other);
    assertThat(tombstoneAgain).usingRecursiveComparison().isEqualTo(tombstone);
  }

  @ParameterizedTest
  @MethodSource("dev.tidegate.jobs.desk.Samples#statesWithEveryNullableAbsent")
  void stateWithAbsentFieldsSurvivesASavepoint(Object value) throws Exception {
    // When
    Object again = roundTrip(value, value.getClass());

    // Then
    assertThat(again).isEqualTo(value);
  }

  private static <T> T roundTrip(Object value, Class<T> type) throws Exception {
    TypeSerializer<T> serializer =
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(type.cast(value), out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
