package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.Concepts;
import dev.tidegate.understanding.FollowUp;
import dev.tidegate.understanding.ProductMention;
import dev.tidegate.understanding.ProductMention.Mention;
import dev.tidegate.understanding.ProductQuestion;
import dev.tidegate.understanding.ProductWords;
import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up belongs to the question before it: "那5号呢" changes the product and keeps the matter,
 * "那黑色的呢" changes the colour and keeps product and matter. It is decided as the question that it
 * stands for.
 */
final class FollowUps {
  /** How a thing is called by what it is like: "加绒的", "大号", "black one". */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?![^我你他她]*[我你他她]).{1,8}[的款版色码号]|[a-z ]{2,20} ones?");

  private FollowUps() {}

  /** What was said, in words that need no question before them. */
  record Meant(ChatEvent chat, Evidence evidence) {}

  static Meant of(Turn turn, ChatEvent chat, Evidence evidence, CatalogCache catalogs) {
    Meant asSaid = new Meant(chat, evidence);
    FollowUp.Named named = evidence.unfit() ? null : FollowUp.named(evidence.folded()).orElse(null);
    if (named == null) {
      return asSaid;
    }
    String story = Joins.story(turn.state(), chat.buyer());
    TalkState talk = Talk.of(turn, story);
    CatalogCache.Compiled catalog = catalogs.of(turn.merchant(), turn.state());
    String question =
        talk.matter().isEmpty()
            ? null
            : question(named, talk.matter(), inTalk(turn, story, catalog), catalog, turn.rules());
    if (question == null) {
      return asSaid;
    }
    boolean marked = evidence.folded().endsWith("?") || isSilent(talk.matter());
    String asked = marked && !question.endsWith("?") ? question + "?" : question;
    turn.because("follow_up", "matter", talk.matter());
    CompiledRuleSet rules = turn.rules();
    return new Meant(
        new ChatEvent(
            chat.id(),
            chat.merchant(),
            chat.account(),
            chat.platform(),
            chat.kind(),
            chat.room(),
            chat.buyer(),
            chat.replyTo(),
            asked,
            chat.sentAtMs(),
            chat.receivedAtMs()),
        rules == null ? Comprehend.read(asked) : rules.read(asked));
  }

  private static @Nullable ProductWords inTalk(
      Turn turn, String story, CatalogCache.Compiled catalog) {
    BuyerState buyer = BuyerState.of(turn.state(), story);
    Product product =
        buyer.sku() == null || turn.nowMs() - buyer.skuAtMs() > Topic.TALK_MS
            ? null
            : Catalog.product(turn.state(), buyer.sku());
    return product == null ? null : catalog.words().wordsOf(product.sku());
  }

  /** The question that is meant, null when what is named asks something of its own. */
  private static @Nullable String question(
      FollowUp.Named named,
      String matter,
      @Nullable ProductWords inTalk,
      CatalogCache.Compiled catalog,
      @Nullable CompiledRuleSet rules) {
    String about = named.about();
    String lead = ProductAnswers.isHan(about + matter) ? "那" : "so ";
    Mention mention = catalog.words().in(about);
    if (mention.kind() == ProductMention.Kind.NAMED && mention.sku() != null) {
      ProductWords words = catalog.words().wordsOf(mention.sku());
      String left = mention.blankedIn(about);
      return words == null || !isDetail(words.withoutNames(left), words)
          ? null
          : lead + about + " " + matter;
    }
    if (inTalk == null) {
      return null;
    }
    boolean detail = !isSilent(about) && isDetail(about, inTalk);
    if (!detail && !(named.led() && isAttribute(about, rules))) {
      return null;
    }
    return lead + about + " " + without(inTalk.withoutChoices(matter), Slots.in(about).all());
  }

  /** Nothing but a listed colour or size, a measure, or small talk. */
  private static boolean isDetail(String about, ProductWords words) {
    return isSilent(words.withoutChoices(cut(about, Slots.in(about).all())));
  }

  private static boolean isSilent(String text) {
    return ProductQuestion.saysNothing(text);
  }

  /** What a word of the lexicon speaks of is a matter of its own: "那运费的呢". */
  private static boolean isAttribute(String about, @Nullable CompiledRuleSet rules) {
    Concepts concepts = rules == null ? Concepts.shipped() : rules.concepts();
    return ATTRIBUTE.matcher(about).matches() && concepts.in(about).isEmpty();
  }

  /** The matter without the slots of kinds that are stated anew. */
  private static String without(String matter, List<Slot> stated) {
    List<Slot> old =
        Slots.in(matter).all().stream()
            .filter(slot -> stated.stream().anyMatch(s -> s.kind() == slot.kind()))
            .toList();
    return cut(matter, old);
  }

  private static String cut(String text, List<Slot> slots) {
    StringBuilder left = new StringBuilder(text);
    slots.stream()
        .sorted(Comparator.comparingInt(Slot::start).reversed())
        .forEach(slot -> left.replace(slot.start(), slot.end(), " "));
    return left.toString();
  }
}
