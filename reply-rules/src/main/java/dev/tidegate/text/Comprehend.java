package dev.tidegate.text;

import java.util.List;

/** The merchant-free reading of a text: the stateless first stage of the reply job. */
public final class Comprehend {
  private Comprehend() {}

  /** Evidence of a text; never throws. */
  public static Evidence read(String text) {
    return new Evidence(text, text.hashCode(), false, 0, List.of());
  }
}
