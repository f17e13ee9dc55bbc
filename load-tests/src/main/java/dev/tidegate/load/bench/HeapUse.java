package dev.tidegate.load.bench;

/** What the heap of this process holds. */
public final class HeapUse {
  /** One collection leaves behind what is only reachable from what it has just freed. */
  private static final int COLLECTIONS = 4;

  private HeapUse() {}

  /** Bytes in use after several collections; stops the process for some tenths of a second. */
  public static long afterCollection() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
