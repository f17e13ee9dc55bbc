package dev.tidegate.ingress.platform.generic;

import dev.tidegate.event.InvalidFieldException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers of a request as they came, names in any case. */
@FunctionalInterface
public interface RequestHeaders {

  /** All values of a header in their order, empty when it is absent. */
  List<String> all(String name);

  /** The header's only value, null when it is absent; a header given twice is a wrong field. */
  default @Nullable String single(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw new InvalidFieldException(name, "must not be given twice");
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
