package dev.tidegate.matching;

/**
 * Where a comment stands among its near duplicates, itself counted.
 *
 * @param group number of its group, ascending in the order in which groups are opened, never used
 *     again
 * @param lines of the group so far
 * @param users who wrote them; all of them are counted up to {@link FloodGroups#USERS_PER_GROUP},
 *     later ones as one each time
 * @param linesOfUser how many of them its own user wrote
 * @param forms how many differently written ones there are, at most {@link
 *     FloodGroups#FORMS_PER_GROUP}
 * @param distinctUnits of the line, see {@link dev.tidegate.text.NearText#distinctUnits}
 */
public record GroupedLine(
    long group, int lines, int users, int linesOfUser, int forms, int distinctUnits) {}
