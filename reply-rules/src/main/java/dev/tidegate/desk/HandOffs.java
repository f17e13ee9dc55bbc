package dev.tidegate.desk;

import dev.tidegate.desk.HandOffState.Course;
import dev.tidegate.desk.HandOffState.Matter;
import dev.tidegate.desk.HandOffState.Opening;
import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Change;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.HandOffPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hand-offs of a merchant: of a buyer at most one, opened once, closed once. A hand-off has a
 * seat among those who wait in each cluster that it is about.
 */
final class HandOffs {
  /** A buyer whom nobody took for so long is no longer reached on any platform. */
  static final long FORGOTTEN_MS = 3 * 24 * 3_600_000L;

  /** A talk in which the buyer said nothing for so long after a person's answer is over. */
  static final long QUIET_MS = 15 * 60_000L;

  /** Of what is due later than this it does not matter when exactly; fewer slots cost less. */
  static final long LONG_SLOT_MS = 3_600_000L;

  private HandOffs() {}

  /**
   * What calls for a person.
   *
   * @param cause id of what brought it about: an event, a question that was due, an action
   * @param cluster the question on the board, null when it is on none
   */
  record Call(
      String buyer,
      String cause,
      ReachState reach,
      Why why,
      @Nullable String sku,
      @Nullable String cluster,
      List<Ready> suggestions) {}

  /** Opens a hand-off and tells the buyer what happens next; goes on with one that is open. */
  static void open(Turn turn, Call call) {
    String buyer = Held.name(turn.state(), call.buyer());
    HandOffState known = HandOffState.of(turn.state(), buyer);
    if (known != null) {
      HandOffState more =
          known
              .with(known.matter().and(call.why(), call.sku(), call.cluster()))
              .with(call.reach(), call.suggestions());
      put(turn, buyer, spoke(turn, more));
      Seats.take(turn.state(), more, buyer, call.cluster(), known.matter());
      if (!known.taken() && HandOffLines.isSilent(known.matter().why())) {
        HandOffLines.tell(turn, buyer, more, call.cause(), call.why());
      }
      return;
    }
    Matter nothing = new Matter(List.of(), null, List.of(), false);
    HandOffState opened =
        new HandOffState(
            Ids.hash(turn.merchant(), "hand_off", call.cause()),
            new Opening(call.reach().eventId(), call.reach().room(), turn.appendMs()),
            call.reach(),
            nothing.and(call.why(), call.sku(), call.cluster()),
            new Course(Change.OPENED, null, turn.appendMs(), false, 0, turn.nowMs() + FORGOTTEN_MS),
            List.of(),
            call.suggestions(),
            0);
    turn.open(opened, buyer);
    put(turn, buyer, opened);
    Seats.take(turn.state(), opened, buyer, call.cluster(), nothing);
    HandOffLines.tell(turn, buyer, opened, call.cause(), call.why());
  }

  /** A question that nobody answered in time needs a person. */
  static void unresolved(Turn turn, String buyer, StoryState.Waiting waiting, Why why) {
    ReachState reach = waiting.reach();
    String asked =
        StoryState.of(turn.state(), buyer).lines().stream()
            .filter(line -> line.id().equals(reach.eventId()))
            .map(HandOff.Line::text)
            .findFirst()
            .orElse("");
    String cluster = waiting.cluster();
    boolean shown = Clusters.find(turn.state(), cluster, turn.appendMs()) != null;
    open(
        turn,
        new Call(
            buyer,
            "due/" + waiting.obligationId(),
            reach,
            why,
            null,
            shown ? cluster : null,
            asked.isEmpty() ? List.of() : Suggestions.of(turn, Comprehend.read(asked), cluster)));
    if (shown) {
      Clusters.change(turn, cluster, c -> c.withPerson(true));
    }
  }

  /** The course after the buyer wrote: an agent who owes nothing has time from now on. */
  static HandOffState spoke(Turn turn, HandOffState handOff) {
    Course course = handOff.course();
    long checkMs =
        !handOff.taken()
            ? turn.nowMs() + FORGOTTEN_MS
            : course.waitsSinceMs() == 0
                ? turn.nowMs() + policy(turn).silentAgentMs()
                : course.checkMs();
    return handOff.with(course.spoke(turn.appendMs(), checkMs));
  }

  /** Keeps a hand-off that changed; what it looks like then goes out with this turn. */
  static void put(Turn turn, String buyer, HandOffState after) {
    keep(turn, buyer, after);
    turn.changed(new HandOffViews.Changed(buyer, after, null));
  }

  /** Keeps a hand-off with a deadline by which it is looked at. */
  private static void keep(Turn turn, String buyer, HandOffState handOff) {
    long checkMs = handOff.course().checkMs();
    long slotMs = checkMs - turn.nowMs() > LONG_SLOT_MS ? LONG_SLOT_MS : Deadlines.SLOT_MS;
    long atMs = Deadlines.slotAt(checkMs, slotMs);
    boolean armed = handOff.armedMs() > 0 && handOff.armedMs() <= atMs;
    if (!armed) {
      Deadline.HAND_OFF.at(turn, atMs, slotMs, handOff.id() + "/" + buyer);
    }
    turn.state().put(StateKind.HAND_OFF, buyer, armed ? handOff : handOff.armed(atMs));
  }

  /** The matter is settled: the bot may speak again. */
  static void close(Turn turn, String buyer, HandOffState known, ClosedBy by, String detail) {
    Change change = detail.equals("host_mark") ? Change.SAID_ON_AIR : Change.CLOSED;
    HandOffState last = known.with(known.course().held(change, null, 0));
    turn.state().remove(StateKind.HAND_OFF, buyer);
    turn.close(last, buyer, by, detail);
    turn.changed(new HandOffViews.Changed(buyer, last, by));
    known.matter().clusters().forEach(cluster -> Seats.leave(turn, cluster));
  }

  /** Decides what is due about a hand-off, if it is still due. */
  static void due(Turn turn, String idAndBuyer) {
    int slash = idAndBuyer.indexOf('/');
    String buyer = idAndBuyer.substring(slash + 1);
    HandOffState known = HandOffState.of(turn.state(), buyer);
    if (known == null
        || !known.id().equals(idAndBuyer.substring(0, slash))
        || known.armedMs() > turn.nowMs()) {
      return;
    }
    if (known.course().checkMs() > turn.nowMs()) {
      keep(turn, buyer, known.armed(0));
    } else if (!known.taken()) {
      close(turn, buyer, known, ClosedBy.EXPIRED, "nobody_came");
    } else if (known.course().waitsSinceMs() == 0) {
      close(turn, buyer, known, ClosedBy.ANSWERED_BY_PERSON, "quiet");
    } else {
      HandOffState back = known.with(known.course().back(turn.nowMs() + FORGOTTEN_MS));
      put(turn, buyer, back.armed(0));
    }
  }

  /**
   * Somebody answered what waits in a cluster. A buyer whom a person holds stays with that person.
   *
   * @param waiting as it stood in the cluster's waiting list: a question or a seat
   */
  static boolean answered(Turn turn, String cluster, String waiting, ClosedBy by, String detail) {
    if (!Seats.is(waiting)) {
      return Questions.close(turn, waiting, by, detail);
    }
    HandOffState known = Seats.handOff(turn.state(), waiting);
    if (known == null || known.taken()) {
      return false;
    }
    String buyer = Seats.buyer(waiting);
    HandOffState rest = known.with(known.matter().without(cluster));
    if (rest.matter().isOver()) {
      close(turn, buyer, rest, ClosedBy.ANSWERED_BY_PERSON, detail);
    } else {
      put(turn, buyer, rest);
    }
    return true;
  }

  /** Whether a person holds the buyer: then the bot is silent. */
  static boolean personHas(Turn turn, String buyer) {
    HandOffState known = Held.of(turn.state(), buyer);
    return known != null && known.taken();
  }

  /** Whether a person is called for the buyer. */
  static boolean isOpen(Turn turn, String buyer) {
    return Held.of(turn.state(), buyer) != null;
  }

  /** The story of a buyer in the queue goes on, also when the bot answers. */
  static void storyGrew(Turn turn, String buyer) {
    HandOffState known = HandOffState.of(turn.state(), buyer);
    if (known != null) {
      Course course = known.course();
      Course spoke = course.held(Change.SPOKE, course.heldBy(), course.checkMs());
      turn.grew(new HandOffViews.Changed(buyer, known.with(spoke), null));
    }
  }

  static HandOffPolicy policy(Turn turn) {
    return Questions.policy(turn).handOffs();
  }
}
