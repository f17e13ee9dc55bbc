package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/openapi-ingress.yaml says what the code does. */
class OpenApiTest {
  private static final Pattern STATUS = Pattern.compile("^ {8}\"(\\d{3})\":$");
  private static final Pattern PROBLEM = Pattern.compile("urn:tidegate:problem:[a-z-]+");

  private List<String> document;

  @BeforeEach
  void read() throws Exception {
    document = Files.readAllLines(Path.of("../docs/openapi-ingress.yaml"));
  }

  @Test
  void shouldNameEveryProblemUnderItsStatusAndNoOther() {
    // Given
    Map<String, Integer> expected = new TreeMap<>();
    Arrays.stream(Refusal.values()).forEach(r -> expected.put(r.type(), r.status()));

    // When
    Map<String, Integer> described = new TreeMap<>();
    int status = 0;
    for (String line : document) {
      Matcher heading = STATUS.matcher(line);
      status = heading.matches() ? Integer.parseInt(heading.group(1)) : status;
      Matcher problem = PROBLEM.matcher(line);
      while (problem.find()) {
        described.put(problem.group(), status);
      }
    }

    // Then
    assertThat(described).isEqualTo(expected);
  }

  @Test
  void shouldStateTheDefaultLimits() {
    InboundLimits limits = InboundLimits.defaults();
    String all = String.join("\n", new TreeSet<>(document));

    assertThat(limits.maxBodyBytes()).isEqualTo(1 << 20);
    assertThat(limits.maxHeaderBytes()).isEqualTo(16 << 10);
    assertThat(all)
        .contains("At most 1 MiB")
        .contains("more than 16 KiB")
        .contains("maxItems: " + limits.maxBatchEvents())
        .contains("maxLength: " + limits.maxTextChars());
  }
}
