package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerKeyTest {
  @Test
  void keysAreWrittenAsTheDesignSays() {
    // When
    String claim = LedgerKey.claim("abc", "one", 17).toString();
    String outcome = LedgerKey.outcome("abc").toString();

    // Then
    assertThat(claim).isEqualTo("abc/c/one/17");
    assertThat(outcome).isEqualTo("abc/o");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc/c/one/17", "abc/o", "a/b/c/c/one-1.host/1795255104197", "o/o"})
  void aKeyIsReadBackAsItWasWritten(String key) {
    // When
    LedgerKey read = LedgerKey.parse(key);

    // Then
    assertThat(read).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "abc/x/one/17", "abc/c/one/many", "c/one/17", "/"})
  void anythingElseIsNoKey(String key) {
    // When
    LedgerKey read = LedgerKey.parse(key);

    // Then
    assertThat(read).isNull();
  }
}
