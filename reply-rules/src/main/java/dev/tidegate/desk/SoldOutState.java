package dev.tidegate.desk;

/**
 * The host said that a product is sold out.
 *
 * @param show of the room in which it was said; it holds until that show ends
 * @param version of the product when it was said
 */
public record SoldOutState(String room, long show, long version) {}
