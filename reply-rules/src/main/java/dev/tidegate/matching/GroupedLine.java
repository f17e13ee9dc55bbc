package dev.tidegate.matching;

/**
 * Where a comment stands among its near duplicates, itself counted.
 *
 * @param slot of the room in which its group is kept
 * @param group as it is now
 * @param linesOfUser how many of the group's lines its own user wrote
 * @param distinctUnits of the line, see {@link dev.tidegate.text.NearText#distinctUnits}
 * @param heldBack whether it is part of a flood, as {@link FloodRule} says
 */
public record GroupedLine(
    int slot, FloodGroup group, int linesOfUser, int distinctUnits, boolean heldBack) {}
