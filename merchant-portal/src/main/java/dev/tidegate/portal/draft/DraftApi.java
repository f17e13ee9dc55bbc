package dev.tidegate.portal.draft;

import dev.tidegate.event.Require;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemView;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.product.ProductStore;
import dev.tidegate.ruleset.ConceptWords;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.ruleset.SizeRow;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Editing and publishing the draft. */
public final class DraftApi {
  private static final String RELEASES =
      "SELECT number, version, at_ms, by_user FROM release WHERE merchant = $1 ORDER BY number DESC"
          + " LIMIT 200";

  private final Pool pool;
  private final DraftStore drafts;
  private final Publisher publisher;
  private final Runnable published;

  /**
   * The operations on drafts.
   *
   * @param published called after a commit that filled the outbox
   */
  public DraftApi(Pool pool, DraftStore drafts, Publisher publisher, Runnable published) {
    this.pool = pool;
    this.drafts = drafts;
    this.publisher = publisher;
    this.published = published;
  }

  record DraftView(
      long revision,
      @Nullable Long publishedVersion,
      boolean changed,
      List<KeywordRule> keywordRules,
      List<FaqEntry> faq,
      List<SizeRow> sizeChart,
      List<ConceptWords> concepts,
      Policy policy,
      List<ProblemView> problems) {}

  record Saved(long revision, boolean changed, List<ProblemView> problems) {}

  record NewRules(Long revision, List<KeywordRule> items) {
    NewRules {
      Require.present(revision, "revision");
      Require.present(items, "items");
    }
  }

  record NewFaq(Long revision, List<FaqEntry> items) {
    NewFaq {
      Require.present(revision, "revision");
      Require.present(items, "items");
    }
  }

  record NewPolicy(Long revision, Policy policy) {
    NewPolicy {
      Require.present(revision, "revision");
      Require.present(policy, "policy");
    }
  }

  record PublishForm(Long revision) {
    PublishForm {
      Require.present(revision, "revision");
    }
  }

  record ReleaseView(long number, long version, long atMs, String by, boolean stable) {}

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.user(HttpMethod.GET, "/api/draft", this::show),
        Endpoint.user(HttpMethod.PUT, "/api/draft/keywordRules", this::putRules),
        Endpoint.user(HttpMethod.PUT, "/api/draft/faq", this::putFaq),
        Endpoint.user(HttpMethod.PUT, "/api/draft/policy", this::putPolicy),
        Endpoint.user(HttpMethod.POST, "/api/draft/publish", this::publish),
        Endpoint.user(HttpMethod.GET, "/api/releases", this::releases));
  }

  private Future<Answer> show(Call call) {
    String merchant = call.merchant();
    return drafts
        .load(pool, merchant)
        .compose(draft -> view(merchant, draft, call.language()))
        .map(Answer::ok);
  }

  private Future<DraftView> view(String merchant, Draft draft, Language language) {
    return Future.all(drafts.published(pool, merchant), ProductStore.skus(pool, merchant))
        .map(
            both -> {
              Optional<RuleSet> newest = both.resultAt(0);
              Set<String> skus = both.resultAt(1);
              return new DraftView(
                  draft.revision(),
                  newest.map(RuleSet::version).orElse(null),
                  draft.differsFrom(newest.orElse(null)),
                  draft.keywordRules(),
                  draft.faq(),
                  draft.sizeChart(),
                  draft.concepts(),
                  draft.policy(),
                  ProblemView.of(draft.problems(merchant, skus), language));
            });
  }

  private Future<Answer> putRules(Call call) {
    NewRules form = call.body(NewRules.class);
    return save(call, form.revision(), draft -> draft.next(form.items(), null, null, null, null));
  }

  private Future<Answer> putFaq(Call call) {
    NewFaq form = call.body(NewFaq.class);
    return save(call, form.revision(), draft -> draft.next(null, form.items(), null, null, null));
  }

  private Future<Answer> putPolicy(Call call) {
    NewPolicy form = call.body(NewPolicy.class);
    return save(call, form.revision(), draft -> draft.next(null, null, null, null, form.policy()));
  }

  private Future<Answer> save(Call call, long revision, UnaryOperator<Draft> change) {
    String merchant = call.merchant();
    String user = call.caller().user();
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(locked -> drafts.loadAt(connection, merchant, revision))
                    .map(change)
                    .compose(draft -> drafts.save(connection, merchant, user, draft)))
        .compose(draft -> view(merchant, draft, call.language()))
        .map(view -> Answer.ok(new Saved(view.revision(), view.changed(), view.problems())));
  }

  private Future<Answer> publish(Call call) {
    long revision = call.body(PublishForm.class).revision();
    String merchant = call.merchant();
    String user = call.caller().user();
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(locked -> drafts.loadAt(connection, merchant, revision))
                    .compose(
                        draft ->
                            ProductStore.skus(connection, merchant)
                                .compose(
                                    skus ->
                                        publisher.publish(
                                            connection, merchant, user, draft, skus))))
        .map(
            result -> {
              published.run();
              return Answer.ok(result);
            });
  }

  private Future<Answer> releases(Call call) {
    return releases(pool, call.merchant()).map(Answer::ok);
  }

  /** Newest first; the newest is the one in force. */
  private static Future<List<ReleaseView>> releases(SqlClient client, String merchant) {
    return client
        .preparedQuery(RELEASES)
        .execute(Tuple.of(merchant))
        .map(
            rows -> {
              List<ReleaseView> releases = new ArrayList<>();
              for (Row row : rows) {
                releases.add(
                    new ReleaseView(
                        row.getLong("number"),
                        row.getLong("version"),
                        row.getLong("at_ms"),
                        row.getString("by_user"),
                        releases.isEmpty()));
              }
              return releases;
            });
  }
}
