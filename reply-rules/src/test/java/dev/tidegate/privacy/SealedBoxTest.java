package dev.tidegate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.account.ReplyTo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBoxTest {
  private final SecretKeyWithId envelope = SecretKeyWithId.random("e1");

  @Test
  void opensWithTheSameKeyAndContextOnly() {
    // Given
    byte[] plain = "秘密".getBytes(StandardCharsets.UTF_8);
    String box = SealedBox.seal(envelope, "replyTo|m1", plain);

    // Then
    assertThat(SealedBox.open(envelope, "replyTo|m1", box)).isEqualTo(plain);
    assertThatThrownBy(() -> SealedBox.open(envelope, "replyTo|m2", box))
        .isInstanceOf(BoxException.class);
    assertThatThrownBy(
            () -> SealedBox.open(new SecretKeyWithId("e1", new byte[32]), "replyTo|m1", box))
        .isInstanceOf(BoxException.class);
    assertThatThrownBy(() -> SealedBox.open(envelope, "replyTo|m1", box.substring(0, 12)))
        .isInstanceOf(BoxException.class);
  }

  @Test
  void merchantKeysSealForTheMerchantAndHideThemselves() {
    // Given
    MerchantKeys stored = KeyRing.create(envelope, "m1");
    KeyRing keys = KeyRing.open(envelope, stored);

    // When
    String box = new ReplyTo("user-7", "小红", "msg-1").seal(keys);

    // Then
    assertThat(box).doesNotContain("user-7").doesNotContain("小红");
    assertThat(ReplyTo.open(keys, box)).isEqualTo(new ReplyTo("user-7", "小红", "msg-1"));
    assertThat(new ReplyTo("user-7", "小红", null).toString()).doesNotContain("user-7");
    assertThat(keys.pseudonym("generic", "user-7"))
        .hasSize(22)
        .isEqualTo(KeyRing.open(envelope, stored).pseudonym("generic", "user-7"))
        .isNotEqualTo(
            KeyRing.open(envelope, KeyRing.create(envelope, "m2")).pseudonym("generic", "user-7"));
    assertThatThrownBy(
            () -> ReplyTo.open(KeyRing.open(envelope, KeyRing.create(envelope, "m2")), box))
        .isInstanceOf(BoxException.class);
  }

  @Test
  void envelopeKeyFileIsMadeOnceAndOnlyForItsOwner(@TempDir Path folder) throws Exception {
    // Given
    Path file = folder.resolve("keys/envelope.key");

    // When
    SecretKeyWithId made = EnvelopeKey.readOrCreate(file);
    SecretKeyWithId again = EnvelopeKey.readOrCreate(file);

    // Then
    assertThat(again.bytes()).isEqualTo(made.bytes());
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(made.toString())
        .doesNotContain(java.util.Base64.getEncoder().encodeToString(made.bytes()));
    Files.writeString(file, "garbage");
    assertThatThrownBy(() -> EnvelopeKey.read(file)).hasMessageContaining(file.toString());
  }
}
