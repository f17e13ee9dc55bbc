package dev.tidegate.standalone.management;

import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and the read positions that they stand for, in one file that is replaced whole. */
final class LedgerFile {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

  private final Path file;

  /**
   * @param positions next offset by {@code topic-partition}
   */
  record Content(LedgerCounts.Snapshot counts, Map<String, Long> positions) {}

  LedgerFile(Path file) {
    this.file = file;
  }

  /** What was written last, null when there is nothing readable: then all is counted anew. */
  @Nullable Content read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), Content.class);
    } catch (IOException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("file", file)
          .log("The ledger meter's file cannot be read; counting from the earliest records");
      return null;
    }
  }

  /** Replaces the file; a failure is logged, the next time is soon. */
  void write(Content content) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, Json.bytes(content));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("file", file)
          .log("The ledger meter's file cannot be written");
    }
  }
}
