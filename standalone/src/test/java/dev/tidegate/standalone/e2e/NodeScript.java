package dev.tidegate.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A script under src/test/node, run by Node: counterparts of the product that are not our code. */
final class NodeScript implements AutoCloseable {
  private static final Path FOLDER = Path.of("src", "test", "node").toAbsolutePath();
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

  private final Process process;
  private final Thread reader;
  private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

  private NodeScript(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "node-output");
    this.reader.start();
  }

  /** Starts a script; its standard output must be one JSON value a line. */
  static NodeScript start(String script, String input, String... arguments) throws Exception {
    install();
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    return new NodeScript(process);
  }

  /** Runs a script to its end and gives what it printed; fails when it does. */
  static List<JsonNode> run(Duration limit, String script, String input, String... arguments)
      throws Exception {
    try (NodeScript running = start(script, input, arguments)) {
      return running.finish(limit);
    }
  }

  /** Waits for the end and gives what was printed. */
  List<JsonNode> finish(Duration limit) throws Exception {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the script did not end within " + limit);
    }
    reader.join();
    if (process.exitValue() != 0) {
      throw new IllegalStateException("the script failed with " + process.exitValue());
    }
    return List.copyOf(lines);
  }

  /** What was printed so far. */
  List<JsonNode> lines() {
    return List.copyOf(lines);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(Json.mapper().readTree(line));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the script's output is not JSON", e);
    }
  }

  private static synchronized void install() throws Exception {
    if (Files.exists(FOLDER.resolve("node_modules"))) {
      return;
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!npm.waitFor(INSTALL_LIMIT.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IllegalStateException("npm ci failed in " + FOLDER);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    reader.join();
  }
}
