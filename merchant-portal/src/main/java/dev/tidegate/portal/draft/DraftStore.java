package dev.tidegate.portal.draft;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.ruleset.ConceptWords;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.ruleset.SizeRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Drafts and published rule sets in the database. */
public final class DraftStore {
  private static final TypeReference<List<KeywordRule>> RULES = new TypeReference<>() {};
  private static final TypeReference<List<FaqEntry>> FAQ = new TypeReference<>() {};
  private static final TypeReference<List<SizeRow>> SIZES = new TypeReference<>() {};
  private static final TypeReference<List<ConceptWords>> CONCEPTS = new TypeReference<>() {};
  private static final String SELECT =
      """
      SELECT revision, keyword_rules::text AS keyword_rules, faq::text AS faq,
             size_chart::text AS size_chart, concepts::text AS concepts, policy::text AS policy
      FROM draft WHERE merchant = $1
      """;
  private static final String UPSERT =
      """
      INSERT INTO draft (merchant, revision, keyword_rules, faq, size_chart, policy, updated_ms,
                         updated_by, concepts)
      VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5::text::jsonb, $6::text::jsonb, $7, $8,
              $9::text::jsonb)
      ON CONFLICT (merchant) DO UPDATE SET revision = $2, keyword_rules = $3::text::jsonb,
        faq = $4::text::jsonb, size_chart = $5::text::jsonb, policy = $6::text::jsonb,
        updated_ms = $7, updated_by = $8, concepts = $9::text::jsonb
      """;
  private static final String PUBLISHED =
      """
      SELECT s.body::text AS body
      FROM release r JOIN rule_set s ON s.merchant = r.merchant AND s.version = r.version
      WHERE r.merchant = $1 ORDER BY r.number DESC LIMIT 1
      """;

  private final Clock clock;

  public DraftStore(Clock clock) {
    this.clock = clock;
  }

  /** The merchant's draft; an empty one when nothing was saved yet. */
  public Future<Draft> load(SqlClient client, String merchant) {
    return client.preparedQuery(SELECT).execute(Tuple.of(merchant)).map(DraftStore::draft);
  }

  /**
   * The draft, when it is at that revision; fails with 409 when somebody saved in between. The
   * caller holds the merchant's lock.
   */
  public Future<Draft> loadAt(SqlClient client, String merchant, long revision) {
    return load(client, merchant)
        .map(
            draft -> {
              if (draft.revision() != revision) {
                throw ProblemException.conflict(draft.revision());
              }
              return draft;
            });
  }

  /** Stores a draft in place of the former one. */
  public Future<Draft> save(SqlClient client, String merchant, String user, Draft draft) {
    return client
        .preparedQuery(UPSERT)
        .execute(
            Tuple.of(
                merchant,
                draft.revision(),
                Columns.json(draft.keywordRules()),
                Columns.json(draft.faq()),
                Columns.json(draft.sizeChart()),
                Columns.json(draft.policy()),
                clock.millis(),
                user,
                Columns.json(draft.concepts())))
        .map(draft);
  }

  /** The rule set of the newest release; empty before the first. */
  public Future<Optional<RuleSet>> published(SqlClient client, String merchant) {
    return client
        .preparedQuery(PUBLISHED)
        .execute(Tuple.of(merchant))
        .map(
            rows -> {
              Iterator<Row> found = rows.iterator();
              return found.hasNext()
                  ? Optional.of(Columns.read(found.next().getString("body"), RuleSet.class))
                  : Optional.empty();
            });
  }

  private static Draft draft(RowSet<Row> rows) {
    Iterator<Row> found = rows.iterator();
    if (!found.hasNext()) {
      return Draft.empty();
    }
    Row row = found.next();
    return new Draft(
        row.getLong("revision"),
        Columns.read(row.getString("keyword_rules"), RULES),
        Columns.read(row.getString("faq"), FAQ),
        Columns.read(row.getString("size_chart"), SIZES),
        Columns.read(row.getString("concepts"), CONCEPTS),
        Columns.read(row.getString("policy"), Policy.class));
  }
}
