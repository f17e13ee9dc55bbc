package dev.tidegate.portal.trial;

import dev.tidegate.desk.Outputs;
import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Product;
import dev.tidegate.event.Require;
import dev.tidegate.portal.draft.DraftStore;
import dev.tidegate.portal.explain.TraceWords;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.product.ProductStore;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.RuleProblem;
import dev.tidegate.ruleset.RuleSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Try a sentence against the draft or what is in force. Nothing is stored or sent. */
public final class TryApi {
  private static final int MAX_TEXT = 2_000;

  private final Vertx vertx;
  private final Pool pool;
  private final DraftStore drafts;
  private final Clock clock;

  public TryApi(Vertx vertx, Pool pool, DraftStore drafts, Clock clock) {
    this.vertx = vertx;
    this.pool = pool;
    this.drafts = drafts;
    this.clock = clock;
  }

  record TryForm(
      String text, ChatEvent.Kind kind, @Nullable Integer onShowLink, @Nullable String source) {
    TryForm {
      Require.text(text, "text");
      Require.present(kind, "kind");
    }
  }

  record FactView(String sku, String field, String value) {}

  record Tried(
      String disposition,
      String reason,
      boolean question,
      @Nullable String sku,
      @Nullable String productName,
      @Nullable String answerId,
      @Nullable String reply,
      List<FactView> facts,
      List<TraceWords.Told> trace) {}

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.user(HttpMethod.POST, "/api/try", this::run));
  }

  private Future<Answer> run(Call call) {
    TryForm form = call.body(TryForm.class);
    if (form.text().length() > MAX_TEXT) {
      throw ProblemException.invalid("text", "must not be longer than " + MAX_TEXT);
    }
    String merchant = call.merchant();
    Language language = call.language();
    return ProductStore.present(pool, merchant)
        .compose(
            products ->
                rules(merchant, Objects.requireNonNullElse(form.source(), "draft"), products)
                    .compose(
                        rules ->
                            vertx.executeBlocking(
                                () -> run(merchant, rules, products, form, language), false)))
        .map(Answer::ok);
  }

  private Tried run(
      String merchant,
      Optional<RuleSet> rules,
      List<Product> products,
      TryForm form,
      Language language) {
    TrySentence.Sentence sentence =
        new TrySentence.Sentence(form.text(), form.kind(), form.onShowLink());
    Outputs outputs =
        TrySentence.run(merchant, rules.orElse(null), products, sentence, clock.millis());
    return tried(outputs, products, language);
  }

  private Future<Optional<RuleSet>> rules(String merchant, String source, List<Product> products) {
    return switch (source) {
      case "published" -> drafts.published(pool, merchant);
      case "draft" ->
          drafts
              .load(pool, merchant)
              .map(
                  draft -> {
                    List<RuleProblem> problems =
                        draft.problems(
                            merchant,
                            products.stream().map(Product::sku).collect(Collectors.toSet()));
                    if (RuleProblem.anyError(problems)) {
                      throw ProblemException.rules(ApiProblem.HAS_ERRORS, problems);
                    }
                    return Optional.of(draft.ruleSet(merchant, 1));
                  });
      default -> throw ProblemException.invalid("source", "must be draft or published");
    };
  }

  private static Tried tried(Outputs outputs, List<Product> products, Language language) {
    Decision decision = Objects.requireNonNull(outputs.decision(), "a comment has a decision");
    Optional<Action> action = outputs.actions().stream().findFirst();
    String sku = decision.sku();
    return new Tried(
        decision.disposition().name(),
        decision.reason(),
        decision.question(),
        sku,
        products.stream()
            .filter(product -> product.sku().equals(sku))
            .map(Product::name)
            .findFirst()
            .orElse(null),
        decision.answerId(),
        action.map(Action::text).orElse(null),
        action.map(Action::facts).orElse(List.of()).stream()
            .map(fact -> new FactView(fact.sku(), fact.field(), fact.value()))
            .toList(),
        TraceWords.tell(decision.trace(), language));
  }
}
