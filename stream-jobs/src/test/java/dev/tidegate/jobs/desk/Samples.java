package dev.tidegate.jobs.desk;

import dev.tidegate.desk.AccountState;
import dev.tidegate.desk.AlarmState;
import dev.tidegate.desk.AskedState;
import dev.tidegate.desk.AskerState;
import dev.tidegate.desk.BudgetState;
import dev.tidegate.desk.BuyerState;
import dev.tidegate.desk.CatalogState;
import dev.tidegate.desk.ClusterBuyerState;
import dev.tidegate.desk.ClusterBuyersState;
import dev.tidegate.desk.ClusterState;
import dev.tidegate.desk.DeadlineIndexState;
import dev.tidegate.desk.DeadlinePageState;
import dev.tidegate.desk.FloodRoomState;
import dev.tidegate.desk.JoinState;
import dev.tidegate.desk.MerchantState;
import dev.tidegate.desk.OffenderLadder;
import dev.tidegate.desk.OffenderState;
import dev.tidegate.desk.OffendersState;
import dev.tidegate.desk.PendingState;
import dev.tidegate.desk.ProductState;
import dev.tidegate.desk.QuestionState;
import dev.tidegate.desk.ReplyQueueState;
import dev.tidegate.desk.RoomAlarmsState;
import dev.tidegate.desk.RoomMarksState;
import dev.tidegate.desk.RoomState;
import dev.tidegate.desk.SeenState;
import dev.tidegate.desk.SharedState;
import dev.tidegate.desk.SoldOutState;
import dev.tidegate.desk.StateKind;
import dev.tidegate.desk.TalkState;
import dev.tidegate.desk.WaitingIndexState;
import dev.tidegate.desk.WaitingPageState;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.matching.FloodGroup;
import dev.tidegate.matching.FloodGroups;
import dev.tidegate.text.NearText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values for tests. */
public final class Samples {
  private Samples() {}

  /** One value of each kind. */
  public static final Map<StateKind<?>, Object> STATES =
      Map.ofEntries(
          Map.entry(StateKind.MERCHANT, new MerchantState(5, 4, 3, 2L)),
          Map.entry(
              StateKind.CATALOG,
              new CatalogState(1, List.of(new CatalogState.Entry("A1", 3, "卫衣", List.of("外套"))))),
          Map.entry(StateKind.PRODUCT, new ProductState(product())),
          Map.entry(StateKind.SEEN, new SeenState(9)),
          Map.entry(
              StateKind.BUYER,
              new BuyerState(List.of(new BuyerState.Given("K01/A1", 8, 3)), "A1", 7, 9, 6, 2)),
          Map.entry(
              StateKind.TALK,
              new TalkState(
                  "多少钱",
                  5,
                  List.of(new TalkState.Known("HEIGHT_CM", "妈", 160, "160", 4)),
                  "妈",
                  4,
                  "WEIGHT_GRAMS",
                  "A1",
                  true,
                  3)),
          Map.entry(StateKind.JOIN, new JoinState(List.of(new JoinState.Link("b2", "UNION_ID")))),
          Map.entry(
              StateKind.ROOM,
              new RoomState(
                  1,
                  2,
                  3,
                  10,
                  5,
                  4,
                  List.of(new RoomState.ClusterRef("c1", 2, 6, true, false)),
                  7,
                  1,
                  12,
                  40)),
          Map.entry(
              StateKind.CLUSTER,
              new ClusterState("多少钱", 2, 3, 1, 2, true, "A1", "99 元", true, 8, "99 元两件")),
          Map.entry(StateKind.QUESTION, new QuestionState("e1", "room-1", "b1", "a1", "room-1#ff")),
          Map.entry(
              StateKind.PENDING,
              new PendingState(
                  "o1",
                  "K01",
                  "{product.price}",
                  "A1",
                  "demo",
                  "generic",
                  Action.Channel.DM,
                  "room-1",
                  "b1",
                  "e1",
                  "box",
                  1,
                  5,
                  "c1")),
          Map.entry(StateKind.CLUSTER_BUYER, new ClusterBuyerState(4)),
          Map.entry(
              StateKind.CLUSTER_BUYERS,
              new ClusterBuyersState(4, new long[] {-5, 9}, new byte[] {1, 2})),
          Map.entry(StateKind.WAITING_INDEX, new WaitingIndexState(1, 3)),
          Map.entry(StateKind.WAITING_PAGE, new WaitingPageState(List.of("o1", "o2"))),
          Map.entry(StateKind.FLOOD_ROOM, new FloodRoomState(64, 9)),
          Map.entry(StateKind.FLOOD_GROUP, floodGroup()),
          Map.entry(StateKind.STORY, HandOffSamples.talk("不发货", "room-1")),
          Map.entry(StateKind.HAND_OFF, HandOffSamples.handOff("anna", "A1", "room-1")),
          Map.entry(StateKind.STAFF_REPLY, HandOffSamples.staffReply("room-1#1", "A1")),
          Map.entry(
              StateKind.ROOM_MARKS,
              new RoomMarksState(
                  List.of(new RoomMarksState.Merged("room-1#a", "几米", "room-1#b")),
                  List.of("room-1#c"),
                  List.of(new RoomMarksState.Hidden("room-1#d", "几岁")),
                  List.of("A1"))),
          Map.entry(StateKind.SOLD_OUT, new SoldOutState("room-1", 40, 2)),
          Map.entry(
              StateKind.ASKED,
              new AskedState(
                  List.of(
                      new AskedState.Wording(
                          "room-1#ff",
                          "几米",
                          2,
                          5,
                          new AskedState.Asker("demo", "generic", "b1", "e1", "box", 4, 6))))),
          Map.entry(
              StateKind.ROOM_ALARMS,
              new RoomAlarmsState(
                  List.of(
                      new AlarmState(
                          Board.Matter.NO_SOUND,
                          List.of(new AlarmState.Report(-7, 8)),
                          0.25,
                          5,
                          3,
                          6,
                          9)),
                  1,
                  2,
                  3,
                  4)),
          Map.entry(
              StateKind.OFFENDER,
              new OffenderState(40, 1.5, 6, OffenderLadder.Step.MUTE, 5, 1, 2, 3)),
          Map.entry(StateKind.OFFENDERS, new OffendersState(3, 2, 1)),
          Map.entry(
              StateKind.ACCOUNT,
              new AccountState(
                  3, List.of(Capability.PUBLIC_REPLY, Capability.DM), 20, 30_000, 500)),
          Map.entry(StateKind.BUDGET, new BudgetState(List.of(new BudgetState.Spent(100, 2)), 99)),
          Map.entry(
              StateKind.REPLY_QUEUE,
              new ReplyQueueState(List.of(new ReplyQueueState.Entry("c1", 5, 3, 1)), 250)),
          Map.entry(
              StateKind.SHARED,
              new SharedState(
                  "room-1",
                  "demo",
                  "K01",
                  "{product.price}",
                  "A1",
                  "e1",
                  "99 元",
                  "a1",
                  7,
                  1,
                  Action.Channel.OVERLAY,
                  "http_410",
                  1)),
          Map.entry(StateKind.ASKER, new AskerState("c1", "demo", "generic", "box", 5, "http_410")),
          Map.entry(
              StateKind.DEADLINE_INDEX,
              new DeadlineIndexState(List.of(new DeadlineIndexState.Slot(100, 2)))),
          Map.entry(StateKind.DEADLINE_PAGE, new DeadlinePageState(List.of("o1", "o2"))));

  private static FloodGroup floodGroup() {
    FloodGroups groups = new FloodGroups();
    groups.add(NearText.of("想赚米的加我微信看主页"), "b1", 1, true);
    return groups.add(NearText.of("想赚米的加我威信看主页。"), "b2", 2, false).group();
  }

  /** Values whose nullable fields are null. */
  static Stream<Object> statesWithEveryNullableAbsent() {
    return Stream.of(
        new MerchantState(5, 4, -1, null),
        new BuyerState(List.of(), null, 0, 0, 0, 0),
        new TalkState("", 0, List.of(), "", 0, null, null, false, 0),
        new RoomState(0, 0, null, 0, 0, 0, List.of(), 0, 0, 0, 0),
        new ClusterState("x", 1, 1, 1, 1, false, null, null, false, 0, null),
        new QuestionState("e1", null, "b1", null, null),
        new AskedState(List.of(new AskedState.Wording("room-1#ff", "几米", 1, 5, null))),
        new OffenderState(1, 0, 5, null, 0, 0, 0, 0),
        HandOffSamples.talk(null, null),
        HandOffSamples.handOff(null, null, null),
        HandOffSamples.staffReply(null, null),
        new PendingState(
            null,
            "K01",
            "t",
            null,
            "demo",
            "generic",
            Action.Channel.DM,
            null,
            "b1",
            "e1",
            "box",
            0,
            5,
            null),
        new SharedState("r1", "demo", "K01", "t", null, "e1", "", null, 0, 0, null, "", 0),
        new AskerState("c1", "demo", "generic", "box", 5, null));
  }

  private static Product product() {
    return new Product(
        "A1", 2, 3, "卫衣", List.of("外套"), 9_900, null, "CNY", 5, List.of("M"), List.of(), "", false);
  }

  /** A comment in room-1. */
  public static ChatEvent comment(String merchant, String id, String text) {
    return new ChatEvent(
        id,
        merchant,
        "demo",
        "generic",
        ChatEvent.Kind.COMMENT,
        "room-1",
        "buyer-1",
        "box",
        text,
        1,
        2);
  }

  /** A record as the source gives it. */
  public static EventRecord event(LogRecord record, long offset, long appendMs) {
    return new EventRecord(0, offset, appendMs, record.merchant(), Json.bytes(record));
  }

  /** A record as Comprehend gives it. */
  public static KeyedRecord keyed(LogRecord record, long offset, long appendMs) {
    return new KeyedRecord(record.merchant(), 0, offset, appendMs, Json.bytes(record), null);
  }
}
