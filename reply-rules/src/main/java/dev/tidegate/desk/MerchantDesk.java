package dev.tidegate.desk;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Board;
import dev.tidegate.event.BuyerJoined;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.StaffAction;
import dev.tidegate.event.Tick;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.Concepts;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a merchant. The log is its only input: the same records and rule sets give
 * byte-equal decisions. One thread at a time; one instance may serve many merchants, each with its
 * own state.
 */
public final class MerchantDesk {
  private static final String SELF = "";

  /** Event ids are remembered for longer than any platform retries: 75 h by Standard Webhooks. */
  private static final long SEEN_MS = 4 * 24 * 3_600_000L;

  private final RuleSets ruleSets;
  private final ChatDesk chats = new ChatDesk(new CatalogCache());

  /** A desk that takes rule sets from {@code ruleSets}. */
  public MerchantDesk(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /**
   * The rule set version that must be available before {@code record} can be decided, or null when
   * all is there. A caller that gets a version parks this and every later record of the merchant
   * until {@link RuleSets} has it.
   */
  public @Nullable Long missingRuleSet(DeskState state, LogRecord record) {
    MerchantState merchant = state.get(StateKind.MERCHANT, SELF);
    Long needed = merchant == null ? null : merchant.stable();
    if (record instanceof ReleaseChanged release && isNewer(release, merchant)) {
      needed = release.stable();
    }
    return needed == null || ruleSets.find(record.merchant(), needed) != null ? null : needed;
  }

  /**
   * Decides a record: changes the state, all or nothing, and says what follows. The same state and
   * entry give equal outputs on every machine. Deadlines that are due come first, as their own
   * moment.
   */
  public Outputs handle(DeskState state, LogEntry entry) {
    Transaction transaction = new Transaction(state);
    MerchantState merchant =
        DeskClock.advance(transaction.get(StateKind.MERCHANT, SELF), entry.appendMs());
    transaction.put(StateKind.MERCHANT, SELF, merchant);
    Turn turn =
        new Turn(entry, transaction, merchant.deskTimeMs(), inForce(merchant, entry.record()));
    Deadline.decideDue(turn);
    Ruling ruling = decide(turn, merchant, entry);
    OptionalLong earliest = new Deadlines(transaction).earliestMs();
    transaction.commit();
    return turn.outputs(
        ruling == null ? null : turn.decision(ruling),
        earliest.isEmpty() ? null : earliest.getAsLong() - merchant.deskTimeMs());
  }

  /** The board of a room as it is now; null when the room is unknown. */
  public @Nullable Board board(DeskState state, String merchant, String room) {
    MerchantState self = state.get(StateKind.MERCHANT, SELF);
    RoomState known = self == null ? null : Rooms.find(state, room);
    if (self == null || known == null) {
      return null;
    }
    RoomMarksState marks = RoomMarks.of(state, room);
    OffendersState offenders = Offenders.of(state, room);
    return new Board(
        merchant,
        room,
        known.seq(),
        self.lastAppendMs(),
        known.onShowLink(),
        known.comments(),
        known.questions(),
        known.answered(),
        known.wanting(),
        known.rings(),
        known.held(),
        Clusters.lines(state, known, marks, self.lastAppendMs()),
        SoldOut.of(state, marks),
        RoomAlarms.open(state, room),
        offenders.warned(),
        offenders.muted(),
        offenders.blocked());
  }

  private @Nullable Ruling decide(Turn turn, MerchantState merchant, LogEntry entry) {
    LogRecord record = entry.record();
    if (record instanceof Tick) {
      return null;
    }
    if (record instanceof ChatEvent chat) {
      return seenBefore(turn, chat.id())
          ? duplicate(turn).about(chat)
          : chats.decide(
              turn,
              chat,
              evidence(
                  turn,
                  chat,
                  Objects.requireNonNullElseGet(
                      entry.evidence(), () -> Comprehend.read(chat.text()))));
    }
    if (record instanceof RoomEvent event) {
      return (seenBefore(turn, event.id()) ? duplicate(turn) : room(turn, event)).about(event);
    }
    if (record instanceof OrderEvent order) {
      return (seenBefore(turn, order.id()) ? duplicate(turn) : order(turn, order)).about(order);
    }
    if (record instanceof HostMark mark) {
      return (seenBefore(turn, mark.id()) ? duplicate(turn) : HostMarks.decide(turn, mark))
          .about(mark);
    }
    if (record instanceof BuyerJoined join) {
      return Joins.apply(turn, join);
    }
    if (record instanceof StaffAction act) {
      return (seenBefore(turn, act.id()) ? duplicate(turn) : StaffDesk.decide(turn, act))
          .about(act);
    }
    if (record instanceof ReleaseChanged release) {
      return release(turn, merchant, release);
    }
    if (record instanceof ProductChanged change) {
      return Catalog.apply(turn, change);
    }
    if (record instanceof AccountChanged change) {
      return Accounts.apply(turn, change);
    }
    return OutcomeDesk.decide(turn, (DeliveryOutcome) record);
  }

  /** As the merchant's own words for a scene have it; the trace names the scenes. */
  private static Evidence evidence(Turn turn, ChatEvent chat, Evidence evidence) {
    CompiledRuleSet rules = turn.rules();
    Concepts concepts = rules == null ? Concepts.shipped() : rules.concepts();
    for (Concepts.Hit hit : concepts.in(evidence.folded())) {
      turn.because(
          "concept",
          "scene",
          hit.scene(),
          "zh",
          Concepts.scene(hit.scene()).zh(),
          "words",
          hit.word());
    }
    return rules == null ? evidence : rules.read(chat.text(), evidence);
  }

  private static Ruling duplicate(Turn turn) {
    turn.because("duplicate_event");
    return Ruling.of(Disposition.SUPPRESSED, "duplicate_event");
  }

  private static boolean seenBefore(Turn turn, String eventId) {
    SeenState seen = turn.state().get(StateKind.SEEN, eventId);
    if (seen != null && turn.nowMs() - seen.atMs() < SEEN_MS) {
      return true;
    }
    turn.state().put(StateKind.SEEN, eventId, new SeenState(turn.nowMs()));
    return false;
  }

  private static Ruling order(Turn turn, OrderEvent order) {
    Stories.ordered(turn, order);
    return Ruling.of(Disposition.RECORDED, "order");
  }

  private static Ruling room(Turn turn, RoomEvent event) {
    Rooms.apply(turn, event);
    return Ruling.of(Disposition.APPLIED, "room_event");
  }

  private static Ruling release(Turn turn, MerchantState merchant, ReleaseChanged release) {
    String number = Long.toString(release.number());
    if (!isNewer(release, merchant)) {
      turn.because("release_ignored", "number", number);
      return Ruling.of(Disposition.IGNORED, "older_release");
    }
    turn.state()
        .put(
            StateKind.MERCHANT,
            SELF,
            new MerchantState(
                merchant.deskTimeMs(),
                merchant.lastAppendMs(),
                release.number(),
                release.stable()));
    turn.because("release_applied", "number", number, "version", Long.toString(release.stable()));
    return Ruling.of(Disposition.APPLIED, "release_changed");
  }

  /** The rule set by which the record is decided: a release counts from its own record on. */
  private @Nullable CompiledRuleSet inForce(MerchantState merchant, LogRecord record) {
    Long version = merchant.stable();
    if (record instanceof ReleaseChanged release && isNewer(release, merchant)) {
      version = release.stable();
    }
    if (version == null) {
      return null;
    }
    CompiledRuleSet found = ruleSets.find(record.merchant(), version);
    if (found == null) {
      throw new IllegalStateException(
          "rule set " + version + " is absent; the caller must park the record");
    }
    return found;
  }

  private static boolean isNewer(ReleaseChanged release, @Nullable MerchantState merchant) {
    return merchant == null || release.number() > merchant.releaseNumber();
  }
}
