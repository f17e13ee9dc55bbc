package dev.tidegate.portal.projector;

import dev.tidegate.event.MalformedRecordException;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How records of one topic become rows. Records come again after a failure: a statement must leave
 * a row as it is, or replace it only by a newer one.
 */
interface Projection {
  String topic();

  /**
   * Adds the rows of a record. Called on the projector's thread, may wait for the database.
   *
   * @throws MalformedRecordException when the record cannot be read; it is skipped then
   */
  void project(ConsumerRecord<String, byte[]> row, Batch batch)
      throws MalformedRecordException, InterruptedException;

  /** Rows by statement, in the order in which they came. */
  final class Batch {
    private final Map<String, List<Tuple>> rows = new LinkedHashMap<>();
    private final Set<String> merchants = new TreeSet<>();

    void add(String sql, Tuple row) {
      rows.computeIfAbsent(sql, key -> new ArrayList<>()).add(row);
    }

    /** Says that replies of this merchant may look different now. */
    void repliesChanged(String merchant) {
      merchants.add(merchant);
    }

    Map<String, List<Tuple>> rows() {
      return rows;
    }

    Set<String> merchants() {
      return merchants;
    }
  }
}
