package dev.tidegate.jobs.desk;

import dev.tidegate.desk.HandOffState;
import dev.tidegate.desk.HandOffState.Course;
import dev.tidegate.desk.HandOffState.Matter;
import dev.tidegate.desk.HandOffState.Opening;
import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.desk.ReachState;
import dev.tidegate.desk.StaffReplyState;
import dev.tidegate.desk.StoryState;
import dev.tidegate.event.Action;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.OrderEvent;
import java.util.List;

/** States of hand-offs; what may be null is given. */
final class HandOffSamples {
  private HandOffSamples() {}

  static StoryState talk(String undelivered, String room) {
    return new StoryState(
        List.of(
            new HandOff.Line(
                "e1", 5, HandOff.Who.BUYER, true, "多少钱", "waits_for_host", undelivered)),
        List.of(new StoryState.Waiting("o1", "room-1#1", 4, 2, reach(room))),
        List.of(new HandOff.Order("o1", OrderEvent.Status.PAID, List.of("S1"), 3)));
  }

  static HandOffState handOff(String heldBy, String sku, String room) {
    return new HandOffState(
        "h1",
        new Opening("e1", room, 5),
        reach(room),
        new Matter(List.of(HandOff.Why.COMPLAINT), sku, List.of("room-1#1"), true),
        new Course(HandOff.Change.TAKEN, heldBy, 5, true, 1, 9),
        List.of(new HandOff.Note(6, "anna", "急")),
        List.of(
            new Ready("99 元", "A1", "A1|S1", List.of(new Action.Fact("S1", "price", "99", 2, 7)))),
        9);
  }

  private static ReachState reach(String room) {
    return new ReachState(
        "demo", "generic", Action.Channel.DM, room, "e1", "box", 3, 4, true, "b1");
  }

  static StaffReplyState staffReply(String cluster, String sku) {
    return new StaffReplyState(
        "h1",
        cluster,
        sku,
        "anna",
        cluster == null ? null : reach("room-1"),
        List.of(new Action.Fact("S1", "price", "99", 2, 7)));
  }
}
