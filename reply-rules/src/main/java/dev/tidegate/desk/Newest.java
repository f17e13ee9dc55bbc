package dev.tidegate.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made ready last, by a key: at most so many, the one that was used longest ago goes
 * first. For what follows from the state: losing it costs time and changes nothing. One thread,
 * like the desk.
 */
final class Newest<V> {
  private final int most;
  private final LinkedHashMap<String, V> values = new LinkedHashMap<>(16, 0.75f, true);

  Newest(int most) {
    this.most = most;
  }

  @Nullable V get(String key) {
    return values.get(key);
  }

  void put(String key, V value) {
    values.put(key, value);
    if (values.size() > most) {
      Map.Entry<String, V> eldest = values.entrySet().iterator().next();
      values.remove(eldest.getKey());
    }
  }
}
