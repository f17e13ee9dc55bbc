package dev.tidegate.desk;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.ReplyQuota;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.StaffAction;
import dev.tidegate.event.Tick;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A desk with its state in memory and a log that is written by hand. */
final class DeskHarness {
  static final String MERCHANT = "m1";
  static final String ROOM = "r1";
  static final long START = 1_700_000_000_000L;

  final MemoryState state = new MemoryState();
  final Map<Long, CompiledRuleSet> ruleSets = new HashMap<>();
  MerchantDesk desk = newDesk();
  final List<Decision> decisions = new ArrayList<>();
  final List<Obligation> obligations = new ArrayList<>();
  final List<Action> actions = new ArrayList<>();
  final List<HandOff> handOffs = new ArrayList<>();

  /** What followed from the last record. */
  Outputs last;

  private long offset;
  private long appendMs = START;
  private long nextId;
  private long accountVersion;

  /** A merchant with one keyword rule of each effect, two FAQ entries and two products. */
  static DeskHarness ofShop() {
    DeskHarness harness = new DeskHarness();
    harness.publish(
        1,
        List.of(
            new KeywordRule(
                "K1", List.of("暗号"), List.of(), List.of(), KeywordRule.Effect.REPLY, "暗号小鹿"),
            new KeywordRule("K2", List.of("加微"), List.of(), List.of(), KeywordRule.Effect.HIDE, ""),
            new KeywordRule(
                "K3", List.of("12315"), List.of(), List.of(), KeywordRule.Effect.ESCALATE, ""),
            new KeywordRule(
                "K4", List.of("上链接"), List.of(), List.of(), KeywordRule.Effect.HOST_FEED, "")),
        List.of(
            new FaqEntry("A1", "包邮吗", List.of("要运费吗"), "全店包邮"),
            new FaqEntry("A2", "能不能便宜点", List.of(), "直播价{product.price}元最低了")));
    harness.record(new ProductChanged(MERCHANT, product("S1", 1, 1, "开衫", 12_900, 86)));
    harness.record(new ProductChanged(MERCHANT, product("S3", 1, 3, "加绒牛仔裤", 11_950, 0)));
    return harness;
  }

  static Product product(String sku, long version, int link, String name, long fen, int stock) {
    return new Product(
        sku,
        version,
        link,
        name,
        List.of(name),
        fen,
        null,
        "CNY",
        stock,
        List.of(),
        List.of(),
        "",
        false);
  }

  void publish(long number, List<KeywordRule> rules, List<FaqEntry> faq) {
    publish(new RuleSet(MERCHANT, number, rules, faq, List.of(), List.of(), Policy.defaults()));
  }

  /** The rule set before this one with another policy. */
  void publish(long number, Policy policy) {
    RuleSet last = ruleSets.get(number - 1).source();
    publish(
        new RuleSet(
            MERCHANT,
            number,
            last.keywordRules(),
            last.faq(),
            last.sizeChart(),
            last.concepts(),
            policy));
  }

  private void publish(RuleSet rules) {
    long number = rules.version();
    ruleSets.put(number, CompiledRuleSet.compile(rules));
    record(new ReleaseChanged(MERCHANT, number, number));
  }

  private MerchantDesk newDesk() {
    return new MerchantDesk((merchant, version) -> ruleSets.get(version));
  }

  /** The desk is lost and another one goes on with its state. */
  void startAgain() {
    desk = newDesk();
  }

  DeskHarness after(long ms) {
    appendMs += ms;
    return this;
  }

  long now() {
    return appendMs;
  }

  Outputs record(LogRecord record) {
    LogEntry entry =
        new LogEntry(
            record,
            record instanceof ChatEvent chat ? Comprehend.read(chat.text()) : null,
            0,
            offset++,
            appendMs);
    Outputs outputs = desk.handle(state, entry);
    last = outputs;
    if (outputs.decision() != null) {
      decisions.add(outputs.decision());
    }
    obligations.addAll(outputs.obligations());
    actions.addAll(outputs.actions());
    handOffs.addAll(outputs.handOffs());
    return outputs;
  }

  Decision comment(String buyer, String text) {
    return comment("e" + nextId++, buyer, text);
  }

  Decision comment(String id, String buyer, String text) {
    return record(chat(id, ChatEvent.Kind.COMMENT, ROOM, buyer, text)).decision();
  }

  Decision dm(String buyer, String text) {
    return record(chat("e" + nextId++, ChatEvent.Kind.DM, null, buyer, text)).decision();
  }

  Outputs mark(HostMark.Kind kind, String cluster, String text) {
    return record(
        new HostMark(
            nextMark(), MERCHANT, ROOM, kind, cluster, text, "u1", null, null, null, null));
  }

  Outputs merge(String cluster, String target) {
    return record(
        new HostMark(
            nextMark(),
            MERCHANT,
            ROOM,
            HostMark.Kind.MERGED,
            cluster,
            null,
            "u1",
            target,
            null,
            null,
            null));
  }

  Outputs split(String cluster, String wording) {
    return record(
        new HostMark(
            nextMark(),
            MERCHANT,
            ROOM,
            HostMark.Kind.SPLIT,
            cluster,
            null,
            "u1",
            null,
            wording,
            null,
            null));
  }

  Outputs item(HostMark.Kind kind, Integer link, String sku) {
    return record(
        new HostMark(nextMark(), MERCHANT, ROOM, kind, null, null, "u1", null, null, link, sku));
  }

  private String nextMark() {
    return "mark/" + nextId++;
  }

  Outputs order(String buyer, String orderId, OrderEvent.Status status) {
    return record(
        new OrderEvent(
            "a1/order" + nextId++,
            MERCHANT,
            "a1",
            "generic",
            null,
            buyer,
            "box",
            orderId,
            status,
            List.of(new OrderEvent.Item("S1", 1, 12_900)),
            appendMs,
            appendMs));
  }

  Outputs staff(StaffAction.Kind kind, HandOff handOff, String by) {
    String text = kind == StaffAction.Kind.NOTED ? "记一笔" : null;
    return staff("act/" + nextId++, kind, handOff, by, text, null, false);
  }

  Outputs reply(String id, HandOff handOff, String by, String text, boolean servesCluster) {
    return staff(id, StaffAction.Kind.REPLIED, handOff, by, text, null, servesCluster);
  }

  Outputs passOn(HandOff handOff, String by, String to, String note) {
    return staff("act/" + nextId++, StaffAction.Kind.PASSED_ON, handOff, by, note, to, false);
  }

  private Outputs staff(
      String id,
      StaffAction.Kind kind,
      HandOff handOff,
      String by,
      String text,
      String to,
      boolean servesCluster) {
    return record(
        new StaffAction(
            id, MERCHANT, handOff.id(), handOff.buyer(), kind, by, text, to, servesCluster));
  }

  Outputs tick() {
    return record(new Tick(MERCHANT));
  }

  Outputs outcome(String actionId, DeliveryOutcome.Status status, String reason) {
    return record(new DeliveryOutcome(MERCHANT, actionId, status, reason, 1, appendMs));
  }

  /** The account of the comments may do this from now on; without a quota where replies is 0. */
  Decision account(int replies, long perMs, int longestText, Capability... capabilities) {
    ReplyQuota quota = replies == 0 ? null : new ReplyQuota(replies, perMs, "test", "2026-10-01");
    return record(
            new AccountChanged(
                MERCHANT,
                "a1",
                "generic",
                ++accountVersion,
                Set.of(capabilities),
                quota,
                longestText))
        .decision();
  }

  /** Questions that are owed an answer now. */
  long open() {
    return obligations.stream()
        .mapToInt(o -> o.change() == Obligation.Change.OPENED ? 1 : -1)
        .sum();
  }

  /** How questions ended, in order. */
  List<String> closed() {
    return obligations.stream()
        .filter(o -> o.change() == Obligation.Change.CLOSED)
        .map(o -> o.buyer() + " " + o.closedBy() + " " + o.detail())
        .toList();
  }

  void onShow(int link) {
    room(RoomEvent.Kind.ITEM_ON_SHOW, link);
  }

  void showEnds() {
    room(RoomEvent.Kind.SHOW_ENDED, null);
  }

  private void room(RoomEvent.Kind kind, Integer link) {
    record(
        new RoomEvent(
            "show" + nextId++, MERCHANT, "a1", "generic", ROOM, kind, link, appendMs, appendMs));
  }

  Board board() {
    return desk.board(state, MERCHANT, ROOM);
  }

  Action lastAction() {
    return actions.get(actions.size() - 1);
  }

  Obligation lastObligation() {
    return obligations.get(obligations.size() - 1);
  }

  private ChatEvent chat(String id, ChatEvent.Kind kind, String room, String buyer, String text) {
    return new ChatEvent(
        "a1/" + id, MERCHANT, "a1", "generic", kind, room, buyer, "box", text, appendMs, appendMs);
  }
}
