package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.standalone.Ports.Use;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void areNeighboursFromTheBaseOn() {
    Ports ports = new Ports(7700);

    assertThat(ports.of(Use.PORTAL)).isEqualTo(7700);
    assertThat(ports.of(Use.INGRESS)).isEqualTo(7701);
    assertThat(ports.of(Use.MANAGEMENT)).isEqualTo(7702);
    assertThat(ports.of(Use.DEMO_ENDPOINT)).isEqualTo(7703);
    assertThat(ports.of(Use.KAFKA)).isEqualTo(7704);
    assertThat(ports.of(Use.KAFKA_CONTROLLER)).isEqualTo(7705);
    assertThat(ports.of(Use.DATABASE)).isEqualTo(7706);
  }

  @Test
  void namesTheOneThatIsTaken() throws Exception {
    // Given
    Ports ports = new Ports(FreePorts.base(7));
    try (ServerSocket other =
        new ServerSocket(ports.of(Use.INGRESS), 1, InetAddress.getLoopbackAddress())) {

      // When, Then
      assertThat(other.isBound()).isTrue();
      assertThat(ports.taken("127.0.0.1")).containsExactly(Use.INGRESS);
    }
    assertThat(ports.taken("127.0.0.1")).isEmpty();
  }

  @Test
  void answerOnLoopbackUnlessTheyArePublic() {
    Ports ports = new Ports(7700);

    assertThat(ports.url(Use.PORTAL, "0.0.0.0")).hasToString("http://127.0.0.1:7700");
    assertThat(ports.url(Use.PORTAL, "192.168.1.5")).hasToString("http://192.168.1.5:7700");
    assertThat(ports.url(Use.PORTAL, "fe80::1")).hasToString("http://[fe80::1]:7700");
    assertThat(ports.url(Use.MANAGEMENT, "192.168.1.5")).hasToString("http://127.0.0.1:7702");
  }

  @Test
  void refuseABaseThatLeavesNoRoom() {
    assertThatThrownBy(() -> new Ports(65_530))
        .hasMessage("--port-base must be 1024 to 65529, was 65530");
  }
}
