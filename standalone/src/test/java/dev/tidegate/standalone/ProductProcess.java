package dev.tidegate.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.standalone.embedded.LeftoverPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The product as its own process, as {@code ./tidegate up} runs it, on free ports. It needs {@code
 * target/lib}, so only tests after the package phase (failsafe) can use it. Closing it stops it in
 * order, and at least ends it with all that it started.
 */
public final class ProductProcess implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

  private final Path directory;
  private final Ports ports;
  private final List<String> options;
  private Process process;
  private JsonNode facts;

  /**
   * Prepares an instance that is not started yet.
   *
   * @param directory data and output
   * @param options of {@code up}
   */
  public ProductProcess(Path directory, String... options) {
    this.directory = directory;
    this.ports = new Ports(FreePorts.base(Ports.Use.values().length));
    this.options = List.of(options);
  }

  /** Starts it, again after it ended, and returns when it is ready. */
  public ProductProcess start() throws IOException {
    Path json = directory.resolve("up.json");
    Files.deleteIfExists(json);
    process =
        new ProcessBuilder(command(json))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
            .start();
    Awaitility.await()
        .atMost(READY_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast("it ended, see " + output(), () -> !process.isAlive())
        .until(() -> Files.exists(json));
    facts = Json.mapper().readTree(json.toFile());
    return this;
  }

  /** What {@code --json} said. */
  public JsonNode facts() {
    return facts;
  }

  /** All that it has printed, over all starts. */
  public Path output() {
    return directory.resolve("out.txt");
  }

  /** Kafka's address. */
  public String bootstrap() {
    return "127.0.0.1:" + ports.of(Ports.Use.KAFKA);
  }

  /** The ports it listens on. */
  public Ports ports() {
    return ports;
  }

  /** Its data directory. */
  public Path data() {
    return directory.resolve("data");
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }

  /** A metric's value as {@code /metrics} gives it, 0 when it is not there. */
  public double metric(String nameWithLabels) throws IOException, InterruptedException {
    String text =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(facts.path("management").asText()).resolve("/metrics"))
                    .build(),
                BodyHandlers.ofString())
            .body();
    return text.lines()
        .filter(line -> line.startsWith(nameWithLabels + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(nameWithLabels.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** Runs the line that a user would paste; gives what it printed. */
  public String tryLine() throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", facts.path("try").asText())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (shell.waitFor() != 0) {
      throw new IOException("the try line failed: " + said);
    }
    return said;
  }

  /** Asks it to stop, as Ctrl-C does, and gives its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not stop; see " + output());
    }
    return process.exitValue();
  }

  /** Kills it as {@code kill -9} does; its PostgreSQL lives on, until the next start. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      stop();
    }
    LeftoverPostgres.stop(data().resolve("postgres/data"));
  }

  private List<String> command(Path json) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String open : List.of("util", "lang", "time")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-Xmx640m", "-Dfile.encoding=UTF-8", "-cp"));
    command.add(TARGET.resolve("classes") + ":" + TARGET.resolve("lib") + "/*");
    command.addAll(List.of("dev.tidegate.standalone.TidegateApp", "up"));
    command.addAll(List.of("--port-base", Integer.toString(ports.base())));
    command.addAll(List.of("--data", data().toString(), "--json", json.toString()));
    command.addAll(options);
    return command;
  }
}
