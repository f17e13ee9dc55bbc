package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * <p>Deterministic: equal calls, equal answers. Equal texts are in one group in whichever order
 * they come, while the group lasts; which of two near groups a line between them joins may depend
 * on the order. Memory is bounded by the greatest number of groups, whatever is written. Not
 * thread-safe.
 */
public final class FloodGroups {
  /** Users of a group that are remembered. */
  public static final int USERS_PER_GROUP = 128;

  /** Differently written lines of a group that are remembered. */
  public static final int FORMS_PER_GROUP = 64;

  private static final long SILENCE_MS = 120_000;
  private static final int GROUPS = 1024;

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
  private final Rarity rarity = new Rarity();
  private final Postings postings;

  /** The one that was silent longest first. */
  private final LinkedHashMap<Long, Group> groups = new LinkedHashMap<>();

  private final Map<String, Group> byExact = new HashMap<>();
  private long opened;
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
    this.postings = new Postings(most);
  }

  /**
   * Puts a comment into its group.
   *
   * @param user who wrote it, any stable name
   * @param timeMs event time; one before an earlier call's counts as that
   */
  public GroupedLine add(String text, String user, long timeMs) {
    return add(NearText.of(text), user, timeMs);
  }

  /** As {@link #add(String, String, long)}, of a text that was read before. */
  public GroupedLine add(NearText line, String user, long timeMs) {
    nowMs = Math.max(nowMs, timeMs);
    expire();
    Group group = byExact.get(line.exact());
    if (group == null) {
      group = nearest(line);
    }
    if (group == null) {
      group = new Group(++opened, line);
      rarity.count(line);
      makeRoom();
    } else {
      group.add(line);
    }
    touch(group, line);
    int linesOfUser = group.countUser(user);
    return new GroupedLine(
        group.number,
        group.lines,
        group.users,
        linesOfUser,
        group.forms.size(),
        line.distinctUnits());
  }

  /** Groups that have not ended. */
  public int size() {
    return groups.size();
  }

  /** Differently written lines that are remembered, of all groups. */
  int writtenForms() {
    return byExact.size();
  }

  private void touch(Group group, NearText line) {
    group.lastMs = nowMs;
    groups.remove(group.number);
    groups.put(group.number, group);
    if (group.forms.size() < FORMS_PER_GROUP && group.forms.put(line.exact(), true) == null) {
      byExact.put(line.exact(), group);
    }
    postings.add(group.number, line);
  }

  private @Nullable Group nearest(NearText line) {
    if (line.distinctUnits() < FEWEST_UNITS_OF_FLOOD) {
      return null;
    }
    Group best = null;
    double bestMargin = 0;
    double[] weights = rarity.weights(line);
    for (long number : postings.candidates(line, weights)) {
      Group group = groups.get(number);
      if (group == null || !group.numbers.equals(line.numbers())) {
        continue;
      }
      double needed = needed(group, line);
      if (needed > 1) {
        continue;
      }
      double margin = group.profile.likeness(line, weights, rarity, needed) - needed;
      if (margin >= 0 && (best == null || margin > bestMargin)) {
        best = group;
        bestMargin = margin;
      }
    }
    return best;
  }

  /** The likeness that a line needs to join; above 1 when only an equal one may. */
  private static double needed(Group group, NearText line) {
    boolean flood = group.lines >= ESTABLISHED;
    int shorter = Math.min(group.units, line.distinctUnits());
    int longer = Math.max(group.units, line.distinctUnits());
    if (longer < FEWEST_UNITS_OF_PAIR
        || shorter < (flood ? FEWEST_UNITS_OF_FLOOD : FEWEST_UNITS_OF_PAIR)) {
      return 2;
    }
    double part = Math.max(0, Math.min(1, (shorter - SHORT) / (double) (LONG - SHORT)));
    return flood
        ? FLOOD_SHORT + part * (FLOOD_LONG - FLOOD_SHORT)
        : PAIR_SHORT + part * (PAIR_LONG - PAIR_SHORT);
  }

  private void expire() {
    Iterator<Group> eldest = groups.values().iterator();
    while (eldest.hasNext()) {
      Group group = eldest.next();
      if (nowMs - group.lastMs <= silenceMs) {
        return;
      }
      eldest.remove();
      forget(group);
    }
  }

  private void makeRoom() {
    if (groups.size() >= most) {
      Iterator<Group> eldest = groups.values().iterator();
      Group group = eldest.next();
      eldest.remove();
      forget(group);
    }
  }

  private void forget(Group group) {
    group.forms.keySet().forEach(byExact::remove);
  }

  private static final class Group {
    final long number;
    final String numbers;
    final Profile profile;
    final Map<String, Boolean> forms = new HashMap<>();
    final Map<String, Integer> linesByUser = new HashMap<>();
    int lines = 1;
    int users;
    int units;
    long lastMs;

    Group(long number, NearText first) {
      this.number = number;
      numbers = first.numbers();
      profile = new Profile(first);
      units = first.distinctUnits();
    }

    void add(NearText line) {
      lines++;
      profile.add(line);
      units = Math.max(units, profile.commonUnits());
    }

    int countUser(String user) {
      Integer before = linesByUser.get(user);
      if (before == null) {
        users++;
        if (linesByUser.size() >= USERS_PER_GROUP) {
          return 1;
        }
      }
      return linesByUser.merge(user, 1, Integer::sum);
    }
  }
}
