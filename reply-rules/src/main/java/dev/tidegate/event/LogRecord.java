package dev.tidegate.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;

/**
 * A record on {@code tidegate.events}, keyed by merchant: everything that can change a decision.
 *
 * <p>The JSON property {@code type} is the simple class name. A new kind of record is a new
 * permitted class; readers send unknown types to the dead letters, so producers are upgraded last.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(ChatEvent.class),
  @JsonSubTypes.Type(OrderEvent.class),
  @JsonSubTypes.Type(RoomEvent.class),
  @JsonSubTypes.Type(ReleaseChanged.class),
  @JsonSubTypes.Type(ProductChanged.class),
  @JsonSubTypes.Type(DeliveryOutcome.class),
  @JsonSubTypes.Type(HostMark.class),
  @JsonSubTypes.Type(BuyerJoined.class),
  @JsonSubTypes.Type(AccountChanged.class),
  @JsonSubTypes.Type(StaffAction.class),
  @JsonSubTypes.Type(Tick.class)
})
public sealed interface LogRecord extends Travelling
    permits ChatEvent,
        OrderEvent,
        RoomEvent,
        ReleaseChanged,
        ProductChanged,
        DeliveryOutcome,
        HostMark,
        BuyerJoined,
        AccountChanged,
        StaffAction,
        Tick {

  /** The merchant whose desk decides this record; also the Kafka key. */
  String merchant();
}
