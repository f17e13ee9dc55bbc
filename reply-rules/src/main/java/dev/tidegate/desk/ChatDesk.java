package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Product;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.ComplaintWords;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.ProductWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a comment or a direct message: the merchant's keyword rules, then product data,
 * then the FAQ, else the host or a person.
 */
final class ChatDesk {
  private static final Set<String> COMPLAINING = Set.of("complaint", "human_request");

  /** An intent that is likelier than all others together. */
  private static final double SURE = 0.5;

  /** What the host has to see also when it is no question. */
  private static final Set<String> FOR_THE_HOST = Set.of("show_request", "live_tech");

  private final CatalogCache catalogs;

  ChatDesk(CatalogCache catalogs) {
    this.catalogs = catalogs;
  }

  Ruling decide(Turn turn, ChatEvent chat, Evidence evidence) {
    Topic topic = Topic.of(turn, chat, evidence, catalogs);
    turn.because(
        evidence.question() ? "question" : "not_a_question",
        "score",
        twoDigits(evidence.questionScore()),
        "intent",
        evidence.intent());
    Ruling ruling = ruling(turn, chat, evidence, topic);
    count(turn, chat, ruling);
    topic.remember(turn, chat.buyer());
    return ruling.about(chat).reading(evidence.question(), topic.sku());
  }

  private Ruling ruling(Turn turn, ChatEvent chat, Evidence evidence, Topic topic) {
    boolean complaint = isComplaint(evidence);
    Optional<Ruling> shielded =
        moderated(turn, chat, evidence).or(() -> Repeats.ruling(turn, chat, evidence, complaint));
    if (shielded.isPresent()) {
      return shielded.get();
    }
    CompiledRuleSet rules = turn.rules();
    if (rules == null) {
      turn.because("no_release");
      return unanswered(turn, chat, evidence, topic);
    }
    Optional<KeywordRule> rule = keywordRule(turn, rules, evidence);
    if (rule.isPresent() && rule.get().action() != KeywordRule.Effect.REPLY) {
      return complaint && rule.get().action() == KeywordRule.Effect.HIDE
          ? complains(turn, chat, evidence, topic)
          : byRule(turn, chat, evidence, topic, rule.get());
    }
    if (complaint) {
      return complains(turn, chat, evidence, topic);
    }
    Optional<Answer> answer =
        rule.map(r -> new Answer(r.id(), r.reply(), productFor(r.reply(), topic)))
            .or(() -> productAnswer(turn, evidence, topic))
            .or(() -> faqAnswer(turn, rules, evidence, topic));
    return answer
        .flatMap(found -> reply(turn, chat, evidence, found))
        .orElseGet(() -> unanswered(turn, chat, evidence, topic));
  }

  private static boolean isComplaint(Evidence evidence) {
    return ComplaintWords.in(evidence.folded())
        || evidence.personScore() >= Comprehend.OWN_CASE
        || (COMPLAINING.contains(evidence.intent()) && evidence.intentScore() >= SURE);
  }

  /**
   * What may not stay where all can read it. In a direct message contact details are not a nuisance
   * but needed for the order: a person sees them.
   */
  private static Optional<Ruling> moderated(Turn turn, ChatEvent chat, Evidence evidence) {
    boolean hide = evidence.verdict().equals(Verdict.Action.HIDE.name());
    if (!hide && !evidence.verdict().equals(Verdict.Action.HOLD.name())) {
      return Optional.empty();
    }
    boolean contactInDm =
        chat.kind() == ChatEvent.Kind.DM
            && (evidence.verdictReason().equals("contact")
                || evidence.intent().equals("contact_info"));
    turn.because(
        hide && !contactInDm ? "hidden_by_moderation" : "held_by_moderation",
        "reason",
        evidence.verdictReason(),
        "score",
        twoDigits(evidence.verdictScore()),
        "words",
        evidence.verdictWords());
    if (hide && !contactInDm) {
      return Optional.of(Ruling.of(Disposition.HIDDEN, "moderation"));
    }
    Questions.open(turn, chat, null);
    return Optional.of(Ruling.of(Disposition.HANDED_OVER, "moderation"));
  }

  private static Optional<KeywordRule> keywordRule(
      Turn turn, CompiledRuleSet rules, Evidence evidence) {
    List<KeywordRule> all = rules.source().keywordRules();
    KeywordMatcher.Result result = rules.keywords().match(evidence.folded());
    result.blocked().forEach(b -> because(turn, "keyword_blocked", all.get(b.rule()), b));
    result.match().ifPresent(m -> because(turn, "keyword_hit", all.get(m.rule()), m));
    return result.match().map(match -> all.get(match.rule()));
  }

  private static void because(
      Turn turn, String code, KeywordRule rule, KeywordMatcher.Match match) {
    turn.because(code, "rule", rule.id(), "words", String.join(" ", match.words()));
  }

  private static Ruling byRule(
      Turn turn, ChatEvent chat, Evidence evidence, Topic topic, KeywordRule rule) {
    return switch (rule.action()) {
      case HIDE -> {
        turn.because("hidden_by_rule", "rule", rule.id());
        yield Ruling.of(Disposition.HIDDEN, "keyword_rule").answeredBy(rule.id());
      }
      case ESCALATE -> {
        turn.because("handed_to_person", "rule", rule.id());
        Questions.open(turn, chat, null);
        joinBoard(turn, chat, evidence, Waiting.FOR_PERSON, topic.sku());
        yield Ruling.of(Disposition.HANDED_OVER, "keyword_rule").answeredBy(rule.id());
      }
      case HOST_FEED -> waitForHost(turn, chat, evidence, topic).answeredBy(rule.id());
      case REPLY -> throw new IllegalStateException("a reply rule is answered, not ruled by");
    };
  }

  private static Ruling complains(Turn turn, ChatEvent chat, Evidence evidence, Topic topic) {
    turn.because("complaint");
    Questions.open(turn, chat, null);
    joinBoard(turn, chat, evidence, Waiting.FOR_PERSON, topic.sku());
    return Ruling.of(Disposition.HANDED_OVER, "complaint");
  }

  private static Optional<Answer> productAnswer(Turn turn, Evidence evidence, Topic topic) {
    Product product = topic.product();
    ProductWords words = topic.words();
    if (product == null || words == null) {
      return Optional.empty();
    }
    CompiledRuleSet rules = turn.rules();
    ProductQuestion.Read read =
        new ProductQuestion.Read(
            evidence.intent(), evidence.intentScore(), evidence.question(), topic.named());
    Optional<Answer> answer =
        ProductAnswers.to(
            new ProductAnswers.Question(evidence.folded(), topic.mention(), words, read),
            product,
            rules == null ? List.of() : rules.source().sizeChart());
    answer.ifPresent(
        found ->
            turn.because(
                "product_answer",
                "field",
                found.id().substring("product.".length()),
                "sku",
                product.sku()));
    return answer;
  }

  private static Optional<Answer> faqAnswer(
      Turn turn, CompiledRuleSet rules, Evidence evidence, Topic topic) {
    Optional<FaqMatcher.Match> best =
        evidence.question() ? rules.faq().best(evidence) : Optional.empty();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    FaqEntry entry = rules.source().faq().get(best.get().entry());
    double score = best.get().score();
    double needed = rules.source().policy().faqThreshold();
    turn.because(
        score >= needed ? "faq_match" : "faq_below_threshold",
        "faq",
        entry.id(),
        "score",
        twoDigits(score),
        "needed",
        twoDigits(needed));
    return score >= needed
        ? Optional.of(new Answer(entry.id(), entry.answer(), productFor(entry.answer(), topic)))
        : Optional.empty();
  }

  /** An answer without placeholders is the same whatever product the talk is about. */
  private static @Nullable Product productFor(String template, Topic topic) {
    return template.contains("{product.") ? topic.product() : null;
  }

  /** Empty when the answer cannot be given: then the question waits like one without an answer. */
  private static Optional<Ruling> reply(
      Turn turn, ChatEvent chat, Evidence evidence, Answer answer) {
    Optional<Long> given = Replies.secondsSinceGiven(turn, chat.buyer(), answer);
    if (given.isPresent()) {
      turn.because("cool_down", "answer", answer.id(), "seconds", given.get().toString());
      return Optional.of(Ruling.of(Disposition.SUPPRESSED, "cool_down").answeredBy(answer.id()));
    }
    Optional<Template.Rendered> rendered = Replies.render(turn, answer);
    if (rendered.isEmpty()) {
      turn.because("placeholder_missing", "answer", answer.id());
      return Optional.empty();
    }
    Replies.send(turn, chat, answer, rendered.get(), evidence.question());
    if (evidence.question() && chat.kind() == ChatEvent.Kind.COMMENT) {
      Product product = answer.product();
      Clusters.join(
          turn,
          chat,
          evidence.fingerprint(),
          Waiting.NOT,
          product == null ? null : product.sku(),
          rendered.get().text());
    }
    return Optional.of(Ruling.of(Disposition.ANSWERED, reason(answer)).answeredBy(answer.id()));
  }

  private static String reason(Answer answer) {
    return answer.id().startsWith("product.") ? "product_data" : "merchant_answer";
  }

  private static Ruling unanswered(Turn turn, ChatEvent chat, Evidence evidence, Topic topic) {
    if (!evidence.question() && !FOR_THE_HOST.contains(evidence.intent())) {
      return Ruling.of(Disposition.IGNORED, "not_a_question");
    }
    if (chat.kind() == ChatEvent.Kind.DM) {
      turn.because("handed_to_person", "rule", "dm");
      Questions.open(turn, chat, null);
      return Ruling.of(Disposition.HANDED_OVER, "unanswered_dm");
    }
    return waitForHost(turn, chat, evidence, topic);
  }

  private static Ruling waitForHost(Turn turn, ChatEvent chat, Evidence evidence, Topic topic) {
    Questions.open(turn, chat, null);
    joinBoard(turn, chat, evidence, Waiting.FOR_HOST, topic.sku());
    return Ruling.of(Disposition.JOINED, "waits_for_host");
  }

  private static void joinBoard(
      Turn turn, ChatEvent chat, Evidence evidence, Waiting waiting, @Nullable String sku) {
    if (chat.kind() == ChatEvent.Kind.COMMENT) {
      int buyers = Clusters.join(turn, chat, evidence.fingerprint(), waiting, sku, null);
      turn.because("joined_cluster", "buyers", Integer.toString(buyers));
    }
  }

  private static void count(Turn turn, ChatEvent chat, Ruling ruling) {
    if (chat.kind() != ChatEvent.Kind.COMMENT || chat.room() == null) {
      return;
    }
    boolean answered = ruling.disposition() == Disposition.ANSWERED;
    boolean asked =
        answered
            || ruling.disposition() == Disposition.JOINED
            || ruling.disposition() == Disposition.HANDED_OVER;
    Rooms.update(turn, chat.room(), room -> Rooms.counted(room, asked ? 1 : 0, answered ? 1 : 0));
  }

  private static String twoDigits(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
