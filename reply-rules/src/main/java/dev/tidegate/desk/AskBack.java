package dev.tidegate.desk;

import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.understanding.BareMeasure;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks back, once in a talk, for the half that the size chart needs, and reads the number that
 * comes as the answer to that.
 */
final class AskBack {
  private AskBack() {}

  /** Asks for the weight when a size is asked for and only the height is known. */
  static Optional<Answer> question(Said said, CompiledRuleSet rules) {
    Product product = said.topic().product();
    List<SizeRow> chart = rules.source().sizeChart();
    String folded = said.evidence().folded();
    if (product == null
        || !SizeAnswers.asksInWords(folded)
        || !SizeAnswers.byBody(product, chart)) {
      return Optional.empty();
    }
    Slots slots = Slots.in(folded);
    Measures body = Talk.measures(said).with(slots);
    boolean half = body.heightCm() != null && body.weightGrams() == null;
    return half && SizeAnswers.asks(folded, slots, said.read()) && mayAsk(said)
        ? Optional.of(ask(said, Kind.WEIGHT_GRAMS, product, ""))
        : Optional.empty();
  }

  /** An answer by weight alone that leaves several sizes also asks for the height. */
  static Answer withQuestion(Said said, Answer answer, CompiledRuleSet rules) {
    Product product = answer.product();
    List<SizeRow> chart = rules.source().sizeChart();
    if (product == null
        || !answer.id().equals(ProductAnswers.SIZE)
        || !SizeAnswers.byBody(product, chart)) {
      return answer;
    }
    Measures body = Talk.measures(said).with(Slots.in(said.evidence().folded()));
    Set<String> sizes = SizeAnswers.sizes(product, chart, body);
    boolean open = body.heightCm() == null && sizes != null && sizes.size() > 1;
    return open && mayAsk(said) ? ask(said, Kind.HEIGHT_CM, product, answer.template()) : answer;
  }

  private static boolean mayAsk(Said said) {
    return Talk.of(said.turn(), said.story()).asked() == null && Talk.person(said) != null;
  }

  private static Answer ask(Said said, Kind kind, Product product, String before) {
    boolean han = ProductAnswers.isHan(said.evidence().folded());
    TalkState talk = Talk.of(said.turn(), said.story());
    Talk.put(said, talk.askedBack(kind, product.sku(), han, said.turn().nowMs()));
    said.because("asked_back", "slot", kind.name(), "sku", product.sku());
    String question =
        kind == Kind.HEIGHT_CM
            ? (han ? "身高多少呀？" : " How tall are you?")
            : (han ? "体重多少呀？" : "What is your weight?");
    return before.isEmpty()
        ? new Answer("product.ask_weight", question, product)
        : new Answer(ProductAnswers.SIZE, before + question, product);
  }

  /** Whether this may be the answer to what was asked back. */
  static boolean isAwaited(Said said) {
    return !said.complaint() && !stated(said).isEmpty();
  }

  /** The size, now that the missing half is there; empty when the text does not give it. */
  static Optional<Answer> answer(Said said, CompiledRuleSet rules) {
    List<Slot> stated = said.complaint() ? List.of() : stated(said);
    TalkState talk = Talk.of(said.turn(), said.story());
    String sku = talk.askedSku();
    Product product = sku == null ? null : Catalog.product(said.turn().state(), sku);
    if (stated.isEmpty() || sku == null || product == null) {
      return Optional.empty();
    }
    Talk.keep(said, stated, talk.person());
    said.because("answers_what_was_asked", "slot", String.valueOf(talk.asked()), "sku", sku);
    Measures body = Talk.measures(said, talk.person());
    List<SizeRow> chart = rules.source().sizeChart();
    Set<String> sizes = SizeAnswers.sizes(product, chart, body);
    return sizes == null
        ? Optional.empty()
        : Optional.of(
            new Answer(
                ProductAnswers.SIZE,
                SizeAnswers.words(product, chart, body, sizes, talk.askedHan()),
                product));
  }

  /** The measures of a text that says nothing else, while one that was asked for is missing. */
  private static List<Slot> stated(Said said) {
    TalkState talk = Talk.of(said.turn(), said.story());
    if (talk.asked() == null) {
      return List.of();
    }
    Kind asked = Kind.valueOf(Objects.requireNonNull(talk.asked()));
    boolean missing = Talk.value(talk, asked, talk.person()) == null;
    List<Slot> stated = missing ? BareMeasure.in(said.evidence().folded(), asked) : List.<Slot>of();
    return stated.stream().anyMatch(slot -> slot.kind() == asked) ? stated : List.of();
  }
}
