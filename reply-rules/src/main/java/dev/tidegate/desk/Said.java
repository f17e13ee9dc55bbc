package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.ComplaintWords;
import dev.tidegate.understanding.ProductQuestion;
import java.util.Objects;
import java.util.Set;

/**
 * A comment or direct message on the desk: what was said, in which turn, and what it is about.
 *
 * @param complaint whether the buyer complains: then nothing may hide it and a person gets it first
 */
record Said(Turn turn, ChatEvent chat, Evidence evidence, Topic topic, boolean complaint) {
  private static final Set<String> COMPLAINING = Set.of("complaint", "human_request");

  /** An intent that is likelier than all others together. */
  private static final double SURE = 0.5;

  static Said of(Turn turn, ChatEvent chat, Evidence evidence, CatalogCache catalogs) {
    return new Said(
        turn, chat, evidence, Topic.of(turn, chat, evidence, catalogs), isComplaint(evidence));
  }

  private static boolean isComplaint(Evidence evidence) {
    return ComplaintWords.in(evidence.folded())
        || evidence.personScore() >= Comprehend.OWN_CASE
        || (COMPLAINING.contains(evidence.intent()) && evidence.intentScore() >= SURE);
  }

  /** Under which name the desk remembers the buyer: one for all that are known to be one person. */
  String story() {
    return Joins.story(turn.state(), chat.buyer());
  }

  /** Whether the buyer complains of nothing, but wants to talk to somebody. */
  boolean wantsPerson() {
    return evidence.intent().equals("human_request") && !ComplaintWords.in(evidence.folded());
  }

  /** Whether all in the room could read it. */
  boolean isPublic() {
    return chat.kind() == ChatEvent.Kind.COMMENT;
  }

  /** The room of a public comment. */
  String room() {
    return Objects.requireNonNull(chat.room(), "a public comment has a room");
  }

  boolean question() {
    return evidence.question();
  }

  /** What the text was read as. */
  ProductQuestion.Read read() {
    return new ProductQuestion.Read(
        evidence.intent(), evidence.intentScore(), question(), topic.named());
  }

  void because(String code, String... facts) {
    turn.because(code, facts);
  }
}
