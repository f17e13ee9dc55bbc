package dev.tidegate.standalone.management;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;

/** Registers in another registry and can take back all that it registered. */
public final class ScopedRegistry extends CollectorRegistry implements AutoCloseable {
  private final CollectorRegistry parent;
  private final List<Collector> mine = new ArrayList<>();

  public ScopedRegistry(CollectorRegistry parent) {
    this.parent = parent;
  }

  @Override
  public synchronized void register(Collector collector) {
    parent.register(collector);
    mine.add(collector);
  }

  /** Takes back everything. */
  @Override
  public synchronized void close() {
    mine.forEach(parent::unregister);
    mine.clear();
  }
}
