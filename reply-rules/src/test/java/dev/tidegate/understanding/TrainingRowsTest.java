package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRowsTest {
  @Test
  void knowsTheTextsThatWereHashedAndNoOthers() {
    // Given
    List<String> texts = List.of("多少钱", "包邮吗", "ＡＢＣ", "how much", "多少钱");
    // When
    TrainingRows rows = TrainingRows.read(packed(TrainingRows.hashes(texts)));
    // Then
    assertThat(texts).allMatch(rows::knows);
    assertThat(rows.knows("abc")).as("folded").isTrue();
    assertThat(List.of("多少", "包邮", "", "how many")).noneMatch(rows::knows);
  }

  /** As the trainer writes them: how many, then differences in LEB128. */
  private static ByteBuffer packed(int[] hashes) {
    ByteBuffer out = ByteBuffer.allocate(4 + 5 * hashes.length).putInt(hashes.length);
    int last = 0;
    for (int hash : hashes) {
      int left = hash - last;
      last = hash;
      for (; left >>> 7 != 0; left >>>= 7) {
        out.put((byte) (left | 0x80));
      }
      out.put((byte) left);
    }
    return out.flip();
  }
}
