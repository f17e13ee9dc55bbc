package dev.tidegate.ruleset;

import dev.tidegate.event.Require;
import java.util.List;

/**
 * Matches when the folded text contains one of {@code anyOf}, all of {@code allOf} and none of
 * {@code noneOf}; an empty list is no condition.
 *
 * @param reply text with placeholders such as {@code {product.price}}; only with {@link
 *     Effect#REPLY}
 */
public record KeywordRule(
    String id,
    List<String> anyOf,
    List<String> allOf,
    List<String> noneOf,
    Effect action,
    String reply) {

  /** What the merchant wants to happen. */
  public enum Effect {
    REPLY,
    HIDE,
    ESCALATE,
    HOST_FEED
  }

  public KeywordRule {
    Require.text(id, "id");
    anyOf = List.copyOf(Require.present(anyOf, "anyOf"));
    allOf = List.copyOf(Require.present(allOf, "allOf"));
    noneOf = List.copyOf(Require.present(noneOf, "noneOf"));
    Require.present(action, "action");
    Require.present(reply, "reply");
  }
}
