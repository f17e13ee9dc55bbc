package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer was told: within the cool-down nobody reads the same text twice, whatever rule it
 * comes from. An answer with several wordings is said again in another one.
 */
final class Told {
  /** Who was told so many answers within the cool-down is told no more by itself. */
  static final int REMEMBERED = 32;

  /** How many wordings are looked at; a buyer who saw as many has asked often enough. */
  private static final int TRIED = 64;

  private Told() {}

  /**
   * A wording that the buyer has not seen.
   *
   * @param template the wording, with its placeholders
   * @param text fingerprint by which it is known again
   */
  record Fresh(String template, Template.Rendered rendered, long text) {}

  /** The text of an answer; empty when a placeholder has no value. */
  static Optional<Template.Rendered> render(Turn turn, String wording, @Nullable Product product) {
    return Template.render(
        wording,
        product,
        sku -> Catalog.product(turn.state(), sku),
        turn.appendMs() + Questions.policy(turn).factAgeMs());
  }

  /**
   * The first wording that this buyer has not seen within the cool-down, beginning at {@code
   * first}; empty when all were seen, or when none can be filled.
   *
   * @param known by what the text is known again, null for the text itself
   */
  static Optional<Fresh> fresh(
      Turn turn, String story, Answer answer, int first, @Nullable String known) {
    int wordings = Wordings.count(answer.template());
    for (int i = 0; i < Math.min(wordings, TRIED); i++) {
      String wording = Wordings.of(answer.template(), (first + i) % wordings);
      Optional<Template.Rendered> rendered = render(turn, wording, answer.product());
      if (rendered.isEmpty()) {
        return Optional.empty();
      }
      long text = Fingerprint.of(known == null ? rendered.get().text() : known);
      if (secondsSince(turn, story, text).isEmpty()) {
        return Optional.of(new Fresh(wording, rendered.get(), text));
      }
    }
    return Optional.empty();
  }

  /**
   * Seconds since the buyer was told this text; since the oldest text when so many were told that
   * no more can be kept apart; empty when it may be said.
   */
  static OptionalLong secondsSince(Turn turn, String story, long text) {
    List<BuyerState.Given> recent = recent(turn, story);
    boolean full = recent.size() >= REMEMBERED;
    return recent.stream()
        .filter(given -> full || given.text() == text)
        .mapToLong(given -> (turn.nowMs() - given.atMs()) / 1000)
        .findFirst();
  }

  /** Seconds since the buyer was given this answer in any wording. */
  static OptionalLong secondsSince(Turn turn, String story, Answer answer) {
    return recent(turn, story).stream()
        .filter(given -> given.answer().equals(answer.key()))
        .mapToLong(given -> (turn.nowMs() - given.atMs()) / 1000)
        .findFirst();
  }

  /** Keeps in mind that the buyer was told a text. */
  static void remember(Turn turn, String story, String answer, long text) {
    List<BuyerState.Given> answers = new ArrayList<>();
    answers.add(new BuyerState.Given(answer, turn.nowMs(), text));
    recent(turn, story).stream().limit(REMEMBERED - 1).forEach(answers::add);
    BuyerState known = BuyerState.of(turn.state(), story);
    turn.state().put(StateKind.BUYER, story, known.withAnswers(answers));
  }

  private static List<BuyerState.Given> recent(Turn turn, String story) {
    long coolDownMs = Questions.policy(turn).coolDownMs();
    return BuyerState.of(turn.state(), story).answers().stream()
        .filter(given -> turn.nowMs() - given.atMs() < coolDownMs)
        .toList();
  }
}
