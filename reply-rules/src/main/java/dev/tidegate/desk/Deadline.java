package dev.tidegate.desk;

/** What can be due, each with the id of what it is about. */
enum Deadline {
  /** A question that nobody answered. */
  QUESTION("question:"),
  /** A reply whose outcome did not come. */
  REPLY("reply:"),
  /** A show that may have been quiet for too long. */
  SHOW("show:"),
  /** An alarm that may be over. */
  ALARM("alarm:"),
  /** A room whose questions wait for the next public reply. */
  BUDGET("budget:"),
  /** A hand-off that nobody took, an agent who is silent, a talk that has ended. */
  HAND_OFF("handOff:");

  private final String prefix;

  Deadline(String prefix) {
    this.prefix = prefix;
  }

  /** Makes it due in {@code ms} of desk time. */
  void in(Turn turn, long ms, String id) {
    new Deadlines(turn.state()).add(turn.nowMs() + ms, prefix + id);
  }

  /** Makes it due at a desk time, or up to {@code slotMs} later. */
  void at(Turn turn, long atMs, long slotMs, String id) {
    new Deadlines(turn.state()).add(atMs, slotMs, prefix + id);
  }

  /** Decides everything that is due by now, each at its own moment. */
  static void decideDue(Turn turn) {
    long nowMs = turn.nowMs();
    Deadlines deadlines = new Deadlines(turn.state());
    for (var due = deadlines.takeEarliest(nowMs);
        due != null;
        due = deadlines.takeEarliest(nowMs)) {
      turn.at(due.atMs());
      due.ids().forEach(id -> decide(turn, id));
    }
    turn.at(nowMs);
  }

  private static void decide(Turn turn, String due) {
    for (Deadline kind : values()) {
      if (due.startsWith(kind.prefix)) {
        kind.decided(turn, due.substring(kind.prefix.length()));
        return;
      }
    }
    QUESTION.decided(turn, due); // the only kind before there were several had no prefix
  }

  private void decided(Turn turn, String id) {
    switch (this) {
      case QUESTION -> Questions.due(turn, id);
      case REPLY -> OutcomeDesk.overdue(turn, id);
      case SHOW -> Rooms.due(turn, id);
      case ALARM -> RoomAlarms.due(turn, id);
      case BUDGET -> SharedReplies.due(turn, id);
      case HAND_OFF -> HandOffs.due(turn, id);
    }
  }
}
