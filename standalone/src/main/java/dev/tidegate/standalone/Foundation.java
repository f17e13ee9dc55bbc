package dev.tidegate.standalone;

import dev.tidegate.standalone.embedded.EmbeddedDatabase;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Kafka and PostgreSQL, started at the same time. */
record Foundation(EmbeddedKafka kafka, EmbeddedDatabase database) {

  /** Starts both; when one does not start, the other is stopped again. */
  static Foundation start(EmbeddedKafka.Config kafka, EmbeddedDatabase.Config database)
      throws IOException, InterruptedException {
    FutureTask<EmbeddedDatabase> other = new FutureTask<>(() -> EmbeddedDatabase.start(database));
    new Thread(other, "start-postgres").start();
    EmbeddedKafka startedKafka;
    try {
      startedKafka = EmbeddedKafka.start(kafka);
    } catch (IOException | RuntimeException e) {
      stopQuietly(other, e);
      throw e;
    }
    try {
      return new Foundation(startedKafka, other.get());
    } catch (ExecutionException e) {
      startedKafka.close();
      throw new IOException("PostgreSQL does not start, see " + database.logFile(), e.getCause());
    }
  }

  private static void stopQuietly(FutureTask<EmbeddedDatabase> database, Exception reason)
      throws InterruptedException {
    try {
      database.get().close();
    } catch (ExecutionException | IOException e) {
      reason.addSuppressed(e);
    }
  }
}
