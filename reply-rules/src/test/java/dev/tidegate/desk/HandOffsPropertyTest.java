package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.StaffAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in whatever order, no hand-off is lost and none is given twice. */
class HandOffsPropertyTest {
  private static final List<String> BUYERS = List.of("b1", "b2", "b3", "b4");
  private static final List<String> AGENTS = List.of("anna", "bert");
  private static final List<String> WORDS =
      List.of("我要投诉你们", "转人工", "包邮吗", "这裙子显胖吗", "会不会起球", "能不能便宜点", "12315见", "骗子 退钱");

  private static final List<Capability[]> ACCOUNTS =
      List.of(
          new Capability[] {Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY},
          new Capability[] {Capability.OVERLAY, Capability.DM},
          new Capability[] {Capability.OVERLAY},
          new Capability[] {});

  private final DeskHarness shop = DeskHarness.ofShop();
  private final List<Action> unsettled = new ArrayList<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> everOpened = new HashSet<>();
  private final Map<String, HandOff> newest = new HashMap<>();

  @Property(tries = 100)
  void noneIsLostAndNoneIsGivenTwice(@ForAll long seed) {
    Random random = new Random(seed);
    if (random.nextBoolean()) {
      shop.account(0, 0, 0, ACCOUNTS.get(0));
    }
    for (int i = 0; i < 300; i++) {
      String buyer = pick(random, BUYERS);
      Map<String, HandOff> before = Map.copyOf(newest);
      Outputs outputs = step(random, buyer);
      account(outputs);
      noBotWhereAPersonIs(outputs, before);
    }
    shop.after(HandOffs.FORGOTTEN_MS + HandOffs.LONG_SLOT_MS);
    account(shop.tick());
    account(shop.after(HandOffs.FORGOTTEN_MS + HandOffs.LONG_SLOT_MS).tick());
    assertThat(open).isEmpty();
    assertThat(shop.state.size(StateKind.HAND_OFF)).isZero();
    assertThat(shop.state.size(StateKind.STAFF_REPLY)).isZero();
    assertThat(shop.state.size(StateKind.QUESTION)).isZero();
    assertThat(newest.values())
        .allSatisfy(view -> assertThat(view.status()).isEqualTo(HandOff.Status.CLOSED));
  }

  private Outputs step(Random random, String buyer) {
    shop.after(random.nextInt(5_000));
    HandOff known = newest.get(buyer);
    int what = random.nextInt(12);
    if (what < 2) {
      shop.dm(buyer, pick(random, WORDS));
      return shop.last;
    }
    if (what < 4) {
      shop.comment(buyer, pick(random, WORDS));
      return shop.last;
    }
    if ((what == 4 || what == 11) && !unsettled.isEmpty()) {
      int back = 1 + random.nextInt(Math.min(8, unsettled.size()));
      Action action = unsettled.remove(unsettled.size() - back);
      Status status = pick(random, List.of(Status.values()));
      return shop.outcome(action.id(), status, "some");
    }
    if (what == 5 && shop.board() != null && !shop.board().clusters().isEmpty()) {
      Board.Line line = pick(random, shop.board().clusters());
      return shop.mark(HostMark.Kind.ANSWERED, line.id(), null);
    }
    if (what == 6) {
      return shop.after(random.nextInt(400_000)).tick();
    }
    if (what == 7 && random.nextInt(8) == 0) {
      shop.account(random.nextInt(3), 30_000, 0, pick(random, ACCOUNTS));
      return shop.last;
    }
    return known == null ? shop.tick() : act(random, known);
  }

  private Outputs act(Random random, HandOff known) {
    String agent = pick(random, AGENTS);
    StaffAction.Kind kind = pick(random, List.of(StaffAction.Kind.values()));
    return switch (kind) {
      case REPLIED ->
          shop.reply("act" + random.nextLong(), known, agent, "好的", random.nextBoolean());
      case PASSED_ON -> shop.passOn(known, agent, random.nextBoolean() ? "anna" : null, null);
      default -> shop.staff(kind, known, agent);
    };
  }

  /** The ledger is exact at each record, and the views say the same. */
  private void account(Outputs outputs) {
    for (Obligation change : outputs.obligations()) {
      if (change.kind() != Obligation.Kind.HAND_OFF) {
        continue;
      }
      if (change.change() == Obligation.Change.OPENED) {
        assertThat(everOpened.add(change.id())).isTrue();
        open.add(change.id());
      } else {
        assertThat(open.remove(change.id())).isTrue();
      }
    }
    outputs.handOffs().forEach(view -> newest.put(view.buyer(), view));
    outputs.actions().stream()
        .filter(action -> action.kind() != Action.Kind.WITHDRAW)
        .forEach(unsettled::add);
    assertThat(shop.state.size(StateKind.HAND_OFF)).isEqualTo(open.size());
    Set<String> shown = new HashSet<>();
    newest.values().stream()
        .filter(view -> view.status() != HandOff.Status.CLOSED)
        .forEach(view -> shown.add(view.id()));
    assertThat(shown).isEqualTo(open);
  }

  private void noBotWhereAPersonIs(Outputs outputs, Map<String, HandOff> newestBefore) {
    for (Action action : outputs.actions()) {
      HandOff before = newestBefore.get(action.buyer());
      HandOff now = newest.get(action.buyer());
      boolean held =
          before != null
              && now != null
              && before.status() == HandOff.Status.TAKEN
              && now.status() == HandOff.Status.TAKEN
              && now.takenBy().equals(before.takenBy());
      if (held) {
        assertThat(action.kind()).isIn(Action.Kind.STAFF_REPLY, Action.Kind.WITHDRAW);
      }
    }
  }

  private static <T> T pick(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
