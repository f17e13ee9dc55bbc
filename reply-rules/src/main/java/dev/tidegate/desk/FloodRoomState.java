package dev.tidegate.desk;

/**
 * Where the flood groups of a room are: in the slots from 0 up to {@code slots}.
 *
 * @param sequence lines that were put into groups so far
 */
public record FloodRoomState(int slots, long sequence) {}
