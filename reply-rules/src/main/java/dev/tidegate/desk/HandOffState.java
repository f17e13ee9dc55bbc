package dev.tidegate.desk;

import dev.tidegate.event.Action.Fact;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Change;
import dev.tidegate.event.HandOff.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A buyer who needs a person, until the matter is closed; kept by the buyer's id.
 *
 * @param reach the way to the buyer: that of the last message
 * @param armedMs desk time of its next deadline, 0 before there is one
 */
public record HandOffState(
    String id,
    Opening opening,
    ReachState reach,
    Matter matter,
    Course course,
    List<HandOff.Note> notes,
    List<Ready> suggestions,
    long armedMs) {

  /**
   * Where it began.
   *
   * @param atMs append time
   */
  public record Opening(String eventId, @Nullable String room, long atMs) {}

  /**
   * What it is about.
   *
   * @param clusters questions on boards, the newest last
   * @param aside whether it is about something that is on no board, too
   */
  public record Matter(List<Why> why, @Nullable String sku, List<String> clusters, boolean aside) {
    private static final int MAX_CLUSTERS = 8;

    public Matter {
      why = List.copyOf(Objects.requireNonNullElse(why, List.of()));
      clusters = List.copyOf(Objects.requireNonNullElse(clusters, List.of()));
    }

    /** With another reason, and the question on the board, null when it is on none. */
    Matter and(Why another, @Nullable String product, @Nullable String cluster) {
      List<Why> reasons = why.contains(another) ? why : with(why, another);
      List<String> all = new ArrayList<>(clusters);
      if (cluster != null) {
        all.remove(cluster);
        all.add(cluster);
      }
      return new Matter(
          reasons,
          product == null ? sku : product,
          all.subList(Math.max(0, all.size() - MAX_CLUSTERS), all.size()),
          aside || cluster == null);
    }

    Matter without(String cluster) {
      return new Matter(
          why, sku, clusters.stream().filter(c -> !c.equals(cluster)).toList(), aside);
    }

    /** With one question that went into another. */
    Matter moved(String from, String into) {
      return new Matter(
          why,
          sku,
          clusters.stream().map(c -> c.equals(from) ? into : c).distinct().toList(),
          aside);
    }

    boolean isOver() {
      return clusters.isEmpty() && !aside;
    }
  }

  /**
   * Where it stands.
   *
   * @param heldBy who of the staff holds the buyer, null while the buyer is in the queue
   * @param waitsSinceMs append time of the buyer's first words that no person answered, 0 when
   *     nothing waits
   * @param replied whether a person answered, and the answer is not known to have failed
   * @param returned how often an agent stayed silent
   * @param checkMs when something is to be decided next, by desk time
   */
  public record Course(
      Change change,
      @Nullable String heldBy,
      long waitsSinceMs,
      boolean replied,
      int returned,
      long checkMs) {

    Course held(Change by, @Nullable String who, long nextCheckMs) {
      return new Course(by, who, waitsSinceMs, replied, returned, nextCheckMs);
    }

    /** The buyer wrote. */
    Course spoke(long appendMs, long nextCheckMs) {
      return new Course(
          Change.SPOKE,
          heldBy,
          waitsSinceMs == 0 ? appendMs : waitsSinceMs,
          replied,
          returned,
          nextCheckMs);
    }

    Course answered(String who, long nextCheckMs) {
      return new Course(Change.REPLIED, who, 0, true, returned, nextCheckMs);
    }

    /** A person's answer failed: the buyer waits again. */
    Course failed(long appendMs, long nextCheckMs) {
      return new Course(Change.NOT_DELIVERED, heldBy, appendMs, false, returned, nextCheckMs);
    }

    /** The agent stayed silent. */
    Course back(long nextCheckMs) {
      return new Course(Change.RETURNED, null, waitsSinceMs, replied, returned + 1, nextCheckMs);
    }
  }

  /**
   * A reply made ready.
   *
   * @param answer what the cool-down counts the answer by
   * @param facts what it claims about products
   */
  public record Ready(String text, String from, String answer, List<Fact> facts) {
    public Ready {
      facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
    }
  }

  public HandOffState {
    notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    suggestions = List.copyOf(Objects.requireNonNullElse(suggestions, List.of()));
  }

  /** Of a buyer, null when none is open. */
  static @Nullable HandOffState of(DeskState state, String buyer) {
    return state.get(StateKind.HAND_OFF, buyer);
  }

  boolean taken() {
    return course.heldBy() != null;
  }

  /** The newest question on a board that it is about, null when there is none. */
  @Nullable String cluster() {
    List<String> all = matter.clusters();
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  HandOffState with(Course next) {
    return new HandOffState(id, opening, reach, matter, next, notes, suggestions, armedMs);
  }

  HandOffState with(Matter next) {
    return new HandOffState(id, opening, reach, next, course, notes, suggestions, armedMs);
  }

  /** Goes on by another way, with other replies made ready. */
  HandOffState with(ReachState way, List<Ready> ready) {
    return new HandOffState(id, opening, way, matter, course, notes, ready, armedMs);
  }

  HandOffState noted(HandOff.Note note) {
    List<HandOff.Note> all = with(notes, note);
    return new HandOffState(
        id,
        opening,
        reach,
        matter,
        course,
        all.subList(Math.max(0, all.size() - HandOff.MAX_NOTES), all.size()),
        suggestions,
        armedMs);
  }

  HandOffState armed(long atMs) {
    return new HandOffState(id, opening, reach, matter, course, notes, suggestions, atMs);
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> all = new ArrayList<>(list);
    all.add(one);
    return all;
  }
}
