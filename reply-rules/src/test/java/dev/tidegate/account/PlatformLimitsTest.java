package dev.tidegate.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.ReplyQuota;
import org.junit.jupiter.api.Test;

class PlatformLimitsTest {

  @Test
  void aLimitHasItsSourceAndTheDayOnWhichItWasRead() {
    // When
    PlatformLimits twitch = PlatformLimits.of("twitch");
    // Then
    ReplyQuota quota = twitch.quota();
    assertThat(quota).isNotNull();
    assertThat(quota.replies()).isEqualTo(20);
    assertThat(quota.perMs()).isEqualTo(30_000);
    assertThat(quota.source()).contains("dev.twitch.tv");
    assertThat(quota.asOf()).isEqualTo("2026-10-01");
    assertThat(twitch.longestText()).isEqualTo(500);
  }

  @Test
  void aTextMayHaveALimitWhereRepliesHaveNone() {
    assertThat(PlatformLimits.of("youtube")).isEqualTo(new PlatformLimits(null, 200));
  }

  @Test
  void theMerchantsOwnEndpointHasNoLimit() {
    assertThat(PlatformLimits.of("generic")).isEqualTo(new PlatformLimits(null, null));
  }
}
