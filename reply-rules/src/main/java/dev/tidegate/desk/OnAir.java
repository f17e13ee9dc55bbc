package dev.tidegate.desk;

import dev.tidegate.desk.AskedState.Asker;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the host said on air, told to buyers: one line in the room for all who wait, and an answer
 * to each who asks later.
 */
final class OnAir {
  private OnAir() {}

  /** What a buyer is told; in Chinese when {@code asked} or the host's words are. */
  static Replies.Answer answer(String cluster, String asked, long saidMs, String said) {
    String time = ShopClock.hourAndMinute(saidMs);
    boolean han = ProductAnswers.isHan(asked) || ProductAnswers.isHan(said);
    String words = han ? "主播 " + time + " 讲过：" + said : "The host said at " + time + ": " + said;
    return new Replies.Answer("said." + cluster, words, null);
  }

  /**
   * Closes what those who wait in the cluster were owed: all in the room heard the host. What needs
   * a person was seen by one. Where the words are known and somebody still waits, one line in the
   * room repeats them, as a reply to who asked last.
   *
   * @param cluster as it was before the mark
   * @param saidMs append time of the host's words
   * @param text what the host said, null when nobody wrote it down
   */
  static void tellWhoWaits(
      Turn turn,
      HostMark mark,
      String id,
      ClusterState cluster,
      long saidMs,
      @Nullable String text) {
    ClosedBy by = cluster.needsPerson() ? ClosedBy.ANSWERED_BY_PERSON : ClosedBy.SAID_ON_AIR;
    Optional<Asker> newest = newest(turn, id);
    int waited = 0;
    for (String question : WaitingList.of(turn.state(), id).takeAll()) {
      waited += HandOffs.answered(turn, id, question, by, "host_mark") ? 1 : 0;
    }
    Asked.answered(turn.state(), id);
    if (waited == 0 || newest.isEmpty() || text == null || cluster.needsPerson()) {
      return;
    }
    say(turn, mark, newest.get(), answer(id, cluster.text(), saidMs, text), text);
  }

  /** Who asked last and is held by no person: the bot may address that buyer. */
  private static Optional<Asker> newest(Turn turn, String id) {
    Optional<Asker> newest = Asked.newest(turn.state(), id);
    return newest.isEmpty() || !HandOffs.personHas(turn, newest.get().buyer())
        ? newest
        : WaitingList.of(turn.state(), id).all().stream()
            .map(question -> asker(turn, question))
            .flatMap(Optional::stream)
            .max(Comparator.comparingLong(Asker::atMs).thenComparing(Asker::eventId));
  }

  private static Optional<Asker> asker(Turn turn, String id) {
    QuestionState question = turn.state().get(StateKind.QUESTION, id);
    if (question == null || HandOffs.personHas(turn, question.buyer())) {
      return Optional.empty();
    }
    return Optional.ofNullable(Stories.waitingFor(turn, question.buyer(), id))
        .map(StoryState.Waiting::reach)
        .map(
            reach ->
                new Asker(
                    reach.account(),
                    reach.platform(),
                    question.buyer(),
                    reach.eventId(),
                    reach.replyTo(),
                    reach.receivedAtMs(),
                    reach.atMs()));
  }

  /** By a way that the whole room sees, within its reply budget. */
  private static void say(Turn turn, HostMark mark, Asker to, Replies.Answer answer, String words) {
    Optional<Channel> channel =
        Accounts.first(turn, to.account(), answer.template())
            .filter(way -> way == Channel.PUBLIC_REPLY || way == Channel.OVERLAY);
    if (channel.isEmpty()) {
      turn.because("no_reply_channel");
      return;
    }
    if (channel.get() == Channel.PUBLIC_REPLY
        && !SharedReplies.takesToken(turn, mark.room(), to.account())) {
      turn.because("replies_are_scarce", "answer", answer.id());
      return;
    }
    turn.because("told_who_waits");
    Replies.sayInRoom(turn, mark.id(), channel.get(), mark.room(), to, answer, words);
  }
}
