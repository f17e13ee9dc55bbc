package dev.tidegate.desk;

import dev.tidegate.event.Action;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Until when a platform lets a direct message be answered, counted from the buyer's last one. From
 * the platforms' documentation, looked up 2026-11-21; a platform that is not listed is not known to
 * set a limit.
 */
final class AnswerWindows {
  private static final Map<String, Duration> OF_PLATFORM =
      Map.of(
          // developers.weixin.qq.com, customer service messages: "the user sends a message", 48 h
          "wechat", Duration.ofHours(48),
          // developers.facebook.com, customer service window: 24 h
          "whatsapp", Duration.ofHours(24));

  private AnswerWindows() {}

  /** Wall clock at which the window closes, null when there is none. */
  static @Nullable Long endMs(ReachState reach) {
    Duration window = OF_PLATFORM.get(reach.platform());
    return window == null || reach.channel() != Action.Channel.DM
        ? null
        : reach.atMs() + window.toMillis();
  }
}
