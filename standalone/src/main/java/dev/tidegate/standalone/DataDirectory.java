package dev.tidegate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything of one instance lies. Buyers' words are in it, so only its owner may read it.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {
  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Makes the directory when it is missing. */
  void create() throws IOException {
    Files.createDirectories(root);
    // Also when logging was here first: chat text lies below.
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(secrets());
    Files.createDirectories(logs());
  }

  /** Held by the process that uses the directory. */
  Path lock() {
    return root.resolve("lock");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  /** Checkpoints and savepoints of the reply job. */
  Path checkpoints() {
    return root.resolve("flink/checkpoints");
  }

  /** Checkpoints and savepoints of the insight job. */
  Path insightCheckpoints() {
    return root.resolve("flink/insight");
  }

  Path flinkTemp() {
    return root.resolve("flink/temp");
  }

  /** The ingress's queue of what is not on the log yet. */
  Path queue() {
    return root.resolve("ingress/queue.db");
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  Path envelopeKey() {
    return secrets().resolve("envelope.key");
  }

  Path operatorToken() {
    return secrets().resolve("operator.token");
  }

  /** Counts of the ledger meter. */
  Path ledgerMeter() {
    return root.resolve("ledger-meter.json");
  }

  /** There when the demo shop has been imported. */
  Path demoImported() {
    return root.resolve("demo-imported");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path databaseLog() {
    return logs().resolve("postgres.log");
  }
}
