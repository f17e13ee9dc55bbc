package dev.tidegate.standalone.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether the process may be sent work: it has come up, every part says yes, and nobody has asked
 * it to stop. Safe from any thread; parts must answer without blocking.
 */
public final class Readiness {
  private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
  private Phase phase = Phase.STARTING;

  private enum Phase {
    STARTING,
    UP,
    STOPPING
  }

  /** A part that must say yes. */
  public synchronized void require(String name, BooleanSupplier isReady) {
    parts.put(name, isReady);
  }

  /** Everything has been started. */
  public synchronized void up() {
    if (phase == Phase.STARTING) {
      phase = Phase.UP;
    }
  }

  /** No more work, for good. */
  public synchronized void stopping() {
    phase = Phase.STOPPING;
  }

  /** What stands in the way, empty when ready. */
  public synchronized List<String> missing() {
    List<String> missing = new ArrayList<>();
    switch (phase) {
      case STARTING -> missing.add("starting");
      case STOPPING -> missing.add("stopping");
      case UP ->
          parts.forEach(
              (name, isReady) -> {
                if (!isReady.getAsBoolean()) {
                  missing.add(name);
                }
              });
    }
    return missing;
  }
}
