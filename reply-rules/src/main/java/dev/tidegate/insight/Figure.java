package dev.tidegate.insight;

import java.util.Map;

/** What is counted per room and minute; a new figure is a new constant and nothing else. */
public enum Figure {
  /** What was said in a room, each once. */
  COMMENTS("comments"),
  /** Direct messages that belong to no room, each once. */
  DMS("dms"),
  /** Comments and direct messages that ask something. */
  QUESTIONS("questions"),
  /** Questions answered by a keyword rule. */
  BY_RULE("byRule"),
  /** Questions answered by an FAQ entry. */
  BY_FAQ("byFaq"),
  /** Questions answered from product data. */
  BY_PRODUCT("byProduct"),
  /** Questions answered in words that the host said before. */
  BY_HOST("byHost"),
  /** Left to the host on the board. */
  TO_HOST("toHost"),
  /** Handed to a person. */
  TO_PERSON("toPerson"),
  /** Answered questions whose buyer is followed, see {@link Marks#FOLLOWED_PER_MINUTE}. */
  FOLLOWED("followed"),
  /** Of them: the buyer confirmed. */
  CONFIRMED("confirmed"),
  /** Of them: the buyer asked the same again. */
  ASKED_AGAIN("askedAgain"),
  /** Of them: the buyer was handed to a person. */
  WENT_TO_PERSON("wentToPerson"),
  /** Of them: the buyer ordered. */
  BOUGHT("bought"),
  /** Obligations opened. */
  OWED("owed"),
  /** Obligations closed because the reply was taken. */
  SENT("sent"),
  /** Obligations closed because the host spoke of it in the room. */
  SAID_ON_AIR("saidOnAir"),
  /** Obligations closed because a person saw to it. */
  SEEN_TO("seenTo"),
  /** Obligations closed because they were taken back: a person took over. */
  WITHDRAWN("withdrawn"),
  /** Obligations closed because nobody answered in time. */
  EXPIRED("expired"),
  /** Obligations closed because the reply was refused. */
  REFUSED("refused"),
  /** Obligations closed without knowing whether the reply was shown. */
  UNCERTAIN("uncertain");

  private final String code;

  Figure(String code) {
    this.code = code;
  }

  /** As it stands on the topic and in the API. */
  public String code() {
    return code;
  }

  /** One of it. */
  Map<String, Long> one() {
    return Map.of(code, 1L);
  }
}
