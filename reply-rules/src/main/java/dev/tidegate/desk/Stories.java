package dev.tidegate.desk;

import dev.tidegate.desk.StoryState.Waiting;
import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Line;
import dev.tidegate.event.HandOff.Order;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.StaffAction;
import dev.tidegate.text.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the last of what a buyer and we said, for the person who may have to go on. */
final class Stories {
  /** What a person reads of one line. */
  private static final int LONGEST = 200;

  private static final int MAX_WAITING = 4;

  /** Lines that say nothing about what the buyer needs. */
  private static final Set<String> LEFT_OUT = Set.of("buying_signal", "cheer");

  private Stories() {}

  /**
   * Keeps a message and what was replied to it in this turn, where the person who is called reads
   * it. What was hidden is not kept: nobody is to see it.
   */
  static void remember(Said said, Ruling ruling) {
    if (ruling.disposition() == Disposition.HIDDEN || LEFT_OUT.contains(ruling.reason())) {
      return;
    }
    ChatEvent chat = said.chat();
    Turn turn = said.turn();
    String name = Held.name(turn.state(), chat.buyer());
    StoryState talk = StoryState.of(turn.state(), name);
    List<Line> lines = new ArrayList<>(talk.lines());
    lines.add(
        new Line(
            chat.id(),
            turn.appendMs(),
            Who.BUYER,
            said.isPublic(),
            shown(chat.text()),
            ruling.reason(),
            null));
    for (Action action : turn.actions()) {
      if (action.buyer().equals(chat.buyer())) {
        lines.add(ours(turn, action, Who.BOT, because(ruling, action)));
      }
    }
    put(turn, name, talk, lines);
  }

  private static String because(Ruling ruling, Action action) {
    return action.kind() == Action.Kind.HAND_OFF_LINE
        ? "hand_off"
        : Objects.requireNonNullElse(ruling.answerId(), "");
  }

  /** Keeps what we said without being asked at that moment. */
  static void said(Turn turn, Action action, Who who, String because) {
    String name = Held.name(turn.state(), action.buyer());
    StoryState talk = StoryState.of(turn.state(), name);
    List<Line> lines = new ArrayList<>(talk.lines());
    lines.add(ours(turn, action, who, because));
    put(turn, name, talk, lines);
  }

  /** Keeps what somebody of the staff wrote and nothing could send. */
  static void notSent(Turn turn, StaffAction act, String reason) {
    StoryState talk = StoryState.of(turn.state(), act.buyer());
    List<Line> lines = new ArrayList<>(talk.lines());
    String text = shown(Objects.requireNonNull(act.text()));
    lines.add(new Line(act.id(), turn.appendMs(), Who.STAFF, false, text, act.by(), reason));
    put(turn, act.buyer(), talk, lines);
  }

  private static Line ours(Turn turn, Action action, Who who, String because) {
    return new Line(
        action.id(),
        turn.appendMs(),
        who,
        action.channel() == Action.Channel.PUBLIC_REPLY,
        shown(action.text()),
        because,
        null);
  }

  /** Marks a line of ours as not delivered, when it is still kept. */
  static void undelivered(Turn turn, String buyer, String actionId, String reason) {
    Joins.names(turn.state(), buyer).forEach(name -> marked(turn, name, actionId, reason));
  }

  private static void marked(Turn turn, String buyer, String actionId, String reason) {
    StoryState talk = StoryState.of(turn.state(), buyer);
    if (talk.lines().stream().noneMatch(line -> line.id().equals(actionId))) {
      return;
    }
    List<Line> lines =
        talk.lines().stream()
            .map(line -> line.id().equals(actionId) ? undelivered(line, reason) : line)
            .toList();
    put(turn, buyer, talk, lines);
  }

  private static Line undelivered(Line line, String reason) {
    return new Line(
        line.id(), line.atMs(), line.who(), line.open(), line.text(), line.because(), reason);
  }

  /** Keeps in mind that a question of the buyer waits; one that waited already waits on. */
  static void waits(
      Turn turn, String buyer, String obligationId, String cluster, ReachState reach) {
    StoryState talk = StoryState.of(turn.state(), buyer);
    List<Waiting> waiting = new ArrayList<>(open(turn, talk));
    Waiting before = waitingFor(turn, buyer, obligationId);
    waiting.remove(before);
    waiting.add(
        new Waiting(
            obligationId,
            cluster,
            before == null ? turn.nowMs() : before.atMs(),
            before == null ? 1 : before.times(),
            reach));
    put(turn, buyer, new StoryState(talk.lines(), last(waiting, MAX_WAITING), talk.orders()));
  }

  /** Whether a question of the buyer waits. */
  static boolean waits(Turn turn, String buyer) {
    return StoryState.of(turn.state(), buyer).waiting().stream().anyMatch(w -> isOpen(turn, w));
  }

  /** The buyer's question in this cluster that waits already, null when there is none. */
  static @Nullable Waiting waiting(Turn turn, String buyer, String cluster) {
    for (Waiting waiting : StoryState.of(turn.state(), buyer).waiting()) {
      if (waiting.cluster().equals(cluster) && isOpen(turn, waiting)) {
        return waiting;
      }
    }
    return null;
  }

  /** A question of the buyer by its obligation, null when it is not kept. */
  static @Nullable Waiting waitingFor(Turn turn, String buyer, String obligationId) {
    return StoryState.of(turn.state(), buyer).waiting().stream()
        .filter(waiting -> waiting.obligationId().equals(obligationId))
        .findFirst()
        .orElse(null);
  }

  /** A question was asked that counts as asked again when the buyer waits in this cluster. */
  static void askedAgain(Turn turn, String buyer, String cluster) {
    if (waiting(turn, buyer, cluster) != null) {
      askedAgain(turn, buyer);
    }
  }

  /** The buyer's last question was asked again. */
  static void askedAgain(Turn turn, String buyer) {
    StoryState talk = StoryState.of(turn.state(), buyer);
    List<Waiting> open = new ArrayList<>(open(turn, talk));
    if (!open.isEmpty()) {
      Waiting last = open.remove(open.size() - 1);
      open.add(
          new Waiting(
              last.obligationId(), last.cluster(), last.atMs(), last.times() + 1, last.reach()));
      put(turn, buyer, new StoryState(talk.lines(), open, talk.orders()));
    }
  }

  private static List<Waiting> open(Turn turn, StoryState talk) {
    return talk.waiting().stream().filter(waiting -> isOpen(turn, waiting)).toList();
  }

  private static boolean isOpen(Turn turn, Waiting waiting) {
    return turn.state().get(StateKind.QUESTION, waiting.obligationId()) != null;
  }

  /** Keeps what the platform reported of an order of the buyer. */
  static void ordered(Turn turn, OrderEvent event) {
    StoryState talk = StoryState.of(turn.state(), event.buyer());
    List<Order> orders = new ArrayList<>(talk.orders());
    orders.removeIf(order -> order.orderId().equals(event.orderId()));
    orders.add(
        new Order(
            event.orderId(),
            event.status(),
            event.items().stream().map(OrderEvent.Item::sku).limit(HandOff.MAX_LINES).toList(),
            turn.appendMs()));
    put(
        turn,
        event.buyer(),
        new StoryState(talk.lines(), talk.waiting(), last(orders, HandOff.MAX_ORDERS)));
  }

  private static void put(Turn turn, String buyer, StoryState talk, List<Line> lines) {
    put(turn, buyer, new StoryState(last(lines, HandOff.MAX_LINES), talk.waiting(), talk.orders()));
  }

  private static void put(Turn turn, String buyer, StoryState talk) {
    turn.state().put(StateKind.STORY, buyer, talk);
    HandOffs.storyGrew(turn, buyer);
  }

  private static <T> List<T> last(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static String shown(String text) {
    String masked = Masking.mask(text);
    int length = masked.codePointCount(0, masked.length());
    return length <= LONGEST
        ? masked
        : masked.substring(0, masked.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
