package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.desk.ReplyQueueState.Entry;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.Product;
import dev.tidegate.text.Fingerprint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a room whose platform limits public replies: who asks joins the cluster of the answer,
 * and one reply serves everybody who waits there. It goes out at once while the {@link ReplyBudget}
 * has replies left, else when the next one is there and no other cluster is more urgent.
 */
final class SharedReplies {
  /** Who asks this is about to buy. */
  private static final Set<String> ABOUT_TO_BUY =
      Set.of(
          "price",
          "discount",
          "stock",
          "size_fit",
          "how_to_buy",
          "purchase_intent",
          "payment_issue");

  private static final String BUDGET = "reply_budget";

  private SharedReplies() {}

  /**
   * Answers a question in the room; empty when another answer is on its way to the same cluster.
   *
   * @param plain the cluster of the answer
   */
  static Optional<Ruling> give(Said said, Answer answer, String text, String plain) {
    Turn turn = said.turn();
    ChatEvent chat = said.chat();
    Optional<String> place = place(turn.state(), plain, answer.template(), text);
    if (place.isEmpty()) {
      said.because("other_answer_waits", "answer", answer.id());
      return Optional.empty();
    }
    String id = place.get();
    SharedState known = turn.state().get(StateKind.SHARED, id);
    if (canBeRead(turn, known, text) && !budget(turn, said.room(), chat.account()).isFree()) {
      return Optional.of(canReadIt(said, answer, id, text));
    }
    boolean onItsWay = known != null && known.actionId() != null;
    joined(said, id, answer, onItsWay ? text : null);
    Stories.askedAgain(turn, chat.buyer(), id);
    String question = Questions.open(turn, chat, null);
    Replies.Way way = new Replies.Way(Channel.PUBLIC_REPLY, id);
    enter(turn, Replies.pending(chat, answer, question, way), id, said.evidence().intent(), null);
    if (onItsWay) {
      said.because("reply_on_its_way", "answer", answer.id());
      return Optional.of(Ruling.of(Disposition.JOINED, "reply_on_its_way").answeredBy(answer.id()));
    }
    return Optional.of(offered(said, answer, id));
  }

  /**
   * A question whose answer another way did not take waits for a public reply; false when another
   * answer is on its way to the same cluster.
   */
  static boolean follows(Turn turn, PendingState pending, String text) {
    Optional<String> place = place(turn.state(), pending.clusterOfRoom(), pending.template(), text);
    place.ifPresent(
        id -> {
          Questions.waits(turn, pending.openQuestion());
          enter(turn, pending, id, "", pending.channel());
        });
    return place.isPresent();
  }

  /** The question waits in a cluster, for the reply on its way or for the next one. */
  private static void enter(
      Turn turn, PendingState asked, String id, String intent, @Nullable Channel refused) {
    DeskState state = turn.state();
    String room = asked.roomOfQuestion();
    WaitingList.of(state, id).add(asked.openQuestion());
    state.put(StateKind.ASKER, asked.openQuestion(), asked.asker(id, null));
    Stories.waits(
        turn, asked.buyer(), asked.openQuestion(), id, ReachState.of(asked, turn.appendMs()));
    SharedState known = state.get(StateKind.SHARED, id);
    if (known != null && known.actionId() != null) {
      return;
    }
    if (known == null || !ReplyQueue.of(turn, room).has(id)) {
      state.put(
          StateKind.SHARED,
          id,
          new SharedState(
              room,
              asked.account(),
              asked.answerId(),
              asked.template(),
              asked.sku(),
              asked.inReplyTo(),
              "",
              null,
              0,
              0,
              refused,
              BUDGET,
              0));
    }
    queue(turn, room, id, asked.buyer(), intent);
  }

  /**
   * Takes a token for a reply that nobody else shares; false when there is none now, or somebody
   * waits for it. Always true without a quota.
   */
  static boolean takesToken(Turn turn, String room, String account) {
    ReplyBudget budget = budget(turn, room, account);
    if (!budget.isFree() || !ReplyQueue.of(turn, room).isEmpty()) {
      return false;
    }
    budget.spend();
    return true;
  }

  private static Ruling offered(Said said, Answer answer, String id) {
    SharedState now = said.turn().state().get(StateKind.SHARED, id);
    if (now != null && now.actionId() != null) {
      return Ruling.of(Disposition.ANSWERED, Giving.reason(answer)).answeredBy(answer.id());
    }
    said.because("waits_for_reply", "answer", answer.id());
    return Ruling.of(Disposition.JOINED, BUDGET).answeredBy(answer.id());
  }

  /**
   * The cluster itself, or one beside it for what is worded otherwise: a size for another body, a
   * price in another language. Nobody is served by somebody else's answer.
   */
  private static Optional<String> place(
      DeskState state, String plain, String template, String text) {
    String beside = plain + "~" + Ids.hash(text);
    if (takes(state.get(StateKind.SHARED, plain), template, text)) {
      return Optional.of(plain);
    }
    return takes(state.get(StateKind.SHARED, beside), template, text)
        ? Optional.of(beside)
        : Optional.empty();
  }

  private static boolean takes(@Nullable SharedState known, String template, String text) {
    if (known == null) {
      return true;
    }
    if (known.actionId() != null) {
      return known.text().equals(text);
    }
    return known.why().isEmpty() || known.template().equals(template);
  }

  private static boolean canBeRead(Turn turn, @Nullable SharedState known, String text) {
    return known != null
        && known.visibleAtMs() > 0
        && known.text().equals(text)
        && turn.nowMs() - known.visibleAtMs() < Questions.policy(turn).coolDownMs();
  }

  /** The room shows the answer: saying it again would cost somebody else's reply. */
  private static Ruling canReadIt(Said said, Answer answer, String id, String text) {
    joined(said, id, answer, text);
    String question = Questions.open(said.turn(), said.chat(), null);
    Questions.close(said.turn(), question, ClosedBy.SENT, "answer_visible");
    Told.remember(said.turn(), said.story(), answer.key(), Fingerprint.of(text));
    said.because("answer_visible", "answer", answer.id());
    return Ruling.of(Disposition.JOINED, "answer_visible").answeredBy(answer.id());
  }

  private static void joined(Said said, String id, Answer answer, @Nullable String shown) {
    Waiting waiting = shown == null ? Waiting.FOR_HOST : Waiting.NOT;
    int buyers = Clusters.join(said.turn(), said.chat(), id, waiting, sku(answer), shown);
    said.because("joined_cluster", "buyers", Integer.toString(buyers));
  }

  private static @Nullable String sku(Answer answer) {
    Product product = answer.product();
    return product == null ? null : product.sku();
  }

  private static ReplyBudget budget(Turn turn, String room, String account) {
    return new ReplyBudget(
        turn.state(), room, Accounts.of(turn.state(), account), turn.arrivedMs());
  }

  /** Puts a waiting cluster into the queue of its room and sends what may be sent. */
  static void queue(Turn turn, String room, String cluster, String buyer, String intent) {
    ReplyQueue.of(turn, room).add(cluster, buyer, ABOUT_TO_BUY.contains(intent));
    offer(turn, room);
  }

  /** The moment for which a reply was promised to the queue of a room. */
  static void due(Turn turn, String room) {
    ReplyQueue.of(turn, room).lookedAt();
    offer(turn, room);
  }

  private static void offer(Turn turn, String room) {
    ReplyQueue queue = ReplyQueue.of(turn, room);
    Optional<Entry> best = queue.best();
    while (best.isPresent()) {
      String cluster = best.get().cluster();
      SharedState shared = turn.state().get(StateKind.SHARED, cluster);
      ReplyBudget budget = shared == null ? null : budget(turn, room, shared.account());
      if (budget != null && !budget.isFree()) {
        queue.lookAgain(budget.nextMs());
        return;
      }
      queue.remove(cluster);
      if (shared != null && budget != null && send(turn, cluster, shared)) {
        budget.spend();
      }
      Clusters.forgetUnlessShown(turn.state(), room, cluster);
      best = queue.best();
    }
  }

  /** Sends the answer of a cluster by the merchant's first way; true when the room gets it. */
  private static boolean send(Turn turn, String cluster, SharedState shared) {
    Optional<Template.Rendered> rendered = SharedSends.render(turn, shared);
    if (rendered.isEmpty()) {
      SharedOutcomes.stays(turn, cluster, shared, "placeholder_missing");
      return false;
    }
    String text = rendered.get().text();
    Channel refused = shared.refused();
    Optional<Channel> channel =
        refused == null
            ? Accounts.first(turn, shared.account(), text)
            : Accounts.after(turn, shared.account(), text, refused);
    if (channel.isEmpty()) {
      SharedOutcomes.stays(turn, cluster, shared, "no_reply_channel");
      return false;
    }
    return SharedSends.by(turn, cluster, shared, channel.get(), rendered.get())
        && channel.get() == Channel.PUBLIC_REPLY;
  }
}
