package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.Hype;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides about a comment or a direct message: what may not stay goes, floods are held back,
 * complaints go to a person; the rest is answered by the merchant's keyword rules, product data or
 * FAQ, else it waits for the host or a person.
 */
final class ChatDesk {
  private final CatalogCache catalogs;
  private final Floods floods = new Floods();
  private final Waits waits = new Waits();

  ChatDesk(CatalogCache catalogs) {
    this.catalogs = catalogs;
  }

  Ruling decide(Turn turn, ChatEvent chat, Evidence evidence) {
    FollowUps.Meant meant = FollowUps.of(turn, chat, evidence, catalogs);
    Said said = Said.of(turn, meant.chat(), meant.evidence(), catalogs);
    said.because(
        said.question() ? "question" : "not_a_question",
        "score",
        twoDigits(evidence.questionScore()),
        "intent",
        evidence.intent());
    Ruling ruling = ruling(said);
    count(said, ruling);
    RoomAlarms.hear(said, ruling);
    Offenders.see(said, ruling);
    Stories.remember(said, ruling);
    said.topic().remember(turn, said.story());
    Talk.remember(said, ruling);
    return ruling.about(chat).reading(said.question(), said.topic().sku());
  }

  private Ruling ruling(Said said) {
    boolean noHype = said.complaint() || AskBack.isAwaited(said);
    Hype hype = noHype ? Hype.NONE : Hype.of(said.evidence().folded());
    return floods
        .ruling(said)
        .or(() -> Shield.ruling(said))
        .or(() -> Held.ruling(said))
        .or(() -> hype == Hype.NONE ? Repeats.ruling(said) : Optional.empty())
        .orElseGet(() -> byRules(said, hype));
  }

  private Ruling byRules(Said said, Hype hype) {
    CompiledRuleSet rules = said.turn().rules();
    if (rules == null) {
      said.because("no_release");
      return hype == Hype.NONE ? waits.unanswered(said) : cheered(said, hype);
    }
    Optional<KeywordRule> rule = Answers.rule(said, rules);
    if (rule.isPresent() && rule.get().action() != KeywordRule.Effect.REPLY) {
      return said.complaint() && rule.get().action() == KeywordRule.Effect.HIDE
          ? complains(said)
          : byRule(said, rule.get());
    }
    if (said.complaint()) {
      return complains(said);
    }
    if (rule.isEmpty() && hype != Hype.NONE) {
      return cheered(said, hype);
    }
    Optional<Why> escalation = Escalations.why(said);
    if (escalation.isPresent()) {
      return waits.forPerson(
          said, escalation.get(), escalation.get() == Why.ANGER ? "anger" : "talk_goes_badly");
    }
    Optional<Answer> awaited = AskBack.answer(said, rules);
    Talk.note(said);
    return rule.map(found -> Answers.of(said, found))
        .or(() -> awaited)
        .or(() -> Answers.fromProduct(said, rules))
        .or(() -> AskBack.question(said, rules))
        .or(() -> Answers.fromFaq(said, rules))
        .or(() -> Guide.answer(said, rules, catalogs))
        .flatMap(answer -> Giving.give(said, answer))
        .orElseGet(() -> waits.unanswered(said));
  }

  private Ruling byRule(Said said, KeywordRule rule) {
    return switch (rule.action()) {
      case HIDE -> {
        said.because("hidden_by_rule", "rule", rule.id());
        yield Ruling.of(Disposition.HIDDEN, "keyword_rule").answeredBy(rule.id());
      }
      case ESCALATE -> escalated(said, rule);
      case HOST_FEED ->
          said.isPublic()
              ? waits.forHost(said).answeredBy(rule.id())
              : escalated(said, rule); // the host does not read direct messages
      case REPLY -> throw new IllegalStateException("a reply rule is answered, not ruled by");
    };
  }

  private Ruling escalated(Said said, KeywordRule rule) {
    said.because("handed_to_person", "rule", rule.id());
    return waits.forPerson(said, Why.MERCHANT_WORDS, "keyword_rule").answeredBy(rule.id());
  }

  private Ruling complains(Said said) {
    if (said.wantsPerson()) {
      said.because("asked_for_person");
      return waits.forPerson(said, Why.ASKED_FOR_PERSON, "asked_for_person");
    }
    said.because("complaint");
    return waits.forPerson(said, Why.COMPLAINT, "complaint");
  }

  /** Who wants to buy or cheers is counted, not answered one by one, and never punished. */
  private static Ruling cheered(Said said, Hype hype) {
    said.because("hype", "kind", hype.name().toLowerCase(Locale.ROOT));
    if (hype == Hype.WANTS && said.isPublic()) {
      Rooms.update(said.turn(), said.room(), RoomState::wantedOnceMore);
    }
    return Ruling.of(Disposition.IGNORED, hype == Hype.WANTS ? "buying_signal" : "cheer");
  }

  private static void count(Said said, Ruling ruling) {
    if (!said.isPublic()) {
      return;
    }
    int asked =
        switch (ruling.disposition()) {
          case ANSWERED, JOINED, HANDED_OVER -> 1;
          default -> 0;
        };
    int answered = ruling.disposition() == Disposition.ANSWERED ? 1 : 0;
    Rooms.update(said.turn(), said.room(), room -> room.heard(asked, answered));
  }

  /** A score of 0 to 1 as "0.83". */
  static String twoDigits(double score) {
    long hundredths = Math.round(score * 100);
    return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
  }
}
