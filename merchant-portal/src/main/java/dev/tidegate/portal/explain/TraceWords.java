package dev.tidegate.portal.explain;

import dev.tidegate.event.TraceStep;
import dev.tidegate.ruleset.Language;
import dev.tidegate.text.Masking;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sentence for each step of a trace, in each language. {@code {name}} stands for a fact; a fact
 * that is missing shows as {@code ?}. A code without a sentence shows itself with its facts.
 */
public final class TraceWords {
  private static final Pattern FACT = Pattern.compile("\\{([a-z]+)\\}");

  /** Facts of which a value may have a sentence of its own: {@code code/value}. */
  private static final List<String> SPECIAL = List.of("rule", "kind", "matter", "step");

  /** The desk's name for a hand-over that no rule asked for. */
  private static final String HANDED_OVER_DM = "handed_to_person/dm";

  private record Sentence(String zh, String en) {}

  private static final Map<String, Sentence> SENTENCES =
      Map.ofEntries(
          say(
              "keyword_hit",
              "命中关键词规则 {rule}：出现了“{words}”。",
              "Keyword rule {rule} matched: it says \"{words}\"."),
          say(
              "keyword_blocked",
              "规则 {rule} 没有用：出现了它排除的“{words}”。",
              "Rule {rule} was not used: \"{words}\" forbids it."),
          say(
              "faq_match",
              "最像常见问题 {faq}：相似度 {score}，达到了需要的 {needed}。",
              "It is most like FAQ {faq}: score {score}, {needed} is needed."),
          say(
              "faq_below_threshold",
              "最像常见问题 {faq}，但相似度只有 {score}，需要 {needed}，所以没有用它回答。",
              "It is most like FAQ {faq}, but score {score} is below the {needed} that is needed."),
          say(
              "product_by_link",
              "说的是 {link} 号链接，商品 {sku}。",
              "It names link {link}, product {sku}."),
          say("product_by_alias", "“{alias}”说的是商品 {sku}。", "\"{alias}\" means product {sku}."),
          say(
              "product_on_show",
              "没有说是哪件，正在讲解 {link} 号，商品 {sku}。",
              "No product is named; on show is link {link}, product {sku}."),
          say(
              "product_from_talk",
              "接着这位买家前面说的商品 {sku}。",
              "It goes on about product {sku}, which this buyer named before."),
          say(
              "follow_up",
              "接着这位买家前面问的“{matter}”。",
              "It goes on from what this buyer asked before: \"{matter}\"."),
          say(
              "asked_back",
              "尺码表还缺一项（{slot}），问了买家一次，商品 {sku}。",
              "The size chart of {sku} needs one more measure ({slot}), so the buyer was asked for"
                  + " it once."),
          say(
              "answers_what_was_asked",
              "买家补上了问过的 {slot}，接着答商品 {sku} 的尺码。",
              "The buyer says the {slot} that was asked for, so the size of {sku} is told."),
          say("buyer_said", "这位买家前面说过：{words}。", "This buyer said before: {words}."),
          say(
              "guide",
              "想找“{needs}”的，商品资料里合适的是 {skus}。",
              "Looks for \"{needs}\"; by the product data {skus} fits."),
          say(
              "guide_undecided",
              "想找“{needs}”的，资料里合适的有 {fitting} 件，不替买家拿主意，交给主播。",
              "Looks for \"{needs}\"; {fitting} products fit by the data, so it is left to the host."),
          say(
              "joined",
              "凭 {evidence} 知道这两个买家是同一个人，前后的话接在一起看。",
              "By {evidence} these two buyers are one person: what they said is one story."),
          say(
              "join_undone",
              "撤销了凭 {evidence} 的合并，两个买家分开看。",
              "The join by {evidence} was taken back: these are two buyers."),
          say(
              "join_repeated",
              "已经这样记着，没有变化。",
              "It is known like that already, so nothing changed."),
          say(
              "join_refused",
              "一个人会有 {names} 个名字，太多了，没有合并。",
              "One person would have {names} names: too many, so they were not joined."),
          say("product_unknown", "看不出说的是哪件商品。", "It cannot be told which product is meant."),
          say(
              "product_answer",
              "用商品 {sku} 的资料回答：{field}。",
              "Answered from the data of product {sku}: {field}."),
          say("concept", "“{words}”是“{zh}”的说法。", "\"{words}\" is a word for {scene}."),
          say(
              "question",
              "是在提问（把握 {score}），意图 {intent}。",
              "It is a question (score {score}), intent {intent}."),
          say(
              "not_a_question",
              "不是提问（把握 {score}），意图 {intent}。",
              "It is not a question (score {score}), intent {intent}."),
          say(
              "duplicate_event",
              "同一条消息已经处理过，这次不再处理。",
              "The same message was handled before, so it is dropped."),
          say(
              "cool_down",
              "{seconds} 秒前已经对这位买家说过 {answer} 要说的话，不再重复。",
              "This buyer read what {answer} says {seconds} seconds ago, so it is not said again."),
          say(
              "asked_again",
              "{seconds} 秒前已经用 {answer} 回答过，这位买家又问。",
              "This buyer was answered with {answer} {seconds} seconds ago and asks again."),
          say(
              "placeholder_missing",
              "{answer} 的回复里有占位符没有数据可填，所以没有发。",
              "There is no data for a placeholder in the reply of {answer}, so it was not sent."),
          say(
              "joined_cluster",
              "和别人问的一样，已有 {buyers} 位买家在问，放在主播的问题板上。",
              "{buyers} buyers ask the same; it is on the host's board."),
          say(
              HANDED_OVER_DM,
              "私信里没有能自动回答的内容，转给人工。",
              "Nothing answers this direct message by itself, so a person must."),
          say("handed_to_person", "规则 {rule} 要求转给人工。", "Rule {rule} hands it to a person."),
          say("complaint", "这是投诉，交给人工处理。", "It is a complaint: a person must see it."),
          say(
              "hidden_by_moderation",
              "内容不宜公开（{reason}，把握 {score}）：“{words}”，已隐藏。",
              "Not fit for the room ({reason}, score {score}): \"{words}\"; it is hidden."),
          say(
              "held_by_moderation",
              "可能不宜公开（{reason}，把握 {score}）：“{words}”，由人工决定。",
              "Perhaps not fit for the room ({reason}, score {score}): \"{words}\"; a person"
                  + " decides."),
          say(
              "said_again",
              "这位买家一分钟内第 {times} 次说同样的话。",
              "This buyer says the same for the {times}th time within a minute."),
          say(
              "goes_on",
              "这位买家一直在发差不多的话（第 {own} 条），挡下了。",
              "This buyer goes on with nearly the same (comment {own}), so it is held back."),
          say(
              "ring_held",
              "差不多的话已有 {comments} 条、{buyers} 个账号，像是一伙人在刷屏，挡下了。",
              "{comments} nearly equal comments of {buyers} accounts look like a ring, so it is"
                  + " held back."),
          say(
              "hype",
              "只是捧场或表示想买（{kind}），记个数，不用逐条回。",
              "Only cheering or wanting to buy ({kind}): counted, not answered one by one."),
          say(
              "host_mark",
              "主播在问题板上标了：{kind}（{buyers} 位买家在问）。",
              "The host marked it on the board: {kind} ({buyers} buyers asked)."),
          say(
              "cluster_gone",
              "问题板上已经没有这个问题，没有变化。",
              "This question is no longer on the board, so nothing changed."),
          say(
              "host_said",
              "主播 {time} 讲过，照主播的话回答。",
              "The host spoke of it at {time}; answered in the host's words."),
          say(
              "told_who_waits",
              "在直播间里说一句，告诉在等的 {buyers} 位买家主播讲过了。",
              "One line in the room tells the {buyers} buyers who asked what the host said."),
          say(
              "host_mark/merged",
              "主播把这个问题（{buyers} 位买家在问）并到了另一个问题里。",
              "The host put this question ({buyers} buyers asked) into another one."),
          say(
              "host_mark/split",
              "主播把一种问法从这个问题（{buyers} 位买家在问）里分了出去。",
              "The host took one wording out of this question ({buyers} buyers asked)."),
          say(
              "host_mark/hidden",
              "主播让这个问题（{buyers} 位买家在问）这一场不再上板。",
              "The host took this question ({buyers} buyers asked) off the board for this show."),
          say(
              "host_hid",
              "主播让这个问题这一场不再上板。",
              "The host took this question off the board for this show."),
          say("host_item/item_on_show", "主播开始讲 {item} 号。", "The host speaks of link {item} now."),
          say(
              "host_item/sold_out",
              "主播说商品 {item} 卖完了，这一场不再许诺有货。",
              "The host said product {item} is sold out; nobody is promised it in this show."),
          say(
              "host_item/back_in_stock",
              "主播说商品 {item} 又有货了。",
              "The host said product {item} is back in stock."),
          say("host_item", "主播标了商品 {item}：{kind}。", "The host marked item {item}: {kind}."),
          say(
              "item_unknown",
              "没有 {item} 这件商品，没有变化。",
              "There is no product {item}, so nothing changed."),
          say(
              "not_sold_out",
              "商品 {item} 没有标过卖完，没有变化。",
              "Product {item} was not marked as sold out, so nothing changed."),
          say(
              "cluster_answered",
              "有自动回答的问题不能和别的合并，没有变化。",
              "What is answered automatically cannot be put together with another question, so nothing"
                  + " changed."),
          say(
              "cluster_needs_person",
              "这个问题要人工处理，不能隐藏，也不能并到别的问题里，没有变化。",
              "This question needs a person: it cannot be hidden or put into another, so nothing"
                  + " changed."),
          say(
              "wording_gone",
              "这个问题里没有这种问法，没有变化。",
              "This question does not hold that wording, so nothing changed."),
          say(
              "marks_full",
              "这一场的标记已经到上限，没有变化。",
              "This show has as many marks as can be kept, so nothing changed."),
          say(
              "alarm_raised/no_sound",
              "{buyers} 位买家同时说没声音，提醒了主播。",
              "{buyers} buyers at once report no sound; the host was alerted."),
          say(
              "alarm_raised/black_screen",
              "{buyers} 位买家同时说黑屏，提醒了主播。",
              "{buyers} buyers at once report a black screen; the host was alerted."),
          say(
              "alarm_raised/stuck",
              "{buyers} 位买家同时说卡，提醒了主播。",
              "{buyers} buyers at once report a stuck stream; the host was alerted."),
          say(
              "alarm_raised/wrong_price",
              "{buyers} 位买家同时说价格不对，提醒了主播。",
              "{buyers} buyers at once report a wrong price; the host was alerted."),
          say(
              "alarm_raised/link_broken",
              "{buyers} 位买家同时说链接打不开，提醒了主播。",
              "{buyers} buyers at once report a broken link; the host was alerted."),
          say(
              "alarm_raised",
              "{buyers} 位买家同时反映 {matter}，提醒了主播。",
              "{buyers} buyers at once report {matter}; the host was alerted."),
          say(
              "offender_step/warn",
              "这位买家这一场被挡下多次（刷屏 {floods}，广告 {ads}，骂人 {insults}）：该警告了。",
              "Held back again and again in this show (floods {floods}, ads {ads}, insults"
                  + " {insults}): time for a warning."),
          say(
              "offender_step/mute",
              "警告之后还在发（刷屏 {floods}，广告 {ads}，骂人 {insults}）：该禁言了。",
              "It goes on after the warning (floods {floods}, ads {ads}, insults {insults}): time to"
                  + " mute."),
          say(
              "offender_step/block",
              "禁言之后还在发（刷屏 {floods}，广告 {ads}，骂人 {insults}）：该拉黑了。",
              "It goes on after the mute (floods {floods}, ads {ads}, insults {insults}): time to"
                  + " block."),
          say(
              "offender_step",
              "这位买家这一场被挡下多次：{step}。",
              "Held back again and again in this show: {step}."),
          say("asked_for_person", "买家想找人工。", "The buyer wants to talk to a person."),
          say(
              "asked_twice",
              "等了一阵没有回答，又问了一遍，转给人工。",
              "It was asked again after a while without an answer, so a person gets it."),
          say(
              "furious",
              "说话很生气（把握 {score}），转给人工。",
              "The words are furious (score {score}), so a person gets it."),
          say(
              "talk_goes_badly",
              "聊得不顺（把握 {score}：{signs}），转给人工。",
              "The talk goes badly (score {score}: {signs}), so a person gets it."),
          say(
              "person_has_it",
              "客服 {by} 正在接待这位买家，自动回复不说话。",
              "{by} of the staff has this buyer, so the bot is silent."),
          say("staff_action", "客服 {by}：{kind}。", "{by} of the staff: {kind}."),
          say("hand_off_gone", "这次转人工已经结束，没有变化。", "This hand-off is over, so nothing changed."),
          say("held_by_other", "买家在客服 {by} 手里，没有变化。", "{by} has this buyer, so nothing changed."),
          say("held_already", "买家已经在客服 {by} 手里。", "{by} has this buyer already."),
          say(
              "not_held",
              "买家在排队，没有人接待，没有变化。",
              "The buyer is in the queue and nobody has them, so nothing changed."),
          say(
              "cluster_not_served",
              "这条回复只有这位买家能看到，其他等着的买家没有收到。",
              "Only this buyer can read the reply; the others who wait were not told."),
          say("hidden_by_rule", "规则 {rule} 把它隐藏了。", "Rule {rule} hides it."),
          say(
              "release_applied",
              "第 {number} 次发布生效，规则版本 {version}。",
              "Release {number} is in force with rule set {version}."),
          say(
              "release_ignored",
              "第 {number} 次发布不比现在的新，没有变化。",
              "Release {number} is not newer, so nothing changed."),
          say(
              "product_applied",
              "商品 {sku} 更新到第 {version} 版。",
              "Product {sku} is now at version {version}."),
          say(
              "product_ignored",
              "商品 {sku} 的第 {version} 版不比现在的新，没有变化。",
              "Version {version} of product {sku} is not newer, so nothing changed."),
          say(
              "outcome_applied",
              "回复的结果：{status}（{reason}）。",
              "The reply ended as {status} ({reason})."),
          say("outcome_repeated", "这条回复的结果之前已经收到。", "The outcome of this reply was known before."),
          say(
              "decided_again",
              "商品资料变了，所以重新决定了一次。",
              "The product's data changed, so it was decided again."),
          say(
              "waits_for_reply",
              "知道怎么回答（{answer}），但平台限制回复条数，等下一条名额，一起回答。",
              "The answer is known ({answer}), but the platform limits replies: it waits for the"
                  + " next one, which serves all who ask this."),
          say(
              "reply_on_its_way",
              "同样的回答（{answer}）正在发出，这位买家也能看到。",
              "The same answer ({answer}) is on its way and serves this buyer too."),
          say(
              "answer_visible",
              "同样的回答（{answer}）刚发在直播间里，看得到，名额留给别的问题。",
              "The same answer ({answer}) was just given in the room and can be read there; replies"
                  + " are scarce and kept for other questions."),
          say(
              "other_answer_waits",
              "同一个问题已有另一种回答（{answer}）在等，所以交给主播。",
              "Another wording of answer {answer} waits already, so the host gets this one."),
          say(
              "replies_are_scarce",
              "平台限制回复条数，没有人提问就不发 {answer}。",
              "Replies are scarce, so {answer} is not said where nobody asked."),
          say(
              "next_channel",
              "没有发出去，改用下一个渠道：{channel}。",
              "It did not get through; the next channel is {channel}."),
          say(
              "no_channel_left",
              "所有渠道都没有发出去（{reason}），留在主播的问题板上。",
              "No channel took it ({reason}), so it waits on the host's board."),
          say(
              "account_applied",
              "账号 {account} 更新到第 {version} 版。",
              "Account {account} is now at version {version}."),
          say(
              "account_ignored",
              "账号 {account} 的第 {version} 版不比现在的新，没有变化。",
              "Version {version} of account {account} is not newer, so nothing changed."),
          say("no_release", "还没有发布过规则。", "No rules have been published yet."),
          say(
              "no_reply_channel",
              "这里没有可以发出回复的渠道。",
              "There is no channel by which a reply could go out."));

  private TraceWords() {}

  private static Map.Entry<String, Sentence> say(String code, String zh, String en) {
    return Map.entry(code, new Sentence(zh, en));
  }

  /** A step with its sentence. */
  public record Told(String code, Map<String, String> facts, String words) {}

  /** All codes that have a sentence. */
  public static Set<String> codes() {
    return SENTENCES.keySet().stream()
        .filter(code -> code.indexOf('/') < 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The steps with their sentences; facts are masked, since they may quote the buyer. */
  public static List<Told> tell(List<TraceStep> trace, Language language) {
    return trace.stream().map(step -> tell(step, language)).toList();
  }

  private static Told tell(TraceStep step, Language language) {
    Map<String, String> facts = new TreeMap<>();
    step.facts().forEach((name, value) -> facts.put(name, Masking.mask(value)));
    return new Told(step.code(), facts, words(step.code(), facts, language));
  }

  private static String words(String code, Map<String, String> facts, Language language) {
    @Nullable Sentence special =
        SPECIAL.stream()
            .map(fact -> SENTENCES.get(code + "/" + facts.get(fact)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    @Nullable Sentence sentence = special == null ? SENTENCES.get(code) : special;
    if (sentence == null) {
      return facts.isEmpty() ? code : code + " " + facts;
    }
    return FACT.matcher(language == Language.ZH ? sentence.zh() : sentence.en())
        .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "?")));
  }
}
