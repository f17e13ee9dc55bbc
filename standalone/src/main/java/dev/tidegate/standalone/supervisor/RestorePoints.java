package dev.tidegate.standalone.supervisor;

import dev.tidegate.standalone.embedded.Directories;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * The checkpoints and savepoints below one directory, of all jobs that ever wrote there. One is
 * complete when its {@code _metadata} can be read and every state file that it names is there in
 * full length; Flink writes {@code _metadata} last.
 */
final class RestorePoints {
  private static final String METADATA = "_metadata";

  /** Job folder, checkpoint folder, file. */
  private static final int DEPTH = 3;

  private final Path root;
  private final BiConsumer<Path, Exception> unreadable;

  /** A complete checkpoint or savepoint. */
  record RestorePoint(long checkpointId, Path directory) {}

  /**
   * @param root holds a folder per job, each with folders per checkpoint
   * @param unreadable is told of every folder that is skipped, with the reason
   */
  RestorePoints(Path root, BiConsumer<Path, Exception> unreadable) {
    this.root = root;
    this.unreadable = unreadable;
  }

  /** The complete one with the highest checkpoint id; ids rise from job to job. */
  Optional<RestorePoint> newest() throws IOException {
    List<RestorePoint> complete = new ArrayList<>();
    for (Path metadata : metadataFiles(root)) {
      Path directory = metadata.resolveSibling("");
      try {
        complete.add(new RestorePoint(read(metadata), directory.normalize()));
      } catch (IOException | RuntimeException e) {
        // Damaged bytes make the parser throw anything.
        unreadable.accept(directory, e);
      }
    }
    return complete.stream().max(Comparator.comparingLong(RestorePoint::checkpointId));
  }

  /** Whether a job has written a checkpoint or savepoint to its end. */
  boolean hasCompleted(Path jobFolder) throws IOException {
    return !metadataFiles(jobFolder).isEmpty();
  }

  /** Deletes the folders of all jobs but one. */
  void deleteAllBut(Path jobFolder) throws IOException {
    for (Path folder : jobFolders()) {
      if (!folder.equals(jobFolder)) {
        Directories.delete(folder);
      }
    }
  }

  private List<Path> jobFolders() throws IOException {
    try (Stream<Path> children = Files.list(root)) {
      return children.filter(Files::isDirectory).toList();
    }
  }

  private static List<Path> metadataFiles(Path below) throws IOException {
    if (!Files.isDirectory(below)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(below, DEPTH)) {
      return files.filter(file -> file.endsWith(METADATA)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long read(Path file) throws IOException {
    Path directory = file.resolveSibling("").normalize();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      CheckpointMetadata metadata =
          Checkpoints.loadCheckpointMetadata(
              in, RestorePoints.class.getClassLoader(), directory.toString());
      StateFiles.requirePresent(metadata);
      return metadata.getCheckpointId();
    }
  }
}
