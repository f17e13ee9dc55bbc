package dev.tidegate.desk;

import java.util.List;

/**
 * The alarms of a room, at most one of each matter, and the pace of its comments as it was at two
 * moments at least a window apart.
 *
 * @param earlierMs desk time of the earlier moment
 * @param earlier comments of the room until then
 */
public record RoomAlarmsState(
    List<AlarmState> alarms, long earlierMs, long earlier, long laterMs, long later) {
  public RoomAlarmsState {
    alarms = List.copyOf(alarms);
  }
}
