package dev.tidegate.portal.product;

import dev.tidegate.event.Product;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.RuleProblem;
import dev.tidegate.ruleset.RuleSetCheck;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reading and changing products; each change is on the log at once. */
public final class ProductApi {
  private final Pool pool;
  private final Runnable changed;

  /**
   * The operations on products.
   *
   * @param changed called after a commit that filled the outbox
   */
  public ProductApi(Pool pool, Runnable changed) {
    this.pool = pool;
    this.changed = changed;
  }

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.user(
            HttpMethod.GET,
            "/api/products",
            call -> ProductStore.present(pool, call.merchant()).map(Answer::ok)),
        Endpoint.user(HttpMethod.PUT, "/api/products/{sku}", this::put),
        Endpoint.user(HttpMethod.DELETE, "/api/products/{sku}", this::delete));
  }

  private Future<Answer> put(Call call) {
    ProductForm form = call.body(ProductForm.class);
    String sku = call.path("sku");
    if (form.sku() != null && !form.sku().equals(sku)) {
      throw ProblemException.invalid("sku", "must be as in the path");
    }
    String merchant = call.merchant();
    Language language = call.language();
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(locked -> ProductStore.currency(connection, merchant))
                    .map(currency -> form.product(sku, currency))
                    .compose(product -> store(connection, merchant, product, language)))
        .map(
            stored -> {
              changed.run();
              return Answer.ok(stored);
            });
  }

  private static Future<Product> store(
      SqlConnection connection, String merchant, Product product, Language language) {
    return ProductStore.all(connection, merchant)
        .compose(
            stored -> {
              check(stored, product, language);
              return ProductStore.put(connection, merchant, stored, List.of(product));
            })
        .map(products -> products.get(0));
  }

  /** The product stands last, so what is wrong by it has the last index. */
  private static void check(Map<String, Product> stored, Product product, Language language) {
    List<Product> all =
        new ArrayList<>(
            stored.values().stream().filter(p -> !p.sku().equals(product.sku())).toList());
    all.add(product);
    for (RuleProblem problem : RuleSetCheck.products(all)) {
      if (problem.severity() == RuleProblem.Severity.ERROR && problem.index() == all.size() - 1) {
        throw ProblemException.field(
            ApiProblem.WRONG_PRODUCT, problem.field(), problem.words(language));
      }
    }
  }

  private Future<Answer> delete(Call call) {
    String sku = call.path("sku");
    String merchant = call.merchant();
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(locked -> ProductStore.all(connection, merchant))
                    .compose(stored -> remove(connection, merchant, stored, sku)))
        .map(
            done -> {
              changed.run();
              return Answer.EMPTY;
            });
  }

  private static Future<List<Product>> remove(
      SqlConnection connection, String merchant, Map<String, Product> stored, String sku) {
    Product product = stored.get(sku);
    if (product == null || product.removed()) {
      throw ProblemException.of(ApiProblem.NOT_FOUND, sku);
    }
    return ProductStore.put(connection, merchant, stored, List.of(ProductStore.removed(product)));
  }
}
