package dev.tidegate.ingress.inbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The local queue: a SQLite file with one row per event, ids rising by one. Not safe for use from
 * two threads at once; one process has the file to itself.
 *
 * <p>WAL with {@code synchronous=NORMAL}: a commit outlives the death of this process, and not the
 * loss of power. That is enough as long as 2xx means that Kafka has the event; an answer that
 * relies on this file alone needs {@code FULL}.
 */
final class LocalQueue implements AutoCloseable {
  private static final int SCHEMA_VERSION = 1;

  /** 16 MB of log between two checkpoints: each costs two fsyncs on the writer's thread. */
  private static final int CHECKPOINT_PAGES = 4_000;

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement deleteThrough;
  private final PreparedStatement selectAfter;

  /** An event in the queue. {@code box} is sealed; the merchant id is no secret. */
  record Row(long id, String merchant, String box) {}

  private LocalQueue(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert =
        connection.prepareStatement("INSERT INTO queue (id, merchant, box) VALUES (?, ?, ?)");
    this.deleteThrough = connection.prepareStatement("DELETE FROM queue WHERE id <= ?");
    this.selectAfter =
        connection.prepareStatement(
            "SELECT id, merchant, box FROM queue WHERE id > ? ORDER BY id LIMIT ?");
  }

  /**
   * Opens the queue, makes it when it is missing.
   *
   * @throws SQLException when another process has the file, or it is none of ours
   */
  static LocalQueue open(Path file) throws SQLException, IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      prepare(connection, file);
      connection.setAutoCommit(false);
      return new LocalQueue(connection);
    } catch (SQLException e) {
      connection.close();
      throw new SQLException("cannot open the local queue " + file + ": " + e.getMessage(), e);
    }
  }

  private static void prepare(Connection connection, Path file) throws SQLException {
    pragma(connection, "locking_mode=EXCLUSIVE");
    pragma(connection, "journal_mode=WAL");
    pragma(connection, "synchronous=NORMAL");
    pragma(connection, "wal_autocheckpoint=" + CHECKPOINT_PAGES);
    int version = pragma(connection, "user_version");
    if (version > SCHEMA_VERSION) {
      throw new SQLException(file + " was written by a newer release, schema " + version);
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS queue"
              + " (id INTEGER PRIMARY KEY, merchant TEXT NOT NULL, box TEXT NOT NULL)");
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS set_aside"
              + " (id INTEGER NOT NULL, merchant TEXT NOT NULL, box TEXT NOT NULL)");
    }
    pragma(connection, "user_version=" + SCHEMA_VERSION);
  }

  /**
   * Runs a pragma and reads its answer to the end: an open result would make the next commit fail
   * as busy.
   */
  private static int pragma(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute("PRAGMA " + pragma)) {
        return 0;
      }
      try (ResultSet answer = statement.getResultSet()) {
        return answer.next() ? answer.getInt(1) : 0;
      }
    }
  }

  /** The highest id in the queue, 0 when it is empty. */
  long lastId() throws SQLException {
    return number("SELECT coalesce(max(id), 0) FROM queue");
  }

  /** How many events are in the queue. */
  long rows() throws SQLException {
    return number("SELECT count(*) FROM queue");
  }

  /** How many events were set aside. */
  long rowsSetAside() throws SQLException {
    return number("SELECT count(*) FROM set_aside");
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      return answer.next() ? answer.getLong(1) : 0;
    }
  }

  /**
   * Adds rows and removes those with an id up to {@code through}, in one transaction: both or
   * nothing.
   *
   * @return how many were removed
   */
  int commit(List<Row> added, long through) throws SQLException {
    try {
      for (Row row : added) {
        insert.setLong(1, row.id());
        insert.setString(2, row.merchant());
        insert.setString(3, row.box());
        insert.addBatch();
      }
      if (!added.isEmpty()) {
        insert.executeBatch();
      }
      deleteThrough.setLong(1, through);
      int removed = deleteThrough.executeUpdate();
      connection.commit();
      return removed;
    } catch (SQLException e) {
      insert.clearBatch();
      throw rolledBack(e);
    }
  }

  /** The first rows behind an id, in order, {@code limit} at most. */
  List<Row> after(long id, int limit) throws SQLException {
    selectAfter.setLong(1, id);
    selectAfter.setInt(2, limit);
    List<Row> rows = new ArrayList<>();
    try (ResultSet answer = selectAfter.executeQuery()) {
      while (answer.next()) {
        rows.add(new Row(answer.getLong(1), answer.getString(2), answer.getString(3)));
      }
    }
    connection.commit();
    return rows;
  }

  /** Moves a row that cannot be sent out of the way; it stays in the file for a person to see. */
  void setAside(Row row) throws SQLException {
    try (PreparedStatement copy =
            connection.prepareStatement("INSERT INTO set_aside SELECT * FROM queue WHERE id = ?");
        PreparedStatement remove = connection.prepareStatement("DELETE FROM queue WHERE id = ?")) {
      copy.setLong(1, row.id());
      copy.executeUpdate();
      remove.setLong(1, row.id());
      remove.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      throw rolledBack(e);
    }
  }

  private SQLException rolledBack(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
