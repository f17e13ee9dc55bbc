package dev.tidegate.matching;

/**
 * Says of a grouped line whether it is part of a flood that should be held back. Three signs, each
 * counted over the group: its lines come from users who repeat themselves, they are written in ever
 * other ways so that no equal-text filter finds them, and one user alone goes on and on. A question
 * of many buyers is none of these, for each asks once; nor is cheering, which is short: it is
 * folded and counted.
 */
public final class FloodRule {
  /** Cheers ("哈哈", "666", "好耶", "来了来了") have fewer distinct units. */
  private static final int FEWEST_UNITS = 5;

  private static final int REPEATS = 2;
  private static final int FORMS = 3;

  /** Part of the lines that repeats a user. */
  private static final double REPEATED_SHARE = 0.1;

  /** Part of the lines that is written in another way. */
  private static final double FORMS_SHARE = 0.5;

  private static final int LINES_OF_ONE_USER = 4;

  private FloodRule() {}

  /** Whether the line is held back. The first lines of a flood never are. */
  public static boolean suppresses(GroupedLine line) {
    if (line.distinctUnits() < FEWEST_UNITS) {
      return false;
    }
    int repeats = line.lines() - line.users();
    int forms = Math.min(line.lines(), FloodGroups.FORMS_PER_GROUP);
    boolean disguised = line.forms() >= FORMS && line.forms() >= FORMS_SHARE * forms;
    boolean repeated = repeats >= REPEATS && repeats >= REPEATED_SHARE * line.lines();
    return (disguised && repeated) || line.linesOfUser() >= LINES_OF_ONE_USER;
  }
}
