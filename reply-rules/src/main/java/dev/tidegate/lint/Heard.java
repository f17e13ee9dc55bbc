package dev.tidegate.lint;

import dev.tidegate.event.Product;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductQuestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rule set makes of one comment, without a room and a conversation.
 *
 * @param text folded, without the names of products
 * @param matching every rule that would match by itself, in order
 * @param faq entry that answers, -1 when none does
 * @param isOpenQuestion a question that no rule, product data or FAQ entry answers
 */
record Heard(
    SampleComment comment,
    String text,
    List<Integer> matching,
    int faq,
    boolean question,
    boolean isOpenQuestion) {

  /** Reads a sample, in its order. */
  static List<Heard> all(
      CompiledRuleSet rules, List<Product> products, List<SampleComment> sample) {
    List<String> names = new ArrayList<>();
    for (Product product : products) {
      names.add(Fold.plain(product.name()));
      product.aliases().forEach(alias -> names.add(Fold.plain(alias)));
    }
    names.removeIf(String::isEmpty);
    names.sort(Comparator.comparingInt(String::length).reversed().thenComparing(name -> name));
    return sample.stream().map(comment -> one(rules, names, comment)).toList();
  }

  private static Heard one(CompiledRuleSet rules, List<String> names, SampleComment comment) {
    Evidence evidence = rules.read(comment.text(), Comprehend.read(comment.text()));
    List<Integer> matching =
        rules.keywords().every(evidence.folded()).matches().stream()
            .map(KeywordMatcher.Match::rule)
            .toList();
    String rest =
        names.stream()
            .filter(evidence.folded()::contains)
            .findFirst()
            .map(name -> evidence.folded().replace(name, " "))
            .orElse(evidence.folded());
    boolean open = evidence.question() && matching.isEmpty() && ProductQuestion.in(rest).isEmpty();
    double needed = rules.source().policy().faqThreshold();
    Optional<FaqMatcher.Match> best =
        open
            ? rules.faq().best(evidence).filter(match -> match.score() >= needed)
            : Optional.empty();
    return new Heard(
        comment,
        rest,
        matching,
        best.map(FaqMatcher.Match::entry).orElse(-1),
        evidence.question(),
        open && best.isEmpty());
  }

  /** The rule that wins, -1 when none matches. */
  int rule() {
    return matching.isEmpty() ? -1 : matching.get(0);
  }
}
