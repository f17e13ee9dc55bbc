package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts the comments of one room, in the order of their time, into groups of near duplicates: the
 * disguised copies of an advertisement, a question that many buyers send at once.
 *
 * <p>A line joins the group that has a line written alike. Otherwise it is compared with the {@link
 * Profile} of the groups that share features with it, weighted by {@link Rarity}, and joins the one
 * that exceeds by most what is needed. More is needed the shorter the texts are; very short ones
 * ("哈哈", "666") must be equal; and more of a pair than of a group that {@value #ESTABLISHED} lines
 * have established, for two honest lines are often alike and a flood has many. Lines with different
 * {@link NearText#numbers} never meet. A group ends after a silence, or when it is the longest
 * silent one and there are too many.
 *
 * <p>Deterministic: equal calls, equal answers, also when it was {@link #restored} from its groups
 * in between: everything else in here follows from them. Equal texts are in one group in whichever
 * order they come, while the group lasts; which of two near groups a line between them joins may
 * depend on the order. Memory is bounded by the greatest number of groups, whatever is written. Not
 * thread-safe.
 */
public final class FloodGroups {
  /** Users of a group that are remembered. */
  public static final int USERS_PER_GROUP = 128;

  /** Differently written lines of a group that are remembered. */
  public static final int FORMS_PER_GROUP = 64;

  private static final long SILENCE_MS = 120_000;
  private static final int GROUPS = 1024;

  /** A quiet room needs few; then four times as many. */
  private static final int FIRST_SLOTS = 64;

  private static final int GROWTH = 4;

  private static final int ESTABLISHED = 3;

  /** Distinct units below which a line joins by equality only, per kind of group. */
  private static final int FEWEST_UNITS_OF_PAIR = 5;

  private static final int FEWEST_UNITS_OF_FLOOD = 4;

  /** Likeness that is needed at {@link #SHORT} units and at {@link #LONG} ones, linear between. */
  private static final double PAIR_SHORT = 0.85;

  private static final double PAIR_LONG = 0.55;
  private static final double FLOOD_SHORT = 0.7;
  private static final double FLOOD_LONG = 0.4;
  private static final int SHORT = 4;
  private static final int LONG = 9;

  private final int most;
  private final long silenceMs;
  private @Nullable FloodGroup[] bySlot = {};
  private Rarity rarity = new Rarity(1);
  private Postings postings = new Postings(1);

  /** Slots in use, the one that was silent longest first. */
  private final LinkedHashMap<Integer, FloodGroup> live = new LinkedHashMap<>();

  private final Map<Long, Integer> slotByForm = new HashMap<>();
  private long sequence;
  private long nowMs = Long.MIN_VALUE;

  /** Groups that end after two minutes of silence, at most {@value #GROUPS}. */
  public FloodGroups() {
    this(GROUPS, SILENCE_MS);
  }

  /**
   * @param most groups at a time, at least 1
   * @param silenceMs milliseconds without a line after which a group ends, at least 1
   */
  public FloodGroups(int most, long silenceMs) {
    if (most < 1 || silenceMs < 1) {
      throw new IllegalArgumentException(
          "most and silenceMs must be at least 1, were " + most + " and " + silenceMs);
    }
    this.most = most;
    this.silenceMs = silenceMs;
    arrange(Math.min(most, FIRST_SLOTS), List.of());
  }

  /**
   * The groups of a room as they were.
   *
   * @param slots as {@link #slots()} said
   * @param sequence as {@link #sequence()} said
   * @param stored the group that was last said to be in a slot, null when none was
   */
  public static FloodGroups restored(
      int slots, long sequence, IntFunction<@Nullable FloodGroup> stored) {
    FloodGroups groups = new FloodGroups();
    List<Placed> placed = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      FloodGroup group = stored.apply(slot);
      if (group != null) {
        placed.add(new Placed(slot, group));
      }
    }
    groups.sequence = sequence;
    groups.arrange(slots, placed);
    return groups;
  }

  private record Placed(int slot, FloodGroup group) {}

  /** Slots that groups may be in: 0 up to this. */
  public int slots() {
    return bySlot.length;
  }

  /** Lines that were added. */
  public long sequence() {
    return sequence;
  }

  /**
   * Puts a comment into its group.
   *
   * @param user who wrote it, any stable name
   * @param timeMs event time; one before an earlier call's counts as that
   * @param unfit whether moderation finds it unfit for the room
   * @return the group, which is in its slot in place of the former one
   */
  public GroupedLine add(NearText line, String user, long timeMs, boolean unfit) {
    nowMs = Math.max(nowMs, timeMs);
    expire();
    sequence++;
    Integer alike = slotByForm.get(FloodGroup.form(line));
    int slot = alike == null ? nearest(line) : alike;
    FloodGroup before = slot < 0 ? null : bySlot[slot];
    FloodGroup grown =
        before == null
            ? FloodGroup.open(line, user, unfit, nowMs, sequence)
            : before.with(line, user, unfit, nowMs, sequence);
    int linesOfUser = grown.linesOf(user);
    boolean ring = FloodRule.isRing(grown);
    boolean heldBack = FloodRule.holdsBack(ring, linesOfUser, line.distinctUnits());
    FloodGroup after = grown.judged(ring, heldBack);
    if (before == null) {
      slot = freeSlot();
      put(slot, after);
    } else {
      replace(slot, before, after);
    }
    return new GroupedLine(slot, after, linesOfUser, line.distinctUnits(), heldBack);
  }

  /** Groups that have not ended. */
  public int size() {
    return live.size();
  }

  /** Differently written lines that are remembered, of all groups. */
  int writtenForms() {
    return slotByForm.size();
  }

  /** The slot of the group that a line joins though no line of it is written alike, or -1. */
  private int nearest(NearText line) {
    if (line.distinctUnits() < FEWEST_UNITS_OF_FLOOD) {
      return -1;
    }
    int best = -1;
    double bestMargin = 0;
    double[] weights = rarity.weights(line);
    for (int slot : postings.candidates(line, weights)) {
      FloodGroup group = bySlot[slot];
      if (group == null || !group.numbers().equals(line.numbers())) {
        continue;
      }
      double needed = needed(group, line);
      if (needed > 1) {
        continue;
      }
      double margin = group.profile().likeness(line, weights, rarity, needed) - needed;
      if (margin >= 0 && (best < 0 || margin > bestMargin)) {
        best = slot;
        bestMargin = margin;
      }
    }
    return best;
  }

  /** The likeness that a line needs to join; above 1 when only an equal one may. */
  private static double needed(FloodGroup group, NearText line) {
    boolean flood = group.lines() >= ESTABLISHED;
    int shorter = Math.min(group.units(), line.distinctUnits());
    int longer = Math.max(group.units(), line.distinctUnits());
    if (longer < FEWEST_UNITS_OF_PAIR
        || shorter < (flood ? FEWEST_UNITS_OF_FLOOD : FEWEST_UNITS_OF_PAIR)) {
      return 2;
    }
    double part = Math.max(0, Math.min(1, (shorter - SHORT) / (double) (LONG - SHORT)));
    return flood
        ? FLOOD_SHORT + part * (FLOOD_LONG - FLOOD_SHORT)
        : PAIR_SHORT + part * (PAIR_LONG - PAIR_SHORT);
  }

  private void put(int slot, FloodGroup group) {
    bySlot[slot] = group;
    live.put(slot, group);
    rarity.add(group.profile(), 1);
    postings.touch(slot, group.profile());
    for (long form : group.forms()) {
      slotByForm.put(form, slot);
    }
  }

  private void replace(int slot, FloodGroup before, FloodGroup after) {
    bySlot[slot] = after;
    live.remove(slot);
    live.put(slot, after);
    rarity.grown(before.profile(), after.profile());
    postings.touch(slot, after.profile());
    slotByForm.put(after.forms()[after.forms().length - 1], slot);
  }

  private void expire() {
    while (!live.isEmpty()) {
      Map.Entry<Integer, FloodGroup> eldest = live.entrySet().iterator().next();
      if (nowMs - eldest.getValue().lastMs() <= silenceMs) {
        return;
      }
      remove(eldest.getKey(), eldest.getValue());
    }
  }

  /** The lowest free slot; when there is none, more are made or the eldest group ends. */
  private int freeSlot() {
    if (live.size() == most) {
      Map.Entry<Integer, FloodGroup> eldest = live.entrySet().iterator().next();
      remove(eldest.getKey(), eldest.getValue());
    } else if (live.size() == bySlot.length) {
      arrange(Math.min(most, bySlot.length * GROWTH), placed());
    }
    int slot = 0;
    while (bySlot[slot] != null) {
      slot++;
    }
    return slot;
  }

  private void remove(int slot, FloodGroup group) {
    live.remove(slot);
    bySlot[slot] = null;
    rarity.add(group.profile(), -1);
    postings.remove(slot, group.profile());
    for (long form : group.forms()) {
      slotByForm.remove(form, slot);
    }
  }

  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    live.forEach((slot, group) -> placed.add(new Placed(slot, group)));
    return placed;
  }

  /** Builds anew what follows from the groups: they are put in in the order of their last lines. */
  private void arrange(int slots, List<Placed> groups) {
    bySlot = new FloodGroup[slots];
    rarity = new Rarity(slots);
    postings = new Postings(slots);
    live.clear();
    slotByForm.clear();
    groups.stream()
        .sorted(Comparator.comparingLong(placed -> placed.group().touched()))
        .forEach(placed -> put(placed.slot(), placed.group()));
  }
}
