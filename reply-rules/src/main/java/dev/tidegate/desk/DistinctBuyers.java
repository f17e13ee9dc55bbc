package dev.tidegate.desk;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Counts the distinct buyers of a cluster in bounded memory: exactly up to {@value #EXACT}, above
 * that by a sketch of 2 KB with a standard error of 1.7 %.
 */
final class DistinctBuyers {
  static final int EXACT = 1000;

  /** 2^11 registers of a byte: standard error 0.76 / sqrt(2^11). */
  private static final int PRECISION = 11;

  private DistinctBuyers() {}

  /** Nobody yet. */
  static ClusterBuyersState none(long clusterSinceMs) {
    return new ClusterBuyersState(clusterSinceMs, new long[0], new byte[0]);
  }

  /** With one more buyer; the same object when this one is in it already. */
  static ClusterBuyersState with(ClusterBuyersState before, String buyer) {
    long hash = Hashing.komihash5_0().hashCharsToLong(buyer);
    if (before.sketch().length > 0) {
      byte[] sketch = before.sketch().clone();
      UltraLogLog.wrap(sketch).add(hash);
      return Arrays.equals(sketch, before.sketch())
          ? before
          : new ClusterBuyersState(before.clusterSinceMs(), before.hashes(), sketch);
    }
    int place = Arrays.binarySearch(before.hashes(), hash);
    if (place >= 0) {
      return before;
    }
    long[] hashes = inserted(before.hashes(), -place - 1, hash);
    return hashes.length <= EXACT
        ? new ClusterBuyersState(before.clusterSinceMs(), hashes, before.sketch())
        : new ClusterBuyersState(before.clusterSinceMs(), new long[0], sketchOf(hashes));
  }

  /** Those of both, of a cluster that began at {@code sinceMs}. */
  static ClusterBuyersState union(long sinceMs, ClusterBuyersState one, ClusterBuyersState other) {
    if (one.sketch().length == 0 && other.sketch().length == 0) {
      long[] hashes =
          LongStream.concat(Arrays.stream(one.hashes()), Arrays.stream(other.hashes()))
              .sorted()
              .distinct()
              .toArray();
      return hashes.length <= EXACT
          ? new ClusterBuyersState(sinceMs, hashes, new byte[0])
          : new ClusterBuyersState(sinceMs, new long[0], sketchOf(hashes));
    }
    UltraLogLog sketch = UltraLogLog.wrap(sketchOf(one));
    sketch.add(UltraLogLog.wrap(sketchOf(other)));
    return new ClusterBuyersState(sinceMs, new long[0], sketch.getState());
  }

  /** Without some; a sketch cannot take anybody out and stays as it is. */
  static ClusterBuyersState without(ClusterBuyersState before, Set<String> buyers) {
    Set<Long> gone = new HashSet<>();
    buyers.forEach(buyer -> gone.add(Hashing.komihash5_0().hashCharsToLong(buyer)));
    long[] rest = Arrays.stream(before.hashes()).filter(hash -> !gone.contains(hash)).toArray();
    return new ClusterBuyersState(before.clusterSinceMs(), rest, before.sketch());
  }

  /** How many there are; an estimate from {@value #EXACT} on, never fewer than that. */
  static int count(ClusterBuyersState buyers) {
    return buyers.sketch().length == 0
        ? buyers.hashes().length
        : (int)
            Math.max(
                EXACT + 1L,
                Math.round(UltraLogLog.wrap(buyers.sketch().clone()).getDistinctCountEstimate()));
  }

  private static long[] inserted(long[] values, int place, long value) {
    long[] longer = new long[values.length + 1];
    System.arraycopy(values, 0, longer, 0, place);
    longer[place] = value;
    System.arraycopy(values, place, longer, place + 1, values.length - place);
    return longer;
  }

  private static byte[] sketchOf(ClusterBuyersState buyers) {
    return buyers.sketch().length == 0 ? sketchOf(buyers.hashes()) : buyers.sketch().clone();
  }

  private static byte[] sketchOf(long[] hashes) {
    UltraLogLog sketch = UltraLogLog.create(PRECISION);
    for (long hash : hashes) {
      sketch.add(hash);
    }
    return sketch.getState();
  }
}
