package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Capability;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import dev.tidegate.log.AccountDirectory.Secret;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DestinationsTest {

  @ParameterizedTest
  @EnumSource(Channel.class)
  void aChannelThatTheAccountCannotDoIsRefusedByThatName(Channel channel) {
    assertThat(destinations(Set.of()).impossible(action(channel))).isEqualTo("no_capability");
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_REPLY, unknown_platform",
    "PRIVATE_REPLY, unknown_platform",
    "DM, unknown_platform",
    "OVERLAY, no_page_open"
  })
  void aLineForTheOverlayNeedsAPageTheOthersASender(Channel channel, String why) {
    assertThat(destinations(EnumSet.allOf(Capability.class)).impossible(action(channel)))
        .isEqualTo(why);
  }

  private static Destinations destinations(Set<Capability> capabilities) {
    Account account =
        new Account(
            "a1",
            "m1",
            "elsewhere",
            "http://127.0.0.1:9/",
            List.of(),
            "sealed",
            capabilities,
            false,
            1L,
            null,
            null);
    OpenedAccount opened = new OpenedAccount(account, List.of(), new Secret(new byte[] {1}));
    return new Destinations(
        new Destinations.Directory() {
          @Override
          public @Nullable OpenedAccount account(String id) {
            return id.equals("a1") ? opened : null;
          }

          @Override
          public @Nullable KeyRing keys(String merchant) {
            return null;
          }
        },
        Map.of());
  }

  private static Action action(Channel channel) {
    return new Action(
        "0@1#0",
        "x",
        "m1",
        "a1",
        "elsewhere",
        channel,
        "r1",
        "b1",
        "e1",
        "box",
        "hello",
        List.of(),
        1,
        0,
        1);
  }
}
