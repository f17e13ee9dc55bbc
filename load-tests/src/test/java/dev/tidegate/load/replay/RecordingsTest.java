package dev.tidegate.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.load.replay.RecordedEvent.ItemOnShow;
import dev.tidegate.load.replay.RecordedEvent.Kind;
import dev.tidegate.load.replay.RecordedEvent.Said;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  @TempDir Path directory;

  @Test
  void mixesAShowsCommentsAndItemsInOrderOfTime() throws Exception {
    // Given
    String comments =
        """
        {"t": 0.5, "user": "u1", "kind": "comment", "text": "多少钱"}
        {"t": 70.25, "user": "u2", "kind": "dm", "text": "在吗"}
        """;

    // When
    List<RecordedEvent> events =
        Recordings.show(new StringReader(comments), new StringReader("t,link\n65,3\n"));

    // Then
    assertThat(events)
        .containsExactly(
            new RecordedEvent(Duration.ofMillis(500), new Said(Kind.COMMENT, "u1", "多少钱")),
            new RecordedEvent(Duration.ofSeconds(65), new ItemOnShow(3)),
            new RecordedEvent(Duration.ofMillis(70_250), new Said(Kind.DM, "u2", "在吗")));
  }

  @Test
  void readsARecordedRoomFromItsFirstComment() throws Exception {
    // Given
    Path file = directory.resolve("room.csv");
    Files.writeString(file, "ts_ms,user_hash,text\n1000,a,来了！\n1250,b,\"x, \"\"y\"\"\"\n");

    // When
    List<RecordedEvent> events = Recordings.danmu(file);

    // Then
    assertThat(events)
        .containsExactly(
            new RecordedEvent(Duration.ZERO, new Said(Kind.COMMENT, "a", "来了！")),
            new RecordedEvent(Duration.ofMillis(250), new Said(Kind.COMMENT, "b", "x, \"y\"")));
  }
}
