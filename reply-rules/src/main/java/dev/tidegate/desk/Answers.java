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
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.text.Fingerprint;
import dev.tidegate.understanding.ProductWords;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    Product product = said.topic().product();
    ProductWords words = said.topic().words();
    if (product == null || words == null) {
      return Optional.empty();
    }
    Optional<Answer> answer =
        ProductAnswers.to(
                new ProductAnswers.Question(
                    said.evidence().folded(),
                    said.topic().mention(),
                    words,
                    said.read(),
                    () -> Talk.measures(said)),
                product,
                rules.source().sizeChart())
            .map(found -> AskBack.withQuestion(said, found, rules));
    answer.ifPresent(
        found ->
            said.because(
                "product_answer",
                "field",
                found.id().substring("product.".length()),
                "sku",
                product.sku()));
    return answer.map(
        found ->
            SoldOut.told(
                said.turn().state(), found, ProductAnswers.isHan(said.evidence().folded())));
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
    int first = firstWording(said, answer);
    Optional<Template.Rendered> rendered =
        Told.render(turn, Wordings.of(answer.template(), first), answer.product());
    if (rendered.isEmpty()) {
      said.because("placeholder_missing", "answer", answer.id());
      return Optional.empty();
    }
    OptionalLong before = Told.secondsSince(turn, said.story(), answer);
    if (before.isPresent()) {
      said.because("asked_again", "answer", answer.id(), "seconds", "" + before.getAsLong());
    }
    Optional<Told.Fresh> fresh = Told.fresh(turn, said.story(), answer, first, shown);
    if (fresh.isEmpty()) {
      return saidAlready(said, answer, rendered.get(), shown);
    }
    send(said, answer, fresh.get(), cluster, shown);
    return Optional.of(Ruling.of(Disposition.ANSWERED, reason(answer)).answeredBy(answer.id()));
  }

  private static void send(
      Said said, Answer answer, Told.Fresh fresh, String cluster, @Nullable String shown) {
    Turn turn = said.turn();
    Answer worded = new Answer(answer.id(), fresh.template(), answer.product());
    Replies.send(turn, said.chat(), worded, fresh.rendered(), said.question());
    Told.remember(turn, said.story(), answer.key(), fresh.text());
    if (said.question() && said.isPublic()) {
      Product product = answer.product();
      Clusters.join(
          turn,
          said.chat(),
          cluster,
          Waiting.NOT,
          product == null ? null : product.sku(),
          shown == null ? fresh.rendered().text() : shown);
    }
  }

  /** A question that words already said do not settle goes on to the host or a person. */
  private static Optional<Ruling> saidAlready(
      Said said, Answer answer, Template.Rendered rendered, @Nullable String shown) {
    long text = Fingerprint.of(shown == null ? rendered.text() : shown);
    OptionalLong seconds = Told.secondsSince(said.turn(), said.story(), text);
    said.because("cool_down", "answer", answer.id(), "seconds", "" + seconds.orElse(0));
    return said.question() && shown == null
        ? Optional.empty()
        : Optional.of(Ruling.of(Disposition.SUPPRESSED, "cool_down").answeredBy(answer.id()));
  }

  /** A merchant's wordings begin anywhere, so that a room does not read one over and over. */
  private static int firstWording(Said said, Answer answer) {
    return answer.id().startsWith("product.")
        ? 0
        : (int)
            Math.floorMod(
                Fingerprint.of(said.chat().id()), (long) Wordings.count(answer.template()));
  }

  private static String reason(Answer answer) {
    if (answer.id().startsWith("said.")) {
      return "said_on_air";
    }
    return answer.id().startsWith("product.") ? "product_data" : "merchant_answer";
  }
}
