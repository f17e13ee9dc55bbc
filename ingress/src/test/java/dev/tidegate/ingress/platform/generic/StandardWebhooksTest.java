package dev.tidegate.ingress.platform.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tidegate.ingress.platform.generic.StandardWebhooks.Verdict;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vector, the cases that must fail, and the reference library as oracle. */
class StandardWebhooksTest {
  private static final byte[] SECRET =
      StandardWebhooks.decodeSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1614265330;
  private static final byte[] BODY = bytes("{\"test\": 2432232314}");
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void shouldSignAndVerifyThePublishedVector() {
    assertThat(StandardWebhooks.sign(SECRET, ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    assertThat(verify(SIGNATURE, BODY, TIMESTAMP)).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,bad v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
            + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,bad",
      })
  void shouldPassWhenAnySignatureOfTheListMatches(String signatures) {
    assertThat(verify(signatures, BODY, TIMESTAMP)).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "v1,",
        "v1,bad",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,G0HM9SSE+OTPJTGT/TMIKTSYZLE3UFJELVLNIOLJ1OE=",
      })
  void shouldRefuseEverySignatureThatIsNotExactlyTheRightOne(String signatures) {
    assertThat(verify(signatures, BODY, TIMESTAMP)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void shouldRefuseABodyOfWhichOneByteWasChanged() {
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertThat(verify(SIGNATURE, changed, TIMESTAMP)).isEqualTo(Verdict.WRONG_SIGNATURE);
    }
  }

  @Test
  void shouldRefuseAnotherIdAndAnotherTimestamp() {
    assertThat(
            StandardWebhooks.verify(
                List.of(SECRET), ID + "x", "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(
            StandardWebhooks.verify(
                List.of(SECRET), ID, "" + (TIMESTAMP + 1), SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, VALID",
    "300, VALID",
    "-300, VALID",
    "301, STALE_TIMESTAMP",
    "-301, STALE_TIMESTAMP",
  })
  void shouldTolerateFiveMinutesBothWaysAndNoSecondMore(long offset, Verdict expected) {
    assertThat(verify(SIGNATURE, BODY, TIMESTAMP + offset)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', BAD_TIMESTAMP",
    "soon, BAD_TIMESTAMP",
    "1614265330.5, BAD_TIMESTAMP",
    "' 1614265330', BAD_TIMESTAMP",
    "99999999999999999999, BAD_TIMESTAMP",
    "9223372036854775807, STALE_TIMESTAMP",
    "-9223372036854775808, STALE_TIMESTAMP",
    "1614265330000, STALE_TIMESTAMP",
  })
  void shouldRefuseATimestampThatIsNoNumberOfSecondsOrFarAway(String timestamp, Verdict expected) {
    assertThat(StandardWebhooks.verify(List.of(SECRET), ID, timestamp, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(expected);
  }

  @Test
  void shouldNameAMissingHeader() {
    List<byte[]> secrets = List.of(SECRET);
    String time = "" + TIMESTAMP;
    assertThat(StandardWebhooks.verify(secrets, null, time, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.MISSING_HEADER);
    assertThat(StandardWebhooks.verify(secrets, "", time, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.MISSING_HEADER);
    assertThat(StandardWebhooks.verify(secrets, ID, null, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.MISSING_HEADER);
    assertThat(StandardWebhooks.verify(secrets, ID, time, null, BODY, TIMESTAMP))
        .isEqualTo(Verdict.MISSING_HEADER);
  }

  @Test
  void shouldPassWithAnyOfTheSecretsAndFailWithNone() {
    byte[] other = new byte[24];
    assertThat(
            StandardWebhooks.verify(
                List.of(other, SECRET), ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.VALID);
    assertThat(StandardWebhooks.verify(List.of(), ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void shouldTellApartEscapedAndRawCharactersLineEndsAndByteOrderMark() {
    // Given
    List<byte[]> bodies =
        List.of(
            bytes("{\"text\":\"你好\"}"),
            bytes("{\"text\":\"\\u4f60\\u597d\"}"),
            bytes("{\"text\":\"你好\"}\r\n"),
            bytes("{\"text\":\"你好\"}\n"),
            bytes("\uFEFF{\"text\":\"你好\"}"),
            bytes(""));

    // When
    List<String> signatures =
        bodies.stream().map(body -> StandardWebhooks.sign(SECRET, ID, TIMESTAMP, body)).toList();

    // Then
    assertThat(signatures).doesNotHaveDuplicates();
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(verify(signatures.get(i), bodies.get(i), TIMESTAMP)).isEqualTo(Verdict.VALID);
    }
  }

  @Property(tries = 200)
  void shouldAgreeWithTheReferenceLibraryInBothDirections(
      @ForAll @Size(min = 24, max = 64) byte[] secret,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String id,
      @ForAll @StringLength(max = 200) String text)
      throws Exception {
    // Given: the library judges by the wall clock and takes the body as a string
    String body = new String(bytes(text), StandardCharsets.UTF_8);
    long now = System.currentTimeMillis() / 1000;
    Webhook oracle = new Webhook(StandardWebhooks.encodeSecret(secret));

    // When
    String ours = StandardWebhooks.sign(secret, id, now, bytes(body));

    // Then
    assertThat(ours).isEqualTo(oracle.sign(id, now, body));
    assertThatCode(() -> oracle.verify(body, headers(id, now, ours))).doesNotThrowAnyException();
  }

  @Property(tries = 200)
  void shouldRefuseWhatTheReferenceLibraryRefuses(@ForAll @StringLength(max = 60) String signature)
      throws Exception {
    // Given
    String header = signature.replaceAll("[^!-~ ]", "x");
    long now = System.currentTimeMillis() / 1000;
    Webhook oracle = new Webhook(StandardWebhooks.encodeSecret(SECRET));

    // When
    Verdict ours = StandardWebhooks.verify(List.of(SECRET), ID, "" + now, header, BODY, now);

    // Then
    assertThat(ours == Verdict.VALID).isEqualTo(passes(oracle, now, header));
  }

  private static boolean passes(Webhook oracle, long now, String signature) {
    try {
      oracle.verify(new String(BODY, StandardCharsets.UTF_8), headers(ID, now, signature));
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  private static HttpHeaders headers(String id, long now, String signature) {
    return HttpHeaders.of(
        Map.of(
            StandardWebhooks.ID, List.of(id),
            StandardWebhooks.TIMESTAMP, List.of("" + now),
            StandardWebhooks.SIGNATURE, List.of(signature)),
        (name, value) -> true);
  }

  private static Verdict verify(String signatures, byte[] body, long now) {
    return StandardWebhooks.verify(
        List.of(Arrays.copyOf(SECRET, SECRET.length)), ID, "" + TIMESTAMP, signatures, body, now);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
