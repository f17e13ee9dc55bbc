package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.StaffAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a show leaves behind: its buyers, its products, and nothing of itself. */
class ShowEndsTest {
  private static final List<String> SAID =
      List.of(
          "包邮吗",
          "要运费吗",
          "1号多少钱",
          "能不能便宜点",
          "3号还有货吗",
          "暗号",
          "这个面料洗了会不会起球",
          "请问这个面料洗了会不会起球呀",
          "洗完会不会变得毛毛糙糙的",
          "我要投诉你们",
          "收到的衣服是破的 我要退款",
          "想赚米的加我看主页有惊喜哦");

  /** What lives for as long as its buyer, product, account or room. */
  private static final Set<StateKind<?>> STAYS =
      Set.of(
          StateKind.MERCHANT,
          StateKind.CATALOG,
          StateKind.PRODUCT,
          StateKind.ACCOUNT,
          StateKind.BUDGET,
          StateKind.ROOM,
          StateKind.SEEN,
          StateKind.BUYER,
          StateKind.TALK,
          StateKind.STORY,
          StateKind.OFFENDER);

  private static final List<Status> OUTCOMES = List.of(Status.values());

  private final List<Action> onTheirWay = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingOfAShowStays(long seed) {
    // Given
    DeskHarness shop = DeskHarness.ofShop();
    // When
    show(shop, seed);
    // Then
    Map<String, Integer> left = sizes(shop);
    STAYS.forEach(kind -> left.remove(kind.name()));
    assertThat(left).isEmpty();
  }

  @Test
  void twentyShowsLeaveNoMoreThanFive() {
    // When
    Map<String, Integer> five = after(5);
    Map<String, Integer> twenty = after(20);
    // Then: ids of events are forgotten by their age alone, and who offended is one of the buyers
    for (StateKind<?> kind : List.of(StateKind.SEEN, StateKind.OFFENDER)) {
      five.remove(kind.name());
      twenty.remove(kind.name());
    }
    assertThat(twenty).isEqualTo(five);
  }

  @Test
  void aWordingThatNobodyWaitsInLeavesNothingWhenItIsSplitOff() {
    // Given
    DeskHarness shop = DeskHarness.ofShop();
    shop.comment("a", "这个面料洗了会不会起球");
    shop.comment("b", "请问这个面料洗了会不会起球呀");
    Board.Line line = shop.board().clusters().get(0);
    shop.mark(HostMark.Kind.ANSWERED, line.id(), null);
    // When
    shop.split(line.id(), line.wordings().get(0).id());
    shop.showEnds();
    // Then
    assertThat(shop.state.size(StateKind.ASKED)).isZero();
    assertThat(shop.state.size(StateKind.CLUSTER_BUYERS)).isZero();
  }

  @Test
  void aFullQueueForgetsWhomItLosesAltogether() {
    // Given
    DeskHarness shop = DeskHarness.ofShop();
    Turn turn = new Turn(null, shop.state, shop.now(), null);
    // When
    for (int i = 0; i < ReplyQueue.KEPT + 20; i++) {
      ReplyQueue.of(turn, DeskHarness.ROOM).add("r1/c" + i, "b" + i, false);
    }
    // Then
    assertThat(shop.state.size(StateKind.CLUSTER_BUYERS)).isEqualTo(ReplyQueue.KEPT);
    // When
    ReplyQueue.end(shop.state, DeskHarness.ROOM);
    // Then
    assertThat(shop.state.size(StateKind.CLUSTER_BUYERS)).isZero();
    assertThat(shop.state.size(StateKind.REPLY_QUEUE)).isZero();
  }

  private Map<String, Integer> after(int shows) {
    DeskHarness shop = DeskHarness.ofShop();
    for (int i = 0; i < shows; i++) {
      show(shop, 7);
    }
    return sizes(shop);
  }

  /** Floods, scarce replies, hand-offs and a host who tidies up; some outcomes come too late. */
  private void show(DeskHarness shop, long seed) {
    Random random = new Random(seed);
    shop.account(2, 60_000, 0, Capability.values());
    shop.onShow(1);
    onTheirWay.clear();
    for (int i = 0; i < 400; i++) {
      int before = shop.actions.size();
      shop.after(random.nextInt(3_000));
      shop.comment("b" + (i % 40), SAID.get(random.nextInt(SAID.size())));
      fill(shop, i, random);
      step(shop, random);
      onTheirWay.addAll(shop.actions.subList(before, shop.actions.size()));
    }
    shop.showEnds();
    for (Action late : onTheirWay) {
      if (random.nextBoolean()) {
        shop.outcome(late.id(), status(random), "no_page_open");
      }
    }
    shop.after(HandOffs.FORGOTTEN_MS + 2 * HandOffs.LONG_SLOT_MS).tick();
    shop.after(HandOffs.FORGOTTEN_MS + 2 * HandOffs.LONG_SLOT_MS).tick();
  }

  /** Other questions push what waits off the board. */
  private static void fill(DeskHarness shop, int i, Random random) {
    if (i % 4 == 0) {
      String word = new String(Character.toChars(0x4E00 + 37 * random.nextInt(90))).repeat(3);
      shop.comment("x" + (i % 20), word + "是什么意思？");
    }
  }

  private void step(DeskHarness shop, Random random) {
    List<Board.Line> lines = shop.board().clusters();
    Board.Line line = lines.get(random.nextInt(lines.size()));
    switch (random.nextInt(8)) {
      case 0 ->
          shop.merge(
              line.id(), lines.get(0).id().equals(line.id()) ? other(lines) : lines.get(0).id());
      case 1 -> {
        if (!line.wordings().isEmpty()) {
          shop.split(line.id(), line.wordings().get(0).id());
        }
      }
      case 2 -> shop.mark(HostMark.Kind.ANSWERED, line.id(), random.nextBoolean() ? "讲过了" : null);
      case 3 -> act(shop, random);
      case 4, 5 -> {
        if (!onTheirWay.isEmpty()) {
          Action done = onTheirWay.remove(random.nextInt(onTheirWay.size()));
          shop.outcome(done.id(), status(random), "no_page_open");
        }
      }
      default -> shop.tick();
    }
  }

  private static String other(List<Board.Line> lines) {
    return lines.size() > 1 ? lines.get(1).id() : "r1#none";
  }

  private static void act(DeskHarness shop, Random random) {
    if (shop.handOffs.isEmpty()) {
      return;
    }
    HandOff handOff = shop.handOffs.get(shop.handOffs.size() - 1);
    if (random.nextBoolean()) {
      shop.staff(StaffAction.Kind.TAKEN, handOff, "anna");
    } else {
      shop.reply("act" + random.nextLong() + shop.now(), handOff, "anna", "好的", true);
    }
  }

  private static Status status(Random random) {
    return random.nextInt(3) == 0 ? Status.SENT : OUTCOMES.get(random.nextInt(OUTCOMES.size()));
  }

  private static Map<String, Integer> sizes(DeskHarness shop) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      if (shop.state.size(kind) > 0) {
        sizes.put(kind.name(), shop.state.size(kind));
      }
    }
    return sizes;
  }
}
