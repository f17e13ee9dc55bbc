package dev.tidegate.standalone.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * One PostgreSQL server, a child process of this JVM, on 127.0.0.1 only and with a password. Its
 * data directory is durable: fsync is on. A server that an earlier process left running on the same
 * directory is stopped first; the caller holds the lock that makes this safe.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The only database and its owner. */
  public static final String NAME = "tidegate";

  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Config config;

  /**
   * Where the server lives.
   *
   * @param directory holds the data directory and the mark of a finished first start
   * @param port for clients
   * @param logFile what the server says
   * @param password of the superuser and of the user {@value EmbeddedDatabase#NAME}; letters and
   *     digits only
   */
  public record Config(Path directory, int port, Path logFile, String password) {
    public Config {
      directory = directory.toAbsolutePath().normalize();
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
      }
      if (!password.matches("[A-Za-z0-9]{8,}")) {
        throw new IllegalArgumentException(
            "password must be at least 8 letters and digits, was of length " + password.length());
      }
    }

    Path data() {
      return directory.resolve("data");
    }

    Path initialised() {
      return directory.resolve("initialised");
    }

    @Override
    public String toString() {
      return "Config[" + directory + ", " + port + "]";
    }
  }

  private EmbeddedDatabase(EmbeddedPostgres server, Config config) {
    this.server = server;
    this.config = config;
  }

  /**
   * Starts the server; returns when it takes connections.
   *
   * @throws IOException when it does not start; the log file says why
   */
  public static EmbeddedDatabase start(Config config) throws IOException {
    Files.createDirectories(config.directory());
    LeftoverPostgres.stop(config.data());
    boolean first = !Files.exists(config.initialised());
    if (first) {
      // A first start that did not come to its end leaves half a cluster: nobody has used it.
      Directories.delete(config.data());
    }
    EmbeddedPostgres server = launch(config);
    EmbeddedDatabase database = new EmbeddedDatabase(server, config);
    try {
      if (first) {
        database.initialise();
      }
      return database;
    } catch (IOException | SQLException | RuntimeException e) {
      server.close();
      throw new IOException("PostgreSQL did not initialise, see " + config.logFile(), e);
    }
  }

  /** For JDBC, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + config.port() + "/" + NAME;
  }

  /** The user that owns the database. */
  public String user() {
    return NAME;
  }

  /** The user's password. */
  public String password() {
    return config.password();
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return config.port();
  }

  /** Stops the server in order (fast shutdown) and waits for it. */
  @Override
  public void close() throws IOException {
    server.close();
    if (LeftoverPostgres.isRunning(config.data())) {
      LeftoverPostgres.stop(config.data());
    }
  }

  private static EmbeddedPostgres launch(Config config) throws IOException {
    Path logs = config.logFile().toAbsolutePath().getParent();
    if (logs != null) {
      Files.createDirectories(logs);
    }
    Redirect log = Redirect.appendTo(config.logFile().toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(config.data())
        .setCleanDataDirectory(false)
        // Stopping is our caller's: a hook would stop the server under the portal.
        .setRegisterShutdownHook(false)
        .setPort(config.port())
        .setPGStartupWait(START_LIMIT)
        .setConnectConfig("password", config.password())
        .setLocaleConfig("locale", "C")
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        // The library turns both off, as tests want it; this is somebody's data.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_connections", "50")
        .setServerConfig("shared_buffers", "32MB")
        .start();
  }

  /** Sets the passwords, makes the database, and asks for the password from then on. */
  private void initialise() throws SQLException, IOException {
    try (Connection connection = server.getDatabase(SUPERUSER, SUPERUSER).getConnection();
        Statement statement = connection.createStatement()) {
      String quoted = "'" + config.password() + "'";
      statement.execute("ALTER USER " + SUPERUSER + " PASSWORD " + quoted);
      statement.execute("CREATE USER " + NAME + " PASSWORD " + quoted);
      statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      Files.writeString(
          config.data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      try (ResultSet reloaded = statement.executeQuery("SELECT pg_reload_conf()")) {
        if (!reloaded.next() || !reloaded.getBoolean(1)) {
          throw new SQLException("pg_reload_conf() refused");
        }
      }
    }
    Files.createFile(config.initialised());
  }
}
