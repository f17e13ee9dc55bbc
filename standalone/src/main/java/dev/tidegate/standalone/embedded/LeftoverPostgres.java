package dev.tidegate.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that a killed process left running on a data directory. It is known by its
 * {@code postmaster.pid} and by its command line, which names the directory; any other process is
 * left alone.
 */
public final class LeftoverPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgres.class);
  private static final Duration POLITE = Duration.ofSeconds(10);
  private static final Duration FORCED = Duration.ofSeconds(5);

  private LeftoverPostgres() {}

  /** Whether a server runs on this data directory. */
  public static boolean isRunning(Path data) throws IOException {
    return find(data).isPresent();
  }

  /**
   * Stops the server on this data directory when there is one, and removes a stale {@code
   * postmaster.pid} whose number now belongs to another process: PostgreSQL would take that process
   * for a server.
   *
   * @throws IOException when the server does not end
   */
  public static void stop(Path data) throws IOException {
    Optional<ProcessHandle> server = find(data);
    if (server.isPresent()) {
      LOG.atWarn()
          .addKeyValue("pid", server.get().pid())
          .log("PostgreSQL still runs from an earlier process; stopping it");
      end(server.get());
    }
    Optional<ProcessHandle> named = pid(data).flatMap(ProcessHandle::of);
    if (named.isPresent() && !isPostgres(named.get())) {
      Files.deleteIfExists(pidFile(data));
    }
  }

  private static void end(ProcessHandle server) throws IOException {
    server.destroy();
    if (!ended(server, POLITE)) {
      server.destroyForcibly();
      if (!ended(server, FORCED)) {
        throw new IOException("PostgreSQL, process " + server.pid() + ", does not end");
      }
    }
  }

  private static boolean ended(ProcessHandle process, Duration limit) throws IOException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL stops", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for process " + process.pid(), e);
    }
  }

  private static Optional<ProcessHandle> find(Path data) throws IOException {
    return pid(data)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isServerOn(process, data));
  }

  private static boolean isServerOn(ProcessHandle process, Path data) {
    List<String> words = List.of(process.info().arguments().orElse(new String[0]));
    int option = words.indexOf("-D");
    return isPostgres(process)
        && option >= 0
        && option + 1 < words.size()
        && isSame(Path.of(words.get(option + 1)), data);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("postgres");
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Long> pid(Path data) throws IOException {
    Path file = pidFile(data);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
    } catch (NumberFormatException e) {
      throw new IOException(file + " must start with a process id", e);
    }
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }
}
