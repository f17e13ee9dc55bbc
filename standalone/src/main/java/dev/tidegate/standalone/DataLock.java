package dev.tidegate.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says that one process uses a data directory. The operating system gives the lock up when the
 * process ends, whatever way. The file holds the process id, the port base and the host.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  /** Who holds the lock. */
  record Holder(long pid, int portBase, String host) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\d{1,5}) (\\S+)");

    /** Where one of its ports answers on this machine. */
    URI url(Ports.Use use) {
      return new Ports(portBase).url(use, host);
    }

    static Optional<Holder> read(Path file) throws IOException {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Matcher matcher = FORM.matcher(Files.readString(file));
      return matcher.matches()
          ? Optional.of(
              new Holder(
                  Long.parseLong(matcher.group(1)),
                  Integer.parseInt(matcher.group(2)),
                  matcher.group(3)))
          : Optional.empty();
    }
  }

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StartupException when another process holds it
   */
  static DataLock take(DataDirectory data, int portBase, String host) throws IOException {
    FileChannel channel = open(data.lock());
    if (!tryLock(channel)) {
      channel.close();
      throw new StartupException(
          "Another Tidegate"
              + Holder.read(data.lock()).map(h -> " (process " + h.pid() + ")").orElse("")
              + " uses "
              + data.root()
              + ". Stop it, or choose another directory with --data DIR and other ports with"
              + " --port-base N.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + " " + portBase + " " + host)
                .getBytes(StandardCharsets.US_ASCII)));
    return new DataLock(channel);
  }

  /**
   * The process that holds the lock now, empty when none does. Not to be called by the holder:
   * closing the file would give its lock up.
   */
  static Optional<Holder> holder(DataDirectory data) throws IOException {
    if (!Files.exists(data.lock())) {
      return Optional.empty();
    }
    try (FileChannel channel = open(data.lock())) {
      return tryLock(channel) ? Optional.empty() : Holder.read(data.lock());
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
