package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {
  @Test
  void readsTheProcessorsName() {
    assertThat(
            MachineFacts.processor(
                List.of("processor\t: 0", "model name\t: A Fast One", "model name\t: Another")))
        .isEqualTo("A Fast One");
  }

  @Test
  void fallsBackToTheArchitecture() {
    assertThat(MachineFacts.processor(List.of("processor\t: 0")))
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void aFolderWithoutGitHasNoCommit(@TempDir Path folder) throws Exception {
    assertThat(MachineFacts.commit(folder)).isEqualTo("unknown");
  }
}
