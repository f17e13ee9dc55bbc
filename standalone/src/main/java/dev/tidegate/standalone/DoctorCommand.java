package dev.tidegate.standalone;

import dev.tidegate.standalone.Ports.Use;
import dev.tidegate.standalone.embedded.LeftoverPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs and what is wrong; the script says what is installed. */
@Command(
    name = "doctor",
    description = "Says what is installed, what is running, and what is wrong.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final Duration ASK_LIMIT = Duration.ofSeconds(3);
  private static final long LEAST_FREE_BYTES = 1L << 30;

  @Mixin private InstanceOptions instance = new InstanceOptions();

  private final PrintStream out = System.out;
  private int problems;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataDirectory data = instance.data();
    out.println("Running:");
    Optional<DataLock.Holder> holder = DataLock.holder(data);
    if (holder.isPresent()) {
      running(holder.get());
    } else {
      notRunning(data);
    }
    out.println("Data:");
    disk(data);
    logs(data);
    out.println(problems == 0 ? "Nothing is wrong." : problems + " things are wrong.");
    return problems == 0 ? 0 : 1;
  }

  private void running(DataLock.Holder holder) throws InterruptedException {
    Ports ports = new Ports(holder.portBase());
    ok("process " + holder.pid() + " on ports " + ports.base() + " to " + ports.of(Use.DATABASE));
    try {
      String answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(holder.url(Use.MANAGEMENT).resolve("/ready"))
                      .timeout(ASK_LIMIT)
                      .build(),
                  BodyHandlers.ofString())
              .body()
              .strip();
      if (answer.equals("ready")) {
        ok("ready");
      } else {
        wrong(answer);
      }
    } catch (IOException e) {
      wrong("the management port " + ports.of(Use.MANAGEMENT) + " does not answer");
    }
  }

  private void notRunning(DataDirectory data) throws IOException {
    ok("no Tidegate on " + data.root());
    boolean leftover = LeftoverPostgres.isRunning(data.postgres().resolve("data"));
    if (leftover) {
      ok("PostgreSQL was left running by a killed process; the next start stops it first");
    }
    for (Use use : instance.ports().taken("127.0.0.1")) {
      if (use != Use.DATABASE || !leftover) {
        wrong(
            "port "
                + instance.ports().of(use)
                + " ("
                + use.words()
                + ") is taken by another program; choose others with up --port-base N");
      }
    }
  }

  private void disk(DataDirectory data) throws IOException {
    if (!Files.exists(data.root())) {
      ok(data.root() + " is made at the first start");
      return;
    }
    FileStore store = Files.getFileStore(data.root());
    long free = store.getUsableSpace();
    String words = data.root() + ", " + (free >> 20) + " MiB free";
    if (!Files.isWritable(data.root())) {
      wrong(data.root() + " cannot be written");
    } else if (free < LEAST_FREE_BYTES) {
      wrong(words);
    } else {
      ok(words);
    }
  }

  private void logs(DataDirectory data) throws IOException {
    Path log = data.logs().resolve("tidegate.log");
    if (!Files.exists(log)) {
      return;
    }
    try (Stream<String> lines = Files.lines(log)) {
      long errors = lines.filter(line -> line.contains(" ERROR ")).count();
      ok(errors + " errors in " + log);
    }
  }

  private void ok(String line) {
    out.println("  ok     " + line);
  }

  private void wrong(String line) {
    problems++;
    out.println("  WRONG  " + line);
  }
}
