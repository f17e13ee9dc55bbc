package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Json;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Obligation.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of replies in a room whatever buyers say and whatever becomes of the replies. */
class SharedRepliesPropertyTest {
  private static final int REPLIES = 3;
  private static final long PERIOD = 20_000;
  private static final List<String> SAID =
      List.of("包邮吗", "要运费吗", "1号多少钱", "能不能便宜点", "3号还有货吗", "暗号", "什么时候下播", "我报暗号了");

  private static final List<Status> OUTCOMES = List.of(Status.values());

  /** A show of random talk and outcomes, with everything that came of it. */
  private static final class Show {
    final DeskHarness shop = DeskHarness.ofShop();
    final Map<String, Long> publicAtMs = new LinkedHashMap<>();
    final List<byte[]> outputs = new ArrayList<>();
    private final Map<String, Action> onTheirWay = new LinkedHashMap<>();
    private final Random random;
    private long nowMs;

    Show(long seed) {
      random = new Random(seed);
      shop.account(REPLIES, PERIOD, 0, Capability.values());
      shop.onShow(1);
    }

    Show run(int steps) {
      for (int step = 0; step < steps; step++) {
        long gap = random.nextInt(4) == 0 ? random.nextInt(9_000) : random.nextInt(300);
        shop.after(gap);
        nowMs += gap;
        int kind = random.nextInt(20);
        if (kind < 13) {
          note(() -> shop.comment("b" + random.nextInt(40), SAID.get(random.nextInt(SAID.size()))));
        } else if (kind < 18) {
          anOutcome();
        } else if (kind == 18) {
          aMark();
        } else {
          note(shop::tick);
        }
      }
      return this;
    }

    private void anOutcome() {
      if (onTheirWay.isEmpty()) {
        return;
      }
      Action done = onTheirWay.values().iterator().next();
      onTheirWay.remove(done.id());
      Status status = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
      String reason =
          status == Status.SENT ? "" : random.nextInt(5) == 0 ? "expired" : "no_page_open";
      note(() -> shop.outcome(done.id(), status, reason));
    }

    private void aMark() {
      List<Board.Line> lines = shop.board() == null ? List.of() : shop.board().clusters();
      if (!lines.isEmpty()) {
        Board.Line line = lines.get(random.nextInt(lines.size()));
        note(() -> shop.mark(HostMark.Kind.ANSWERED, line.id(), null));
      }
    }

    private void note(Runnable step) {
      int before = shop.actions.size();
      step.run();
      for (Action action : shop.actions.subList(before, shop.actions.size())) {
        outputs.add(Json.bytes(action));
        assertThat(onTheirWay.put(action.id(), action)).isNull();
        if (action.channel() == Channel.PUBLIC_REPLY) {
          assertThat(publicAtMs.put(action.id(), nowMs)).isNull();
        }
      }
    }
  }

  @Property(tries = 25)
  void noWindowHoldsMorePublicRepliesThanTheQuota(@ForAll long seed) {
    // When
    List<Long> sent = new ArrayList<>(new Show(seed).run(300).publicAtMs.values());
    // Then
    assertThat(sent).isNotEmpty();
    for (int first = 0; first + REPLIES < sent.size(); first++) {
      assertThat(sent.get(first + REPLIES) - sent.get(first)).isGreaterThanOrEqualTo(PERIOD);
    }
  }

  @Property(tries = 25)
  void everyObligationIsOpenedOnceAndClosedOnce(@ForAll long seed) {
    // Given
    Show show = new Show(seed).run(300);
    // Then: never closed without being open
    Set<String> open = new HashSet<>();
    Map<String, Integer> changes = new HashMap<>();
    for (Obligation one : show.shop.obligations) {
      assertThat(one.change() == Change.OPENED ? open.add(one.id()) : open.remove(one.id()))
          .isTrue();
      assertThat(changes.merge(one.id(), 1, Integer::sum)).isLessThanOrEqualTo(2);
    }
    // When: everybody's patience has ended
    show.shop.after(2_000_000).tick();
    show.shop.after(2_000_000).tick();
    // Then
    Map<String, Integer> questions = new HashMap<>();
    show.shop.obligations.stream()
        .filter(one -> one.kind() == Obligation.Kind.QUESTION)
        .forEach(one -> questions.merge(one.id(), 1, Integer::sum));
    assertThat(questions.values()).containsOnly(2);
  }

  @Property(tries = 10)
  void theSameShowIsDecidedTheSameWay(@ForAll long seed) {
    // When
    Show one = new Show(seed).run(200);
    Show other = new Show(seed).run(200);
    // Then
    assertThat(other.outputs).hasSameSizeAs(one.outputs);
    for (int i = 0; i < one.outputs.size(); i++) {
      assertThat(other.outputs.get(i)).isEqualTo(one.outputs.get(i));
    }
    assertThat(other.shop.decisions).isEqualTo(one.shop.decisions);
    assertThat(other.shop.obligations).isEqualTo(one.shop.obligations);
  }

  @Property(tries = 15)
  void whenTheRoomRefusesAllEveryBuyerIsServedByTheOverlayOrShownAsWaiting(@ForAll long seed) {
    // Given: every third overlay line is unseen
    Random random = new Random(seed);
    DeskHarness shop = DeskHarness.ofShop();
    shop.account(REPLIES, PERIOD, 0, Capability.PUBLIC_REPLY, Capability.OVERLAY);
    int settled = 0;
    // When
    for (int i = 0; i < 120; i++) {
      shop.after(random.nextInt(1_500)).comment("b" + i, SAID.get(random.nextInt(3)));
      while (settled < shop.actions.size()) {
        Action action = shop.actions.get(settled++);
        boolean seen = action.channel() == Channel.OVERLAY && random.nextInt(3) > 0;
        shop.outcome(action.id(), seen ? Status.SENT : Status.REFUSED, seen ? "" : "no_page_open");
      }
    }
    // Then
    Map<String, Boolean> open = new HashMap<>();
    shop.obligations.forEach(one -> open.put(one.buyer(), one.change() == Change.OPENED));
    assertThat(shop.obligations)
        .filteredOn(one -> one.change() == Change.CLOSED)
        .allMatch(one -> one.closedBy() == Obligation.ClosedBy.SENT);
    long waiting = open.values().stream().filter(still -> still).count();
    int shown =
        shop.board().clusters().stream()
            .filter(line -> line.answer() == null)
            .mapToInt(Board.Line::buyers)
            .sum();
    assertThat(shown).isGreaterThanOrEqualTo((int) waiting);
    assertThat(open).hasSize(120);
  }
}
