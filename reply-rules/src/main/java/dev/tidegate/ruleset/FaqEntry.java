package dev.tidegate.ruleset;

import dev.tidegate.event.Require;
import java.util.List;

/**
 * A question that the merchant answers always in the same way.
 *
 * @param similar other ways to ask it
 * @param answer text with placeholders such as {@code {product.price}}
 */
public record FaqEntry(String id, String question, List<String> similar, String answer) {
  public FaqEntry {
    Require.text(id, "id");
    Require.text(question, "question");
    similar = List.copyOf(Require.present(similar, "similar"));
    Require.text(answer, "answer");
  }
}
