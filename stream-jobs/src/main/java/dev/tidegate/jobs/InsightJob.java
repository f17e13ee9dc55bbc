package dev.tidegate.jobs;

import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Noted;
import dev.tidegate.jobs.insight.FollowFunction;
import dev.tidegate.jobs.insight.MinutesFunction;
import dev.tidegate.jobs.insight.RepeatsFunction;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From decisions, obligations, orders and boards to figures: the graph of the insight job. */
public final class InsightJob {
  static final String REPEATS = "repeats";
  static final String FOLLOW = "follow";
  static final String MINUTES = "minutes";

  /** Append times of one partition never fall, so this is only for the merchants' producers. */
  private static final Duration DISORDER = Duration.ofSeconds(5);

  /** A partition on which nothing happens must not keep the others' minutes open. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private InsightJob() {}

  /** What comes out, both for one topic. */
  public record Outputs(DataStream<RoomMinute> minutes, DataStream<QuestionNext> nexts) {}

  /** Event time is the append time of the record that caused it, wherever it was read. */
  static WatermarkStrategy<Noted> watermarks() {
    return WatermarkStrategy.<Noted>forBoundedOutOfOrderness(DISORDER)
        .withTimestampAssigner((noted, recordMs) -> noted.atMs())
        .withIdleness(IDLE);
  }

  /**
   * Defines {@code noted → keyBy(merchant) → Repeats → keyBy(buyer) → Follow → keyBy(room, minute)
   * → Minutes}.
   *
   * @param noted with timestamps and watermarks
   */
  public static Outputs define(DataStream<Noted> noted) {
    SingleOutputStreamOperator<MinuteChange> changes =
        noted
            .keyBy(Noted::merchant, Types.STRING)
            .process(new RepeatsFunction(), TypeInformation.of(Noted.class))
            .name(REPEATS)
            .uid(REPEATS)
            .keyBy(Noted::follower, Types.STRING)
            .process(new FollowFunction(), TypeInformation.of(MinuteChange.class))
            .name(FOLLOW)
            .uid(FOLLOW);
    DataStream<RoomMinute> minutes =
        changes
            .keyBy(MinuteChange::window, Types.STRING)
            .process(new MinutesFunction(), TypeInformation.of(RoomMinute.class))
            .name(MINUTES)
            .uid(MINUTES);
    return new Outputs(minutes, changes.getSideOutput(FollowFunction.NEXTS));
  }
}
