package dev.tidegate.portal.database;

/**
 * Where PostgreSQL is and who we are there. {@code toString} hides the password.
 *
 * @param password empty when the server asks for none
 */
public record Postgres(String host, int port, String database, String user, String password) {

  public Postgres {
    if (host.isBlank()) {
      throw new IllegalArgumentException("postgres.host must not be empty");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("postgres.port must be 1 to 65535, was " + port);
    }
    if (database.isBlank()) {
      throw new IllegalArgumentException("postgres.database must not be empty");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("postgres.user must not be empty");
    }
  }

  /** For JDBC, which only the migrations use. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return "Postgres[" + user + "@" + host + ":" + port + "/" + database + "]";
  }
}
