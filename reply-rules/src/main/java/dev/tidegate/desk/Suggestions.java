package dev.tidegate.desk;

import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Product;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.text.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replies that a person may send, from the merchant's own data only: what the host said on air,
 * what the product's data say, and the FAQ entries that fit best, those too that are not trusted to
 * speak by themselves. One that a placeholder has no value for is left out.
 */
final class Suggestions {
  private Suggestions() {}

  /**
   * For what was said, the likeliest first; at most {@value HandOff#MAX_SUGGESTIONS}.
   *
   * @param cluster the question on the board, null when it is on none
   */
  static List<Ready> of(Said said, @Nullable String cluster) {
    Turn turn = said.turn();
    List<Ready> ready = new ArrayList<>();
    onAir(turn, cluster, ready);
    CompiledRuleSet rules = turn.rules();
    if (rules != null) {
      Answers.productAnswer(said, rules).ifPresent(answer -> add(turn, answer, ready));
      faq(turn, rules, said.evidence(), said.topic().product(), ready);
    }
    return first(ready);
  }

  /** For words of which only the text is left. */
  static List<Ready> of(Turn turn, Evidence evidence, @Nullable String cluster) {
    List<Ready> ready = new ArrayList<>();
    onAir(turn, cluster, ready);
    if (turn.rules() != null) {
      faq(turn, turn.rules(), evidence, null, ready);
    }
    return first(ready);
  }

  private static void onAir(Turn turn, @Nullable String id, List<Ready> ready) {
    ClusterState cluster = id == null ? null : Clusters.find(turn.state(), id, turn.appendMs());
    if (id != null && cluster != null && cluster.said() != null) {
      ready.add(new Ready(cluster.said(), "said", "said." + id, List.of()));
    }
  }

  private static void faq(
      Turn turn,
      CompiledRuleSet rules,
      Evidence evidence,
      @Nullable Product product,
      List<Ready> ready) {
    FaqMatcher.Match best = rules.faq().best(evidence).orElse(null);
    if (best == null) {
      return;
    }
    List<Integer> entries = new ArrayList<>(best.others());
    entries.add(0, best.entry());
    for (int place : entries) {
      FaqEntry entry = rules.source().faq().get(place);
      boolean ofProduct = entry.answer().contains("{product.");
      add(turn, new Replies.Answer(entry.id(), entry.answer(), ofProduct ? product : null), ready);
    }
  }

  private static void add(Turn turn, Replies.Answer answer, List<Ready> ready) {
    Told.render(turn, Wordings.of(answer.template(), 0), answer.product())
        .filter(rendered -> ready.stream().noneMatch(r -> r.text().equals(rendered.text())))
        .ifPresent(
            rendered ->
                ready.add(new Ready(rendered.text(), answer.id(), answer.key(), rendered.facts())));
  }

  private static List<Ready> first(List<Ready> ready) {
    return ready.subList(0, Math.min(ready.size(), HandOff.MAX_SUGGESTIONS));
  }
}
