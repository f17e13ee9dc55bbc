package dev.tidegate.portal.imports;

import dev.tidegate.event.Product;
import dev.tidegate.event.Require;
import dev.tidegate.portal.draft.Draft;
import dev.tidegate.portal.draft.DraftStore;
import dev.tidegate.portal.draft.Publisher;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.product.ProductStore;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a shop's files in one transaction: all or nothing.
 *
 * <p>Rules, FAQ, size chart and words for scenes replace those of the draft, whose published form
 * stays until publishing. Products are merged by sku, since they are in force at once: a product
 * that is not in the file stays, but loses its link number when the file gives the number to
 * another.
 */
public final class ImportApi {
  private final Vertx vertx;
  private final Pool pool;
  private final DraftStore drafts;
  private final Publisher publisher;
  private final Runnable changed;

  /**
   * The import.
   *
   * @param changed called after a commit that filled the outbox
   */
  public ImportApi(
      Vertx vertx, Pool pool, DraftStore drafts, Publisher publisher, Runnable changed) {
    this.vertx = vertx;
    this.pool = pool;
    this.drafts = drafts;
    this.publisher = publisher;
    this.changed = changed;
  }

  record FileForm(String name, String base64) {
    FileForm {
      Require.text(name, "name");
      Require.present(base64, "base64");
    }
  }

  record ImportForm(List<FileForm> files, @Nullable Boolean publish) {
    ImportForm {
      files = List.copyOf(Require.present(files, "files"));
    }
  }

  /** Counts of what was taken over; version and release are null unless it was published. */
  record Imported(
      int products,
      int keywordRules,
      int faq,
      int sizeChart,
      int concepts,
      @Nullable Long version,
      @Nullable Long release) {}

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HttpMethod.POST, "/api/import", Endpoint.Access.USER_OR_OPERATOR, this::run));
  }

  private Future<Answer> run(Call call) {
    ImportForm form = call.body(ImportForm.class);
    List<CsvFile> files = decode(form);
    String merchant = call.merchant();
    String user = call.caller().user();
    boolean publish = Boolean.TRUE.equals(form.publish());
    return pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(locked -> parse(connection, merchant, files))
                    .compose(parsed -> store(connection, merchant, user, parsed, publish)))
        .map(
            imported -> {
              changed.run();
              return Answer.ok(imported);
            });
  }

  private static List<CsvFile> decode(ImportForm form) {
    List<CsvFile> files = new ArrayList<>();
    for (int i = 0; i < form.files().size(); i++) {
      FileForm file = form.files().get(i);
      try {
        files.add(new CsvFile(file.name(), Base64.getDecoder().decode(file.base64())));
      } catch (IllegalArgumentException e) {
        throw ProblemException.invalid("files[" + i + "].base64", "is not base64");
      }
    }
    return files;
  }

  private record Parsed(CsvImport.Result result, Map<String, Product> stored) {}

  private Future<Parsed> parse(SqlConnection connection, String merchant, List<CsvFile> files) {
    return Future.all(
            ProductStore.all(connection, merchant), ProductStore.currency(connection, merchant))
        .compose(
            both -> {
              Map<String, Product> stored = both.resultAt(0);
              String currency = both.resultAt(1);
              Set<String> skus =
                  stored.values().stream()
                      .filter(product -> !product.removed())
                      .map(Product::sku)
                      .collect(Collectors.toSet());
              return vertx.executeBlocking(
                  () -> new Parsed(CsvImport.read(files, currency, skus), stored), false);
            })
        .map(
            parsed -> {
              if (!parsed.result().ok()) {
                throw ProblemException.rules(ApiProblem.IMPORT_FAILED, parsed.result().problems());
              }
              return parsed;
            });
  }

  private Future<Imported> store(
      SqlConnection connection, String merchant, String user, Parsed parsed, boolean publish) {
    CsvImport.Result result = parsed.result();
    return products(connection, merchant, parsed)
        .compose(stored -> drafts.load(connection, merchant))
        .compose(
            draft ->
                touchesDraft(result)
                    ? drafts.save(
                        connection,
                        merchant,
                        user,
                        draft.next(
                            result.keywordRules(),
                            result.faq(),
                            result.sizeChart(),
                            result.concepts(),
                            null))
                    : Future.succeededFuture(draft))
        .compose(
            draft ->
                publish
                    ? publish(connection, merchant, user, draft, result)
                    : Future.succeededFuture(imported(result, null)));
  }

  private static boolean touchesDraft(CsvImport.Result result) {
    return result.keywordRules() != null
        || result.faq() != null
        || result.sizeChart() != null
        || result.concepts() != null;
  }

  private Future<Imported> publish(
      SqlConnection connection,
      String merchant,
      String user,
      Draft draft,
      CsvImport.Result result) {
    return ProductStore.skus(connection, merchant)
        .compose(skus -> publisher.publish(connection, merchant, user, draft, skus))
        .map(published -> imported(result, published));
  }

  private static Future<List<Product>> products(
      SqlConnection connection, String merchant, Parsed parsed) {
    List<Product> imported = parsed.result().products();
    if (imported == null) {
      return Future.succeededFuture(List.of());
    }
    Set<Integer> links = new HashSet<>();
    Set<String> skus = new HashSet<>();
    for (Product product : imported) {
      skus.add(product.sku());
      if (product.link() != null) {
        links.add(product.link());
      }
    }
    List<Product> all = new ArrayList<>(imported);
    parsed.stored().values().stream()
        .filter(p -> !skus.contains(p.sku()) && p.link() != null && links.contains(p.link()))
        .map(ProductStore::withoutLink)
        .forEach(all::add);
    return ProductStore.put(connection, merchant, parsed.stored(), all);
  }

  private static Imported imported(
      CsvImport.Result result, Publisher.@Nullable Published published) {
    return new Imported(
        size(result.products()),
        size(result.keywordRules()),
        size(result.faq()),
        size(result.sizeChart()),
        size(result.concepts()),
        published == null ? null : (Long) published.version(),
        published == null ? null : (Long) published.release());
  }

  private static int size(@Nullable List<?> rows) {
    return rows == null ? 0 : rows.size();
  }
}
