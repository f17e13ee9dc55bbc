package dev.tidegate.event;

/**
 * Where an output came from: the record's partition and offset, and n, its ordinal among that
 * record's outputs per topic. Written {@code partition@offset#n}. A merchant lives on one
 * partition, so offset and n rise per merchant and topic, and a consumer drops what is not higher
 * than the last.
 */
public record Source(int partition, long offset, int n) implements Comparable<Source> {

  /** Parses {@code partition@offset#n}; throws {@link InvalidFieldException} for any other form. */
  public static Source parse(String text) {
    int at = text.indexOf('@');
    int hash = text.indexOf('#', at + 1);
    if (at <= 0 || hash <= at + 1) {
      throw new InvalidFieldException("source", "must look like partition@offset#n, was " + text);
    }
    try {
      return new Source(
          Integer.parseInt(text.substring(0, at)),
          Long.parseLong(text.substring(at + 1, hash)),
          Integer.parseInt(text.substring(hash + 1)));
    } catch (NumberFormatException e) {
      throw new InvalidFieldException("source", "must look like partition@offset#n, was " + text);
    }
  }

  /** Orders sources of one merchant; partitions are compared first and never differ there. */
  @Override
  public int compareTo(Source other) {
    int byPartition = Integer.compare(partition, other.partition);
    if (byPartition != 0) {
      return byPartition;
    }
    int byOffset = Long.compare(offset, other.offset);
    return byOffset != 0 ? byOffset : Integer.compare(n, other.n);
  }

  @Override
  public String toString() {
    return partition + "@" + offset + "#" + n;
  }
}
