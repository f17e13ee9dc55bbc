package dev.tidegate.insight;

import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomMinute.Cluster;
import dev.tidegate.event.TraceStep;
import dev.tidegate.insight.Noted.Act;
import dev.tidegate.insight.Noted.Topic;
import dev.tidegate.text.Masking;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What insight takes from a record of each topic; empty when the record says nothing to it. */
public final class Notes {
  /** Clusters kept of a board. */
  public static final int CLUSTERS = 10;

  /** Code points kept of a cluster's text. */
  public static final int TEXT = 40;

  private static final String PURCHASE_INTENT = "purchase_intent";
  private static final MinuteChange NOTHING = MinuteChange.of("", null, 0, Map.of());

  private Notes() {}

  /** Of a decision about a comment or a direct message. */
  public static Optional<Noted> of(Decision decision) {
    if (!decision.recordType().equals(ChatEvent.class.getSimpleName())) {
      return Optional.empty();
    }
    boolean repeated = decision.reason().equals("duplicate_event");
    Map<String, Long> figures = repeated ? Map.of() : figures(decision);
    boolean answered = decision.question() && decision.disposition() == Disposition.ANSWERED;
    String answerId = decision.answerId();
    MinuteChange change =
        new MinuteChange(
            decision.merchant(),
            decision.room(),
            MinuteChange.minuteOf(decision.appendMs()),
            figures,
            Map.of(decision.disposition().name() + "/" + decision.reason(), 1L),
            answered && answerId != null ? Map.of(answerId, 1L) : Map.of(),
            Map.of(),
            0,
            List.of());
    return Optional.of(
        new Noted(
            Topic.DECISIONS,
            decision.merchant(),
            decision.source(),
            decision.appendMs(),
            decision.room(),
            decision.buyer(),
            repeated ? Act.NONE : act(decision),
            answerId,
            decision.eventId(),
            change));
  }

  private static Map<String, Long> figures(Decision decision) {
    Map<String, Long> figures = new TreeMap<>();
    // A decision does not say which of the two it is; every comment has a room.
    count(figures, decision.room() == null ? Figure.DMS : Figure.COMMENTS);
    if (decision.question()) {
      count(figures, Figure.QUESTIONS);
    }
    Figure by = answeredBy(decision);
    if (by != null) {
      count(figures, by);
    }
    return figures;
  }

  private static void count(Map<String, Long> figures, Figure figure) {
    figures.merge(figure.code(), 1L, Long::sum);
  }

  private static @Nullable Figure answeredBy(Decision decision) {
    return switch (decision.disposition()) {
      case JOINED -> Figure.TO_HOST;
      case HANDED_OVER -> Figure.TO_PERSON;
      case ANSWERED -> decision.question() ? automatic(decision) : null;
      default -> null;
    };
  }

  private static Figure automatic(Decision decision) {
    if (decision.reason().equals("product_data")) {
      return Figure.BY_PRODUCT;
    }
    if (decision.reason().equals("said_on_air")) {
      return Figure.BY_HOST;
    }
    return step(decision, "faq_match") == null ? Figure.BY_RULE : Figure.BY_FAQ;
  }

  private static @Nullable TraceStep step(Decision decision, String code) {
    for (TraceStep step : decision.trace()) {
      if (step.code().equals(code)) {
        return step;
      }
    }
    return null;
  }

  private static Act act(Decision decision) {
    if (decision.disposition() == Disposition.HANDED_OVER) {
      return Act.PERSON;
    }
    if (decision.question()) {
      return switch (decision.disposition()) {
        case ANSWERED -> Act.ANSWERED;
        case SUPPRESSED -> Act.ASKED;
        default -> Act.NONE;
      };
    }
    TraceStep reading = step(decision, "not_a_question");
    return reading != null && PURCHASE_INTENT.equals(reading.facts().get("intent"))
        ? Act.CONFIRMED
        : Act.NONE;
  }

  /** Of a change of the ledger. */
  public static Noted of(Obligation obligation) {
    Obligation.ClosedBy closedBy = obligation.closedBy();
    Figure figure = closedBy == null ? Figure.OWED : figure(closedBy);
    return new Noted(
        Topic.OBLIGATIONS,
        obligation.merchant(),
        obligation.source(),
        obligation.atMs(),
        obligation.room(),
        obligation.buyer(),
        figure == Figure.SENT ? Act.SENT : Act.NONE,
        figure == Figure.SENT ? obligation.eventId() : null,
        null,
        MinuteChange.of(obligation.merchant(), obligation.room(), obligation.atMs(), figure.one()));
  }

  private static Figure figure(Obligation.ClosedBy closedBy) {
    return switch (closedBy) {
      case SENT -> Figure.SENT;
      case SAID_ON_AIR -> Figure.SAID_ON_AIR;
      case ANSWERED_BY_PERSON -> Figure.SEEN_TO;
      case WITHDRAWN -> Figure.WITHDRAWN;
      case EXPIRED -> Figure.EXPIRED;
      case REFUSED -> Figure.REFUSED;
      case UNCERTAIN -> Figure.UNCERTAIN;
    };
  }

  /** Of an order that was made or paid; later reports of it say nothing about an answer. */
  public static Optional<Noted> of(OrderEvent order, String source, long appendMs) {
    boolean bought =
        order.status() == OrderEvent.Status.CREATED || order.status() == OrderEvent.Status.PAID;
    return bought
        ? Optional.of(
            event(order.merchant(), source, appendMs, order.room(), order.buyer(), Act.BOUGHT))
        : Optional.empty();
  }

  /** Of words that acknowledge an answer; their decision counts them, this is only the act. */
  public static Optional<Noted> of(ChatEvent chat, String source, long appendMs) {
    return Acknowledgement.is(chat.text())
        ? Optional.of(
            event(chat.merchant(), source, appendMs, chat.room(), chat.buyer(), Act.CONFIRMED))
        : Optional.empty();
  }

  private static Noted event(
      String merchant, String source, long appendMs, @Nullable String room, String buyer, Act act) {
    return new Noted(
        Topic.EVENTS, merchant, source, appendMs, room, buyer, act, null, null, NOTHING);
  }

  /** Of a board: its largest clusters, with their texts masked and cut. */
  public static Noted of(Board board, String source) {
    List<Cluster> clusters =
        board.clusters().stream()
            .map(Notes::cluster)
            .sorted(
                Comparator.comparingLong(Cluster::comments).reversed().thenComparing(Cluster::id))
            .limit(CLUSTERS)
            .toList();
    return new Noted(
        Topic.BOARD,
        board.merchant(),
        source,
        board.atMs(),
        board.room(),
        null,
        Act.NONE,
        null,
        null,
        new MinuteChange(
            board.merchant(),
            board.room(),
            MinuteChange.minuteOf(board.atMs()),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            board.seq(),
            clusters));
  }

  private static Cluster cluster(Board.Line line) {
    String masked = Masking.mask(line.text());
    String cut =
        masked.codePointCount(0, masked.length()) <= TEXT
            ? masked
            : masked.substring(0, masked.offsetByCodePoints(0, TEXT)) + "…";
    return new Cluster(
        line.id(),
        cut,
        line.buyers(),
        line.comments(),
        line.needsPerson(),
        line.answer() != null || line.saidMs() != null);
  }
}
