package dev.tidegate.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.standalone.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static final String PASSWORD = "correcthorse";

  @TempDir Path directory;

  @Test
  void keepsRowsOverARestart() throws Exception {
    // Given
    EmbeddedDatabase.Config config = config();
    try (EmbeddedDatabase first = EmbeddedDatabase.start(config)) {
      execute(first, "CREATE TABLE t (x int)");
      execute(first, "INSERT INTO t VALUES (7)");
    }

    // When
    try (EmbeddedDatabase second = EmbeddedDatabase.start(config)) {

      // Then
      assertThat(ask(second, "SELECT x FROM t")).isEqualTo("7");
      assertThat(ask(second, "SHOW fsync")).isEqualTo("on");
    }
  }

  @Test
  void refusesAClientWithAWrongPassword() throws Exception {
    // Given
    EmbeddedDatabase.Config config = config();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(config)) {
      // When, Then
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void stopsTheServerThatAKilledProcessLeftAndGoesOn() throws Exception {
    // Given: a server whose owner forgets it, as after kill -9
    EmbeddedDatabase.Config config = config();
    EmbeddedDatabase left = EmbeddedDatabase.start(config);
    execute(left, "CREATE TABLE t (x int)");
    assertThat(LeftoverPostgres.isRunning(config.data())).isTrue();

    // When
    LeftoverPostgres.stop(config.data());

    // Then
    assertThat(LeftoverPostgres.isRunning(config.data())).isFalse();
    left.close();
    try (EmbeddedDatabase next = EmbeddedDatabase.start(config)) {
      assertThat(ask(next, "SELECT count(*) FROM t")).isEqualTo("0");
    }
  }

  @Test
  void startsOverAPidFileThatNamesAnotherProcess() throws Exception {
    // Given: after a reboot the number may belong to anything, here to this JVM
    EmbeddedDatabase.Config config = config();
    EmbeddedDatabase.start(config).close();
    Files.writeString(
        config.data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

    // When
    try (EmbeddedDatabase next = EmbeddedDatabase.start(config)) {

      // Then
      assertThat(ask(next, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void startsAnewWhenTheFirstStartDidNotEnd() throws Exception {
    // Given
    EmbeddedDatabase.Config config = config();
    Files.createDirectories(config.data());
    Files.writeString(config.data().resolve("postgresql.conf"), "half");

    // When
    try (EmbeddedDatabase database = EmbeddedDatabase.start(config)) {

      // Then
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  private EmbeddedDatabase.Config config() {
    return new EmbeddedDatabase.Config(
        directory.resolve("pg"), FreePorts.base(1), directory.resolve("pg.log"), PASSWORD);
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
