package dev.tidegate.portal;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.function.IntSupplier;

/** All metrics of the portal by name; docs/metrics.md lists them. */
final class PortalMetrics {
  private final CollectorRegistry registry;
  private final Counter projected;
  private final Gauge liveClients;

  PortalMetrics(CollectorRegistry registry, IntSupplier clients) {
    this.registry = registry;
    this.projected =
        Counter.build("tidegate_portal_projected_total", "Records read and stored by topic")
            .labelNames("topic")
            .register(registry);
    this.liveClients =
        Gauge.build("tidegate_portal_live_clients", "Open pages that follow a room").create();
    liveClients.setChild(
        new Gauge.Child() {
          @Override
          public double get() {
            return clients.getAsInt();
          }
        });
    registry.register(liveClients);
  }

  void projected(String topic, long records) {
    projected.labels(topic).inc((double) records);
  }

  void unregister() {
    registry.unregister(projected);
    registry.unregister(liveClients);
  }
}
