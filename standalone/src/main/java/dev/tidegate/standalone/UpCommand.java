package dev.tidegate.standalone;

import dev.tidegate.standalone.Lifecycle.Failure;
import dev.tidegate.standalone.UpOptions.DemoMode;
import dev.tidegate.standalone.management.Readiness;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and runs until Ctrl-C or SIGTERM. */
@Command(
    name = "up",
    description = "Starts everything in one process; Ctrl-C stops it in order.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int INTERRUPTED_TWICE = 130;

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--no-demo", description = "No demo shop and no replayed show.")
  private boolean noDemo;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "Where portal and ingress listen (default: ${DEFAULT-VALUE}; everything else always"
              + " listens on loopback only).")
  private String host = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "The portal as browsers see it, behind a proxy or on a network.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes addresses and login to FILE once ready.")
  private @Nullable Path json;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where the demo account's replies are posted (default: a built-in endpoint that accepts"
              + " all).")
  private @Nullable URI endpoint;

  private final PrintStream out = System.out;
  private final AtomicInteger signals = new AtomicInteger();

  @Override
  public Integer call() throws InterruptedException {
    // First of all: it tells the loggers where to write, and the next classes have some.
    UpOptions options =
        new UpOptions(
            instance.ports(),
            instance.data(),
            host,
            publicUrl,
            endpoint,
            json,
            noDemo ? DemoMode.NONE : DemoMode.SHOW);
    Lifecycle lifecycle = new Lifecycle(System::nanoTime);
    Readiness readiness = new Readiness();
    Signals.onTermination(() -> terminated(lifecycle, readiness));
    Progress progress = new Progress(out, System::nanoTime);
    progress.say("Starting Tidegate on " + options.data().root());
    try {
      ReadyFacts facts = new Tidegate(options, progress, lifecycle, readiness).start();
      progress.say(facts.screen());
      if (json != null) {
        facts.write(json);
      }
    } catch (Throwable e) {
      // The edge of the process. A start that is being stopped fails somewhere; that is no news.
      if (!lifecycle.isStopped()) {
        startFailed(e);
        stop(lifecycle, readiness);
        return 1;
      }
    }
    // The process ends on the thread of the signal.
    new CountDownLatch(1).await();
    return 0;
  }

  private void startFailed(Throwable e) {
    out.println();
    if (e instanceof StartupException) {
      out.println(e.getMessage());
    } else {
      out.println("The start failed: " + e);
      out.println("The logs in " + instance.data().logs() + " say more.");
      StartLog.failed(e);
    }
  }

  private void terminated(Lifecycle lifecycle, Readiness readiness) {
    if (signals.getAndIncrement() > 0) {
      Runtime.getRuntime().halt(INTERRUPTED_TWICE);
    }
    Thread stopping =
        new Thread(
            () -> {
              out.println();
              out.println("Stopping (Ctrl-C again ends at once) ...");
              int code = stop(lifecycle, readiness);
              out.println(code == 0 ? "Stopped." : "Stopped, with failures.");
              out.flush();
              System.exit(code);
            },
            "stop");
    stopping.start();
  }

  private int stop(Lifecycle lifecycle, Readiness readiness) {
    readiness.stopping();
    List<Failure> failures = lifecycle.stop(STOP_LIMIT);
    for (Failure failure : failures) {
      out.println("  " + failure.part() + " did not stop in order: " + failure.cause());
    }
    return failures.isEmpty() ? 0 : 1;
  }
}
