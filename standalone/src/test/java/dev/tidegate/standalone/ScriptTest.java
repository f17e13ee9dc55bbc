package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tidegate} at the root, with tools that only say a version. */
class ScriptTest {
  private static final Path SCRIPT = Path.of("..", "tidegate").toAbsolutePath().normalize();

  @TempDir Path tools;

  private record Ran(int code, String said) {}

  @Test
  void isASoundShellScript() throws Exception {
    assertThat(run(List.of("sh", "-n", SCRIPT.toString()), System.getenv("PATH")).code()).isZero();
  }

  @Test
  void answersAnUnknownCommandWithUsageAndTwo() throws Exception {
    Ran ran = script("frobnicate");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.said()).contains("does not know \"frobnicate\"", "Usage: ./tidegate COMMAND");
  }

  @Test
  void answersNoCommandWithUsageAndTwo() throws Exception {
    Ran ran = script();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.said()).startsWith("Usage: ./tidegate COMMAND");
  }

  @Test
  void answersAnUnknownOptionOfTestWithUsageAndTwo() throws Exception {
    assertThat(script("test", "--everything").code()).isEqualTo(2);
  }

  @Test
  void printsUsageWhenAskedFor() throws Exception {
    Ran ran = script("help");

    assertThat(ran.code()).isZero();
    assertThat(ran.said())
        .contains(
            "up [--no-demo]",
            "test [--full]",
            "doctor",
            "import DIR",
            "bench path",
            "bench reading");
  }

  @Test
  void namesEveryToolThatIsMissingOrTooOld() throws Exception {
    // Given
    tool("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    tool("javac", ":");
    tool("mvn", "echo 'Apache Maven 3.6.3 (x)'");

    // When
    Ran ran = script("up");

    // Then
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said())
        .contains("JDK 17 or newer is needed", "is 11.0.2")
        .contains("Maven 3.8 or newer is needed, found 3.6.3")
        .contains("Node.js 20 or newer, with npm, is missing")
        .contains("apt-get install");
  }

  @Test
  void doctorSaysWhatIsMissingAndGivesOne() throws Exception {
    // Given
    tool("mvn", "echo 'Apache Maven 3.9.9 (x)'");
    tool("node", "echo v20.20.2");
    tool("npm", ":");

    // When
    Ran ran = script("doctor");

    // Then
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said())
        .contains("WRONG  JDK 17 or newer is missing")
        .contains("ok     Maven 3.9.9")
        .contains("ok     Node.js 20.20.2");
  }

  private void tool(String name, String body) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Only the tools of this test, and those that every system has. */
  private Ran script(String... arguments) throws Exception {
    for (String usual : List.of("sed", "head", "dirname", "find", "mkdir", "cat", "grep", "id")) {
      tool(usual, "exec /usr/bin/env -i PATH=/usr/bin:/bin " + usual + " \"$@\"");
    }
    List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return run(command, tools.toString());
  }

  private static Ran run(List<String> command, String path) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", path);
    builder.environment().remove("JAVA_HOME");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
