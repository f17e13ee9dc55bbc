package dev.tidegate.desk;

/** An event id that was decided, and when by desk time. */
public record SeenState(long atMs) {}
