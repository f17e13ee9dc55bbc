package dev.tidegate.load.bench.reading;

import dev.tidegate.load.bench.reading.BenchText.Source;
import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.RecordedEvent.Said;
import dev.tidegate.load.replay.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Comments to read: as they were recorded, or where no recording is there, the training text. */
final class Comments {
  /** So many that their features do not all stay in the caches of the processor. */
  static final int COUNT = 16_384;

  private static final String RECORDINGS = "data/danmu_sessions";

  private Comments() {}

  /** Where comments come from. */
  static Source source(Path data) {
    return Files.isDirectory(data.resolve(RECORDINGS)) ? Source.RECORDED : Source.TRAINING;
  }

  /** {@link #COUNT} comments, drawn by the seed; the same on every run. */
  static List<String> read(Path data, long seed) {
    List<String> all =
        source(data) == Source.RECORDED
            ? recorded(data.resolve(RECORDINGS))
            : BenchText.questions();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> drawn = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      drawn.add(all.get(random.nextInt(all.size())));
    }
    return drawn;
  }

  private static List<String> recorded(Path folder) {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        for (RecordedEvent event : Recordings.danmu(file)) {
          if (event.content() instanceof Said said && !said.text().isBlank()) {
            texts.add(said.text());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no recorded comments");
    }
    return texts;
  }
}
