package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.ingress.inbound.LocalQueue.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalQueueTest {
  @TempDir Path folder;

  @Test
  void shouldGiveBackWhatWasAddedInOrderAfterItWasOpenedAgain() throws Exception {
    // Given
    Path file = folder.resolve("sub/queue.db");
    try (LocalQueue queue = LocalQueue.open(file)) {
      queue.commit(rows(1, 5), 0);
      queue.commit(rows(6, 10), 0);
    }

    // When
    try (LocalQueue queue = LocalQueue.open(file)) {

      // Then
      assertThat(queue.lastId()).isEqualTo(10);
      assertThat(queue.rows()).isEqualTo(10);
      assertThat(queue.after(0, 3)).isEqualTo(rows(1, 3));
      assertThat(queue.after(3, 100)).isEqualTo(rows(4, 10));
    }
  }

  @Test
  void shouldAddAndRemoveInOneStep() throws Exception {
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      queue.commit(rows(1, 5), 0);

      assertThat(queue.commit(rows(6, 7), 4)).isEqualTo(4);

      assertThat(queue.after(0, 100)).isEqualTo(rows(5, 7));
    }
  }

  @Test
  void shouldChangeNothingWhenAStepFails() throws Exception {
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      queue.commit(rows(1, 3), 0);

      // When: id 3 is taken
      assertThatThrownBy(() -> queue.commit(List.of(row(4), row(3)), 2))
          .isInstanceOf(SQLException.class);

      // Then
      assertThat(queue.after(0, 100)).isEqualTo(rows(1, 3));
      queue.commit(List.of(row(4)), 2);
      assertThat(queue.after(0, 100)).isEqualTo(rows(3, 4));
    }
  }

  @Test
  void shouldKeepRowsThatWereSetAside() throws Exception {
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      queue.commit(rows(1, 3), 0);

      queue.setAside(row(2));

      assertThat(queue.after(0, 100)).containsExactly(row(1), row(3));
      assertThat(queue.rowsSetAside()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseAFileThatAnotherQueueHasOpen() throws Exception {
    // Given
    Path file = folder.resolve("queue.db");
    try (LocalQueue queue = LocalQueue.open(file)) {
      queue.commit(rows(1, 1), 0);

      // Then
      assertThatThrownBy(() -> LocalQueue.open(file))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoQueue() throws Exception {
    Path file = Files.writeString(folder.resolve("queue.db"), "no database ".repeat(100));

    assertThatThrownBy(() -> LocalQueue.open(file))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(file.toString());
  }

  private static List<Row> rows(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(LocalQueueTest::row).toList();
  }

  private static Row row(long id) {
    return new Row(id, "apparel", "box-" + id);
  }
}
