package dev.tidegate.portal.live;

/** A room of a merchant. */
public record RoomKey(String merchant, String room) {}
