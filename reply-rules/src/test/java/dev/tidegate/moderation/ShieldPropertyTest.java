package dev.tidegate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import dev.tidegate.text.Sounds;
import java.lang.management.ManagementFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the shields on any text. */
class ShieldPropertyTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** NFKC makes at most this many characters of one (U+FDFA). */
  private static final int MOST_OF_ONE = 18;

  @Property(tries = 300)
  void neverThrowsAndIsBounded_onAnyUtf16(@ForAll("anyUtf16") String text) {
    // When
    FoldedText folded = Fold.trace(text);
    FoldedText skeleton = Skeleton.of(folded);
    Verdict verdict = Moderator.shipped().judge(folded, false);

    // Then
    assertThat(folded.text().length()).isLessThanOrEqualTo(MOST_OF_ONE * text.length());
    assertThat(skeleton.text().length()).isLessThanOrEqualTo(folded.text().length());
    assertThat(Sounds.of(folded.text()).length).isLessThanOrEqualTo(folded.text().length());
    assertThat(verdict.start()).isBetween(0, verdict.end());
    assertThat(verdict.end()).isLessThanOrEqualTo(text.length());
  }

  @Property(tries = 300)
  void contactsStandInTheText_onAnyUtf16(@ForAll("anyUtf16") String text) {
    String folded = Fold.plain(text);
    for (FoundContact contact : Contacts.find(folded)) {
      assertThat(contact.start()).isBetween(0, contact.end() - 1);
      assertThat(contact.end()).isLessThanOrEqualTo(folded.length());
    }
  }

  /** Work is counted in bytes that a text makes the reader allocate, not by the clock. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "1", "1-", "a.", "a@", "vx_", "v:", "狗", "狗粮", "一", "路1号", "微信", "亻也", "又", "a.com ",
        "s3", "\uD800", "e\u0301", "🐶", "傻*逼 ", "没货,"
      })
  void twiceTheText_isAboutTwiceTheWork(String unit) {
    // Given
    String text = unit.repeat(400);
    work(text + text);

    // When
    long once = work(text);
    long twice = work(text + text);

    // Then
    assertThat((double) twice).isLessThanOrEqualTo(2.5 * once);
  }

  private static long work(String text) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Comprehend.read(text);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Provide
  Arbitrary<String> anyUtf16() {
    return Arbitraries.strings()
        .withChars(
            '\ud800', '\udc00', '\u200b', '\u0301', 'ﷺ', '亻', '也', '又', '傻', '逼', '比', '1', '-',
            '@', '.', 'a', 'v', 'x', '号', '路', '微', '信', ' ')
        .all()
        .ofMaxLength(60);
  }
}
