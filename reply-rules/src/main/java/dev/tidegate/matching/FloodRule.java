package dev.tidegate.matching;

/**
 * Says of a line whether it is part of a flood that is held back. Four signs: the group's lines
 * come from users who repeat themselves and are written in ever other ways, so that no equal-text
 * filter finds them; moderation found several of its lines unfit; and one user alone goes on and
 * on. A question of many buyers is none of these, for each asks once; nor is cheering, which is
 * short: it is folded and counted.
 */
final class FloodRule {
  /** Cheers ("哈哈", "666", "好耶", "来了来了") have fewer distinct units. */
  private static final int FEWEST_UNITS = 5;

  private static final int REPEATS = 2;
  private static final int FORMS = 3;

  /** Part of the lines that repeats a user. */
  private static final double REPEATED_SHARE = 0.1;

  /** Part of the lines that is written in another way. */
  private static final double FORMS_SHARE = 0.5;

  private static final int UNFIT = 2;

  /** Part of the lines that moderation finds unfit: disguises hide the others from it. */
  private static final double UNFIT_SHARE = 0.2;

  private static final int LINES_OF_ONE_USER = 4;

  private FloodRule() {}

  /** Whether a group is the work of a ring. What was one stays one. */
  static boolean isRing(FloodGroup group) {
    int repeats = group.lines() - group.users();
    int forms = Math.min(group.lines(), FloodGroups.FORMS_PER_GROUP);
    boolean disguised =
        group.forms().length >= FORMS && group.forms().length >= FORMS_SHARE * forms;
    boolean repeated = repeats >= REPEATS && repeats >= REPEATED_SHARE * group.lines();
    boolean unfit = group.unfit() >= UNFIT && group.unfit() >= UNFIT_SHARE * group.lines();
    return group.ring() || (disguised && repeated) || unfit;
  }

  /** Whether a line is held back. The first of a flood is not. */
  static boolean holdsBack(boolean ring, int linesOfUser, int distinctUnits) {
    return distinctUnits >= FEWEST_UNITS && (ring || linesOfUser >= LINES_OF_ONE_USER);
  }
}
