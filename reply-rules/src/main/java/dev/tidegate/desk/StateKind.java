package dev.tidegate.desk;

import dev.tidegate.matching.FloodGroup;
import java.time.Duration;
import java.util.List;

/**
 * A kind of state that the desk keeps per merchant, addressed by an id. The name and the class are
 * part of savepoints: neither is ever changed; fields of the class may be added.
 *
 * @param <T> a public immutable record of JDK types, enums, lists and maps
 * @param garbageAfter when a runtime may collect an entry that was not written since; always later
 *     than the desk's own logical expiry. {@link Duration#ZERO} = never
 */
public record StateKind<T>(String name, Class<T> type, Duration garbageAfter) {

  public static final StateKind<MerchantState> MERCHANT =
      new StateKind<>("merchant", MerchantState.class, Duration.ZERO);
  public static final StateKind<CatalogState> CATALOG =
      new StateKind<>("catalog", CatalogState.class, Duration.ZERO);
  public static final StateKind<ProductState> PRODUCT =
      new StateKind<>("product", ProductState.class, Duration.ZERO);
  public static final StateKind<SeenState> SEEN =
      new StateKind<>("seen", SeenState.class, Duration.ofDays(8));
  public static final StateKind<BuyerState> BUYER =
      new StateKind<>("buyer", BuyerState.class, Duration.ofDays(8));
  public static final StateKind<TalkState> TALK =
      new StateKind<>("talk", TalkState.class, Duration.ofDays(2));
  public static final StateKind<JoinState> JOIN =
      new StateKind<>("join", JoinState.class, Duration.ofDays(8));
  public static final StateKind<RoomState> ROOM =
      new StateKind<>("room", RoomState.class, Duration.ofDays(8));
  public static final StateKind<ClusterState> CLUSTER =
      new StateKind<>("cluster", ClusterState.class, Duration.ofDays(8));
  public static final StateKind<QuestionState> QUESTION =
      new StateKind<>("question", QuestionState.class, Duration.ZERO);
  public static final StateKind<PendingState> PENDING =
      new StateKind<>("pending", PendingState.class, Duration.ZERO);
  public static final StateKind<ClusterBuyerState> CLUSTER_BUYER =
      new StateKind<>("clusterBuyer", ClusterBuyerState.class, Duration.ofDays(8));
  public static final StateKind<ClusterBuyersState> CLUSTER_BUYERS =
      new StateKind<>("clusterBuyers", ClusterBuyersState.class, Duration.ofDays(8));
  public static final StateKind<WaitingIndexState> WAITING_INDEX =
      new StateKind<>("waitingIndex", WaitingIndexState.class, Duration.ofDays(8));
  public static final StateKind<WaitingPageState> WAITING_PAGE =
      new StateKind<>("waitingPage", WaitingPageState.class, Duration.ofDays(8));
  public static final StateKind<FloodRoomState> FLOOD_ROOM =
      new StateKind<>("floodRoom", FloodRoomState.class, Duration.ofDays(8));
  public static final StateKind<FloodGroup> FLOOD_GROUP =
      new StateKind<>("floodGroup", FloodGroup.class, Duration.ofDays(8));
  public static final StateKind<RoomMarksState> ROOM_MARKS =
      new StateKind<>("roomMarks", RoomMarksState.class, Duration.ofDays(8));
  public static final StateKind<SoldOutState> SOLD_OUT =
      new StateKind<>("soldOut", SoldOutState.class, Duration.ofDays(8));
  public static final StateKind<AskedState> ASKED =
      new StateKind<>("asked", AskedState.class, Duration.ofDays(8));
  public static final StateKind<RoomAlarmsState> ROOM_ALARMS =
      new StateKind<>("roomAlarms", RoomAlarmsState.class, Duration.ofDays(8));
  public static final StateKind<OffenderState> OFFENDER =
      new StateKind<>("offender", OffenderState.class, Duration.ofDays(8));
  public static final StateKind<OffendersState> OFFENDERS =
      new StateKind<>("offenders", OffendersState.class, Duration.ofDays(8));
  public static final StateKind<AccountState> ACCOUNT =
      new StateKind<>("account", AccountState.class, Duration.ZERO);
  public static final StateKind<BudgetState> BUDGET =
      new StateKind<>("budget", BudgetState.class, Duration.ofDays(8));
  public static final StateKind<ReplyQueueState> REPLY_QUEUE =
      new StateKind<>("replyQueue", ReplyQueueState.class, Duration.ofDays(8));
  public static final StateKind<SharedState> SHARED =
      new StateKind<>("shared", SharedState.class, Duration.ofDays(8));
  public static final StateKind<AskerState> ASKER =
      new StateKind<>("asker", AskerState.class, Duration.ofDays(8));
  public static final StateKind<StoryState> STORY =
      new StateKind<>("story", StoryState.class, Duration.ofDays(8));
  public static final StateKind<HandOffState> HAND_OFF =
      new StateKind<>("handOff", HandOffState.class, Duration.ZERO);
  public static final StateKind<StaffReplyState> STAFF_REPLY =
      new StateKind<>("staffReply", StaffReplyState.class, Duration.ofDays(8));
  public static final StateKind<DeadlineIndexState> DEADLINE_INDEX =
      new StateKind<>("deadlineIndex", DeadlineIndexState.class, Duration.ZERO);
  public static final StateKind<DeadlinePageState> DEADLINE_PAGE =
      new StateKind<>("deadlinePage", DeadlinePageState.class, Duration.ZERO);

  /** Every kind, for runtimes that must declare them up front. */
  public static final List<StateKind<?>> ALL =
      List.of(
          MERCHANT,
          CATALOG,
          PRODUCT,
          SEEN,
          BUYER,
          TALK,
          JOIN,
          ROOM,
          CLUSTER,
          QUESTION,
          PENDING,
          CLUSTER_BUYER,
          CLUSTER_BUYERS,
          WAITING_INDEX,
          WAITING_PAGE,
          FLOOD_ROOM,
          FLOOD_GROUP,
          ROOM_MARKS,
          SOLD_OUT,
          ASKED,
          ROOM_ALARMS,
          OFFENDER,
          OFFENDERS,
          ACCOUNT,
          BUDGET,
          REPLY_QUEUE,
          SHARED,
          ASKER,
          STORY,
          HAND_OFF,
          STAFF_REPLY,
          DEADLINE_INDEX,
          DEADLINE_PAGE);
}
