package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.understanding.ProductWords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the merchant's answer to a comment: a keyword rule's, from product data, from the FAQ. */
final class Answers {
  private Answers() {}

  /** The keyword rule that the words match. */
  static Optional<KeywordRule> rule(Said said, CompiledRuleSet rules) {
    List<KeywordRule> all = rules.source().keywordRules();
    KeywordMatcher.Result result = rules.keywords().match(said.evidence().folded());
    result.blocked().forEach(b -> because(said, "keyword_blocked", all.get(b.rule()), b));
    result.match().ifPresent(m -> because(said, "keyword_hit", all.get(m.rule()), m));
    return result.match().map(match -> all.get(match.rule()));
  }

  private static void because(
      Said said, String code, KeywordRule rule, KeywordMatcher.Match match) {
    said.because(code, "rule", rule.id(), "words", String.join(" ", match.words()));
  }

  /** What a rule with the effect REPLY says. */
  static Answer of(Said said, KeywordRule rule) {
    return new Answer(rule.id(), rule.reply(), productFor(rule.reply(), said.topic()));
  }

  /** What the product's data say. */
  static Optional<Answer> fromProduct(Said said, CompiledRuleSet rules) {
    Optional<Answer> answer =
        productAnswer(said, rules).map(found -> AskBack.withQuestion(said, found, rules));
    answer.ifPresent(
        found ->
            said.because(
                "product_answer",
                "field",
                found.id().substring("product.".length()),
                "sku",
                Objects.requireNonNullElse(said.topic().sku(), "")));
    return answer;
  }

  /** What the product's data say, without a word in the trace. */
  static Optional<Answer> productAnswer(Said said, CompiledRuleSet rules) {
    Product product = said.topic().product();
    ProductWords words = said.topic().words();
    if (product == null || words == null) {
      return Optional.empty();
    }
    String folded = said.evidence().folded();
    return ProductAnswers.to(
            new ProductAnswers.Question(
                folded, said.topic().mention(), words, said.read(), () -> Talk.measures(said)),
            product,
            rules.source().sizeChart())
        .map(found -> SoldOut.told(said.turn().state(), found, ProductAnswers.isHan(folded)));
  }

  /** The FAQ entry that fits, when it is trusted enough to speak by itself. */
  static Optional<Answer> fromFaq(Said said, CompiledRuleSet rules) {
    Optional<FaqMatcher.Match> best =
        said.question() ? rules.faq().best(said.evidence()) : Optional.empty();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    FaqEntry entry = rules.source().faq().get(best.get().entry());
    double score = best.get().score();
    double needed = rules.source().policy().faqThreshold();
    said.because(
        score >= needed ? "faq_match" : "faq_below_threshold",
        "faq",
        entry.id(),
        "score",
        ChatDesk.twoDigits(score),
        "needed",
        ChatDesk.twoDigits(needed));
    return score >= needed
        ? Optional.of(
            new Answer(entry.id(), entry.answer(), productFor(entry.answer(), said.topic())))
        : Optional.empty();
  }

  /** An answer without placeholders is the same whatever product the talk is about. */
  private static @Nullable Product productFor(String template, Topic topic) {
    return template.contains("{product.") ? topic.product() : null;
  }
}
