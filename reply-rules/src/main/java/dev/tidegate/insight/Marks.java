package dev.tidegate.insight;

import dev.tidegate.event.Source;
import dev.tidegate.insight.Noted.Act;
import dev.tidegate.insight.Noted.Topic;
import org.jspecify.annotations.Nullable;

/**
 * How far a merchant's topics were read, and how many answered questions of the current minute are
 * followed. Sources rise per merchant and topic, so one that is not higher than the last is a
 * repeat.
 *
 * @param events, decisions, obligations the highest source so far, null before the first
 * @param minuteMs the minute that {@code followed} counts
 */
public record Marks(
    @Nullable String events,
    @Nullable String decisions,
    @Nullable String obligations,
    long minuteMs,
    int followed) {

  /**
   * Answered questions of a merchant that are followed per minute of append time, the first ones:
   * this bounds what is remembered of buyers. At ten a second a show is answered whole; above it
   * the outcomes are those of a sample.
   */
  public static final int FOLLOWED_PER_MINUTE = 600;

  /** Before the first record. */
  public static final Marks NONE = new Marks(null, null, null, Long.MIN_VALUE, 0);

  /**
   * A record that passed.
   *
   * @param noted as it came, or with act NONE when its question is not followed
   */
  public record Passed(Marks marks, Noted noted) {}

  /** Null when it is a repeat. Boards are no repeats: a newer one replaces the older. */
  public @Nullable Passed pass(Noted noted) {
    if (noted.topic() == Topic.BOARD) {
      return new Passed(this, noted);
    }
    String last = of(noted.topic());
    if (last != null && Source.parse(noted.source()).compareTo(Source.parse(last)) <= 0) {
      return null;
    }
    Marks next = with(noted.topic(), noted.source());
    return noted.act() == Act.ANSWERED ? next.follow(noted) : new Passed(next, noted);
  }

  private Passed follow(Noted noted) {
    long minute = MinuteChange.minuteOf(noted.atMs());
    int before = minute == minuteMs ? followed : 0;
    return before < FOLLOWED_PER_MINUTE
        ? new Passed(new Marks(events, decisions, obligations, minute, before + 1), noted)
        : new Passed(this, noted.unfollowed());
  }

  private @Nullable String of(Topic topic) {
    return switch (topic) {
      case EVENTS -> events;
      case DECISIONS -> decisions;
      case OBLIGATIONS -> obligations;
      case BOARD -> null;
    };
  }

  private Marks with(Topic topic, String source) {
    return switch (topic) {
      case EVENTS -> new Marks(source, decisions, obligations, minuteMs, followed);
      case DECISIONS -> new Marks(events, source, obligations, minuteMs, followed);
      case OBLIGATIONS -> new Marks(events, decisions, source, minuteMs, followed);
      case BOARD -> this;
    };
  }
}
