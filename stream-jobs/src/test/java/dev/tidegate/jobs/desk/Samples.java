package dev.tidegate.jobs.desk;

import dev.tidegate.desk.BuyerState;
import dev.tidegate.desk.CatalogState;
import dev.tidegate.desk.ClusterBuyerState;
import dev.tidegate.desk.ClusterBuyersState;
import dev.tidegate.desk.ClusterState;
import dev.tidegate.desk.DeadlineIndexState;
import dev.tidegate.desk.DeadlinePageState;
import dev.tidegate.desk.FloodRoomState;
import dev.tidegate.desk.MerchantState;
import dev.tidegate.desk.PendingState;
import dev.tidegate.desk.ProductState;
import dev.tidegate.desk.QuestionState;
import dev.tidegate.desk.RoomState;
import dev.tidegate.desk.SeenState;
import dev.tidegate.desk.StaffReplyState;
import dev.tidegate.desk.StateKind;
import dev.tidegate.desk.WaitingIndexState;
import dev.tidegate.desk.WaitingPageState;
import dev.tidegate.event.Action;
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
              new BuyerState(List.of(new BuyerState.Given("K01/A1", 8)), "A1", 7, 9, 6, 2)),
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
          Map.entry(StateKind.QUESTION, new QuestionState("e1", "room-1", "b1", "a1")),
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
                  5)),
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
          Map.entry(StateKind.STAFF_REPLY, new StaffReplyState("h1", "room-1#1", "A1")),
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
        new RoomState(0, 0, null, 0, 0, 0, List.of(), 0, 0, 0, 0),
        new ClusterState("x", 1, 1, 1, 1, false, null, null, false, 0, null),
        new QuestionState("e1", null, "b1", null),
        HandOffSamples.talk(null, null),
        HandOffSamples.handOff(null, null, null),
        new StaffReplyState("h1", null, null),
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
            5));
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
