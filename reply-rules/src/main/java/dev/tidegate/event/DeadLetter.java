package dev.tidegate.event;

/**
 * A record that could not be decided, kept with the reason.
 *
 * @param reason machine-readable: {@code malformed_json}, {@code unknown_type}, {@code
 *     invalid_field}, {@code desk_failed}
 * @param detail names the field or the exception's class; never text of a buyer
 * @param payload the bytes, sealed
 */
public record DeadLetter(
    String sourceTopic, int partition, long offset, String reason, String detail, String payload)
    implements Travelling {}
