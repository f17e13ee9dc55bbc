package dev.tidegate.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one terminal decision about one record of the log.
 *
 * @param source {@code partition@offset#n}: rises per merchant and topic, consumers drop repeats by
 *     it
 * @param recordType simple class name of the record, for example {@code ChatEvent}
 * @param eventId id of the chat, order or room event; null for records without one
 * @param reason machine-readable why, for example {@code keyword_rule}, {@code duplicate_event}
 * @param ruleSetVersion version in force, null when the merchant has no release yet
 * @param question whether the buyer asked something
 * @param sku product the words are about, null when none could be told
 * @param answerId keyword rule or FAQ entry that answered, for example {@code K01}
 * @param actionIds actions that this decision emitted
 * @param trace why, step by step, in the order in which the desk thought
 * @param appendMs append time of the record
 */
public record Decision(
    String source,
    String merchant,
    String recordType,
    @Nullable String eventId,
    @Nullable String room,
    @Nullable String buyer,
    Disposition disposition,
    String reason,
    @Nullable Long ruleSetVersion,
    boolean question,
    @Nullable String sku,
    @Nullable String answerId,
    List<String> actionIds,
    List<TraceStep> trace,
    long appendMs)
    implements Travelling {

  /** What became of the record; given at once and never changed. */
  public enum Disposition {
    /** An action was emitted for it. */
    ANSWERED,
    /** It waits with others in a cluster on the host's board. */
    JOINED,
    /** A person must see it. */
    HANDED_OVER,
    /** Not on board, overlay or inbox. */
    HIDDEN,
    /** Dropped with a reason: a repeat, a cool-down. */
    SUPPRESSED,
    /** Nothing to do. */
    IGNORED,
    /** Kept for later use, changed no decision. */
    RECORDED,
    /** Changed the desk's state. */
    APPLIED
  }

  public Decision {
    Require.text(source, "source");
    actionIds = List.copyOf(actionIds);
    trace = List.copyOf(trace);
  }
}
