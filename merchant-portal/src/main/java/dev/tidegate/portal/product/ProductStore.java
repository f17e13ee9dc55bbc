package dev.tidegate.portal.product;

import dev.tidegate.event.Json;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.ProblemException;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.outbox.OutboxEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products in the database; removed ones stay, so that their version never falls. */
public final class ProductStore {
  private static final String ALL = "SELECT body::text AS body FROM product WHERE merchant = $1";
  private static final String UPSERT =
      """
      INSERT INTO product (merchant, sku, version, body) VALUES ($1, $2, $3, $4::text::jsonb)
      ON CONFLICT (merchant, sku) DO UPDATE SET version = $3, body = $4::text::jsonb
      """;
  private static final Comparator<Product> BY_LINK =
      Comparator.comparing(
              (Product product) -> Objects.requireNonNullElse(product.link(), Integer.MAX_VALUE))
          .thenComparing(Product::sku);

  private ProductStore() {}

  /** All products by sku, removed ones too. */
  public static Future<Map<String, Product>> all(SqlClient client, String merchant) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(merchant))
        .map(
            rows -> {
              Map<String, Product> products = new LinkedHashMap<>();
              for (Row row : rows) {
                Product product = Columns.read(row.getString("body"), Product.class);
                products.put(product.sku(), product);
              }
              return products;
            });
  }

  /** The products that there are, by link number, those without one last. */
  public static Future<List<Product>> present(SqlClient client, String merchant) {
    return all(client, merchant)
        .map(
            products ->
                products.values().stream().filter(p -> !p.removed()).sorted(BY_LINK).toList());
  }

  /** The skus of the products that there are. */
  public static Future<Set<String>> skus(SqlClient client, String merchant) {
    return present(client, merchant)
        .map(products -> products.stream().map(Product::sku).collect(Collectors.toSet()));
  }

  /** The merchant's currency. */
  public static Future<String> currency(SqlClient client, String merchant) {
    return client
        .preparedQuery("SELECT currency FROM merchant WHERE id = $1")
        .execute(Tuple.of(merchant))
        .map(rows -> rows.iterator().next().getString("currency"));
  }

  /**
   * Stores products with the next version of each, and their records for the log, within the
   * caller's transaction, which holds the merchant's lock. What did not change keeps its version.
   * Fails with 422 when a product is larger than the log takes.
   *
   * @param stored all products as they are now
   * @return the products given, with their versions
   */
  public static Future<List<Product>> put(
      SqlConnection connection,
      String merchant,
      Map<String, Product> stored,
      List<Product> products) {
    List<Product> result = new ArrayList<>();
    List<Product> changed = new ArrayList<>();
    for (Product product : products) {
      Product former = stored.get(product.sku());
      if (former != null && withVersion(product, former.version()).equals(former)) {
        result.add(former);
      } else {
        Product next = withVersion(product, former == null ? 1 : former.version() + 1);
        result.add(next);
        changed.add(next);
      }
    }
    return store(connection, merchant, changed).map(result);
  }

  private static Future<Void> store(
      SqlConnection connection, String merchant, List<Product> changed) {
    if (changed.isEmpty()) {
      return Future.succeededFuture();
    }
    for (Product product : changed) {
      int bytes = Json.bytes(new ProductChanged(merchant, product)).length;
      if (bytes > Outbox.MAX_VALUE_BYTES) {
        return Future.failedFuture(
            ProblemException.of(
                ApiProblem.PRODUCT_TOO_LARGE,
                product.sku(),
                Integer.toString(bytes),
                Integer.toString(Outbox.MAX_VALUE_BYTES)));
      }
    }
    List<Tuple> rows =
        changed.stream()
            .map(p -> Tuple.of(merchant, p.sku(), p.version(), Columns.json(p)))
            .toList();
    return connection
        .preparedQuery(UPSERT)
        .executeBatch(rows)
        .compose(
            done ->
                Outbox.append(
                    connection, merchant, changed.stream().map(p -> chain(merchant, p)).toList()));
  }

  /** First the log, then the view of it. */
  private static List<OutboxEntry> chain(String merchant, Product product) {
    byte[] value = Json.bytes(new ProductChanged(merchant, product));
    return List.of(
        new OutboxEntry(TopicNames.EVENTS, merchant, value),
        new OutboxEntry(TopicNames.PRODUCTS, merchant + "/" + product.sku(), value));
  }

  /** The same product without its link number. */
  public static Product withoutLink(Product p) {
    return copy(p, p.version(), null, p.removed());
  }

  static Product removed(Product p) {
    return copy(p, p.version(), null, true);
  }

  private static Product withVersion(Product p, long version) {
    return copy(p, version, p.link(), p.removed());
  }

  private static Product copy(Product p, long version, @Nullable Integer link, boolean nowRemoved) {
    return new Product(
        p.sku(),
        version,
        link,
        p.name(),
        p.aliases(),
        p.priceFen(),
        p.listPriceFen(),
        p.currency(),
        p.stock(),
        p.sizes(),
        p.colors(),
        p.notes(),
        nowRemoved);
  }
}
