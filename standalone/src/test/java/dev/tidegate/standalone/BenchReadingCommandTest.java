package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchReadingCommandTest {
  private final StringWriter said = new StringWriter();

  private int run(String arguments) {
    CommandLine command = new CommandLine(new BenchCommand());
    command.setErr(new PrintWriter(said, true));
    command.setOut(new PrintWriter(said, true));
    return command.execute(arguments.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading --seed one", "reading --json", "reading --fast", "reading more"})
  void answersAWrongCommandLineWithTwo(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(said.toString()).contains("Usage:");
  }

  @Test
  void saysWhatItMeasuresAndTakes() {
    assertThat(run("reading --help")).isZero();
    assertThat(said.toString())
        .contains("--quick", "--seed=K", "--data=DIR", "--json=FILE", "sensitive-word");
  }
}
