package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir Path directory;

  @Test
  void refusesASecondInstanceAndNamesTheFirst() throws Exception {
    // Given
    DataDirectory data = data();
    try (DataLock first = DataLock.take(data, 7700, "127.0.0.1")) {
      assertThat(first).isNotNull();

      // When, Then
      assertThatThrownBy(() -> DataLock.take(data, 7800, "127.0.0.1"))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("Another Tidegate (process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data DIR");
    }
  }

  @Test
  void isFreeAgainAfterTheFirstInstanceEnded() throws Exception {
    // Given
    DataDirectory data = data();
    DataLock.take(data, 7700, "127.0.0.1").close();

    // When, Then
    assertThat(DataLock.holder(data)).isEmpty();
    DataLock.take(data, 7700, "127.0.0.1").close();
  }

  private DataDirectory data() throws Exception {
    DataDirectory data = new DataDirectory(directory.resolve("data"));
    data.create();
    return data;
  }
}
