package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Product;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.ProductQuestion;
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
    Optional<Answer> answer = productAnswer(said, rules);
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
    Evidence evidence = said.evidence();
    ProductQuestion.Read read =
        new ProductQuestion.Read(
            evidence.intent(), evidence.intentScore(), said.question(), said.topic().named());
    return ProductAnswers.to(
        new ProductAnswers.Question(evidence.folded(), said.topic().mention(), words, read),
        product,
        rules.source().sizeChart());
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

  /** Empty when the answer cannot be given: then the question waits like one without an answer. */
  static Optional<Ruling> give(Said said, Answer answer) {
    return give(
        said, answer, said.isPublic() ? ClusterIds.answered(said.room(), answer) : "", null);
  }

  /**
   * As {@link #give(Said, Answer)}, the question being in this cluster of the room.
   *
   * @param shown the answer on the board, null for the text that is sent
   */
  static Optional<Ruling> give(Said said, Answer answer, String cluster, @Nullable String shown) {
    Turn turn = said.turn();
    Optional<Long> given = Replies.secondsSinceGiven(turn, said.chat().buyer(), answer);
    if (given.isPresent()) {
      said.because("cool_down", "answer", answer.id(), "seconds", given.get().toString());
      return Optional.of(Ruling.of(Disposition.SUPPRESSED, "cool_down").answeredBy(answer.id()));
    }
    Optional<Template.Rendered> rendered = Replies.render(turn, answer);
    if (rendered.isEmpty()) {
      said.because("placeholder_missing", "answer", answer.id());
      return Optional.empty();
    }
    Replies.send(turn, said.chat(), answer, rendered.get(), said.question());
    if (said.question() && said.isPublic()) {
      Product product = answer.product();
      Clusters.join(
          turn,
          said.chat(),
          cluster,
          Waiting.NOT,
          product == null ? null : product.sku(),
          shown == null ? rendered.get().text() : shown);
    }
    return Optional.of(Ruling.of(Disposition.ANSWERED, reason(answer)).answeredBy(answer.id()));
  }

  private static String reason(Answer answer) {
    if (answer.id().startsWith("said.")) {
      return "said_on_air";
    }
    return answer.id().startsWith("product.") ? "product_data" : "merchant_answer";
  }
}
