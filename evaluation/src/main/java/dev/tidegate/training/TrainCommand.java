package dev.tidegate.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;

/** Makes the models that the product ships. */
@Command(
    name = "train",
    description = "Makes the small models from the training text in the repository.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  private static final String RESOURCES = "reply-rules/src/main/resources/dev/tidegate/resource";

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty("tidegate.home", "."));
    long start = System.nanoTime();
    ReadingTraining reading = new ReadingTraining();
    write(home.resolve(RESOURCES).resolve("reading.model.gz"), reading.train(TrainingText.SHOPS));
    new TreeMap<>(reading.intentAccuracy())
        .forEach(
            (shop, accuracy) ->
                System.out.printf("Intents: %.3f right in %s, left out%n", accuracy, shop));
    Files.writeString(
        home.resolve(RESOURCES).resolve("ordinary_pairs.txt"), OrdinaryPairsTraining.lines());
    ModerationTraining.write(home.resolve(RESOURCES));
    System.out.printf("Moderation, a fifth left out: %s%n", ModerationFold.figures());
    EscalationTraining escalation = new EscalationTraining();
    write(home.resolve(RESOURCES).resolve("escalation.model.gz"), escalation.train());
    System.out.printf("Escalation: auc %.3f on talks left out%n", escalation.auc());
    System.out.printf("Trained in %.1f s%n", (System.nanoTime() - start) / 1e9);
    return 0;
  }

  /** The same bytes on every run: gzip without a time. */
  private static void write(Path file, byte[] model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(model);
    }
    Files.write(file, bytes.toByteArray());
    System.out.printf("%s: %,d bytes%n", file, bytes.size());
  }
}
