package dev.tidegate.portal.draft;

import dev.tidegate.event.Json;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.outbox.OutboxEntry;
import dev.tidegate.ruleset.RuleProblem;
import dev.tidegate.ruleset.RuleSet;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Makes a draft the rule set in force. */
public final class Publisher {
  private static final String NEXT =
      """
      SELECT (SELECT coalesce(max(version), 0) + 1 FROM rule_set WHERE merchant = $1) AS version,
             (SELECT coalesce(max(number), 0) + 1 FROM release WHERE merchant = $1) AS number
      """;

  private final Clock clock;

  public Publisher(Clock clock) {
    this.clock = clock;
  }

  /** What was published: version of the rule set, number of the release. */
  public record Published(long version, long release) {}

  /**
   * Publishes a draft within the caller's transaction, which holds the merchant's lock. The body
   * goes to {@code rulesets}, then the release to {@code events}, then to {@code releases}. Fails
   * with 422 when the draft has errors or is larger than the log takes.
   */
  public Future<Published> publish(
      SqlConnection connection, String merchant, String user, Draft draft, Set<String> skus) {
    List<RuleProblem> problems = draft.problems(merchant, skus);
    if (RuleProblem.anyError(problems)) {
      return Future.failedFuture(ProblemException.rules(ApiProblem.HAS_ERRORS, problems));
    }
    return connection
        .preparedQuery(NEXT)
        .execute(Tuple.of(merchant))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Published(row.getLong("version"), row.getLong("number"));
            })
        .compose(next -> store(connection, merchant, user, draft, next));
  }

  private Future<Published> store(
      SqlConnection connection, String merchant, String user, Draft draft, Published next) {
    RuleSet ruleSet = draft.ruleSet(merchant, next.version());
    int bytes = Json.bytes(ruleSet).length;
    if (bytes > Outbox.MAX_VALUE_BYTES) {
      return Future.failedFuture(
          ProblemException.of(
              ApiProblem.RULES_TOO_LARGE,
              Integer.toString(bytes),
              Integer.toString(Outbox.MAX_VALUE_BYTES)));
    }
    return connection
        .preparedQuery(
            "INSERT INTO rule_set (merchant, version, body) VALUES ($1, $2, $3::text::jsonb)")
        .execute(Tuple.of(merchant, next.version(), Columns.json(ruleSet)))
        .compose(
            stored ->
                connection
                    .preparedQuery(
                        "INSERT INTO release (merchant, number, version, at_ms, by_user) VALUES"
                            + " ($1, $2, $3, $4, $5)")
                    .execute(
                        Tuple.of(merchant, next.release(), next.version(), clock.millis(), user)))
        .compose(stored -> Outbox.append(connection, merchant, List.of(chain(ruleSet, next))))
        .map(next);
  }

  private static List<OutboxEntry> chain(RuleSet ruleSet, Published next) {
    String merchant = ruleSet.merchant();
    byte[] release = Json.bytes(new ReleaseChanged(merchant, next.release(), next.version()));
    return List.of(
        new OutboxEntry(TopicNames.RULESETS, ruleSet.topicKey(), Json.bytes(ruleSet)),
        new OutboxEntry(TopicNames.EVENTS, merchant, release),
        new OutboxEntry(TopicNames.RELEASES, merchant, release));
  }
}
