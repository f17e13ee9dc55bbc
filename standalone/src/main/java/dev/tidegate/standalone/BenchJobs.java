package dev.tidegate.standalone;

import dev.tidegate.jobs.JobLauncher;
import dev.tidegate.jobs.ReplyJobConfig;
import dev.tidegate.jobs.StartOffsets;
import dev.tidegate.log.Topics;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import dev.tidegate.standalone.supervisor.FlinkHost;
import dev.tidegate.standalone.supervisor.JobMetrics;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import dev.tidegate.standalone.supervisor.JobSupervisorConfig;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Starts the jobs of a benchmark one after the other, each with empty state and a cluster. */
final class BenchJobs {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final String bootstrap;
  private int started;

  /** The job between the log and the actions. */
  enum Job {
    /** The yardstick. */
    FLOOR,
    /** The product's. */
    REPLY;

    /** As people call it. */
    String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param folder for checkpoints; the key of {@link #envelopeKey} must be there
   */
  BenchJobs(Path folder, String bootstrap) {
    this.folder = folder;
    this.bootstrap = bootstrap;
  }

  /** A broker with the product's topics, on any free port; its address. */
  static String startKafka(Path folder, Lifecycle lifecycle) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(kafkaConfig(folder));
    lifecycle.add("Kafka", kafka::close);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()))) {
      Topics.ensure(admin, Tidegate.PARTITIONS, (short) 1);
    }
    return kafka.bootstrap();
  }

  private static EmbeddedKafka.Config kafkaConfig(Path folder) throws IOException {
    try (ServerSocket broker = freePort();
        ServerSocket controller = freePort()) {
      return new EmbeddedKafka.Config(
          folder.resolve("kafka"), broker.getLocalPort(), controller.getLocalPort());
    }
  }

  private static ServerSocket freePort() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  static Path envelopeKey(Path folder) {
    return folder.resolve("envelope.key");
  }

  /** Starts a job; returns when its tasks run, which is a moment before it reads. */
  JobSupervisor start(Job job, StartOffsets from) throws Exception {
    Path own = folder.resolve("flink-" + started++);
    ReplyJobConfig config =
        new ReplyJobConfig(
            bootstrap,
            Tidegate.PARALLELISM,
            Tidegate.PARTITIONS,
            own.resolve("checkpoints").toUri().toString(),
            ReplyJobConfig.DEFAULT_CHECKPOINT_INTERVAL,
            envelopeKey(folder));
    JobSupervisorConfig supervised =
        JobSupervisorConfig.of(
            own.resolve("checkpoints"), own.resolve("temp"), Tidegate.PARALLELISM);
    JobSupervisor supervisor =
        JobSupervisor.start(
            new FlinkHost(supervised),
            supervised,
            () ->
                switch (job) {
                  case FLOOR -> JobLauncher.floorJob(config, from);
                  case REPLY -> JobLauncher.replyJob(config, null, from);
                },
            new JobMetrics(new CollectorRegistry()).of(job.words()));
    try {
      supervisor.running().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return supervisor;
    } catch (Exception e) {
      supervisor.close();
      throw e;
    }
  }
}
