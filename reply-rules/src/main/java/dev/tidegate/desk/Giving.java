package dev.tidegate.desk;

import dev.tidegate.desk.Clusters.Waiting;
import dev.tidegate.desk.Replies.Answer;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.text.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives an answer that was found: in words that the buyer has not read, by the merchant's first way
 * that can carry them, and within the room's reply budget.
 */
final class Giving {
  private Giving() {}

  /** Empty when the answer cannot be given: then the question waits like one without an answer. */
  static Optional<Ruling> give(Said said, Answer answer) {
    return give(
        said, answer, said.isPublic() ? ClusterIds.answered(said.room(), answer) : "", null);
  }

  /**
   * As {@link #give(Said, Answer)}, the question being in this cluster of the room.
   *
   * @param shown the answer on the board, null for the text that is sent
   */
  static Optional<Ruling> give(Said said, Answer answer, String cluster, @Nullable String shown) {
    Turn turn = said.turn();
    int first = firstWording(said, answer);
    Optional<Template.Rendered> rendered =
        Told.render(turn, Wordings.of(answer.template(), first), answer.product());
    if (rendered.isEmpty()) {
      said.because("placeholder_missing", "answer", answer.id());
      return Optional.empty();
    }
    OptionalLong before = Told.secondsSince(turn, said.story(), answer);
    if (before.isPresent()) {
      said.because("asked_again", "answer", answer.id(), "seconds", "" + before.getAsLong());
    }
    Optional<Told.Fresh> fresh = Told.fresh(turn, said.story(), answer, first, shown);
    if (fresh.isEmpty()) {
      return saidAlready(said, answer, rendered.get(), shown);
    }
    Answer worded = new Answer(answer.id(), fresh.get().template(), answer.product());
    return byFirstWay(said, worded, fresh.get(), cluster, shown);
  }

  private static Optional<Ruling> byFirstWay(
      Said said, Answer answer, Told.Fresh fresh, String cluster, @Nullable String shown) {
    String account = said.chat().account();
    Optional<Channel> channel =
        said.isPublic()
            ? Accounts.first(said.turn(), account, fresh.rendered().text())
            : Optional.of(Channel.DM);
    if (channel.isEmpty()) {
      said.because("no_reply_channel");
      return Optional.empty();
    }
    if (channel.get() == Channel.PUBLIC_REPLY && isLimited(said)) {
      if (said.question()) {
        return SharedReplies.give(said, answer, fresh.rendered().text(), cluster);
      }
      if (!SharedReplies.takesToken(said.turn(), said.room(), account)) {
        said.because("replies_are_scarce", "answer", answer.id());
        return Optional.of(Ruling.of(Disposition.SUPPRESSED, "reply_budget"));
      }
    }
    send(said, answer, fresh, channel.get(), cluster, shown);
    return Optional.of(Ruling.of(Disposition.ANSWERED, reason(answer)).answeredBy(answer.id()));
  }

  private static void send(
      Said said,
      Answer answer,
      Told.Fresh fresh,
      Channel channel,
      String cluster,
      @Nullable String shown) {
    Turn turn = said.turn();
    boolean asked = said.question() && said.isPublic();
    Replies.send(
        turn,
        said.chat(),
        answer,
        fresh.rendered(),
        said.question(),
        new Replies.Way(channel, asked ? cluster : null));
    Told.remember(turn, said.story(), answer.key(), fresh.text());
    if (asked) {
      Product product = answer.product();
      Clusters.join(
          turn,
          said.chat(),
          cluster,
          Waiting.NOT,
          product == null ? null : product.sku(),
          shown == null ? fresh.rendered().text() : shown);
    }
  }

  /** A question that words already said do not settle goes on to the host or a person. */
  private static Optional<Ruling> saidAlready(
      Said said, Answer answer, Template.Rendered rendered, @Nullable String shown) {
    long text = Fingerprint.of(shown == null ? rendered.text() : shown);
    OptionalLong seconds = Told.secondsSince(said.turn(), said.story(), text);
    said.because("cool_down", "answer", answer.id(), "seconds", "" + seconds.orElse(0));
    return said.question() && shown == null
        ? Optional.empty()
        : Optional.of(Ruling.of(Disposition.SUPPRESSED, "cool_down").answeredBy(answer.id()));
  }

  /**
   * A merchant's wordings begin anywhere, so that a room does not read one over and over; where
   * replies are limited all who ask share one, and so begin with the same.
   */
  private static int firstWording(Said said, Answer answer) {
    return answer.id().startsWith("product.") || (said.isPublic() && isLimited(said))
        ? 0
        : (int)
            Math.floorMod(
                Fingerprint.of(said.chat().id()), (long) Wordings.count(answer.template()));
  }

  /** Whether the platform limits public replies. */
  private static boolean isLimited(Said said) {
    return Accounts.of(said.turn().state(), said.chat().account()).hasQuota();
  }

  /** Where an answer is from, in the words of a decision. */
  static String reason(Answer answer) {
    if (answer.id().startsWith("said.")) {
      return "said_on_air";
    }
    return answer.id().startsWith("product.") ? "product_data" : "merchant_answer";
  }
}
