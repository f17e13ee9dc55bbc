package dev.tidegate.jobs.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Json;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleSetCompilerTest {
  private static final long MANY_BYTES = 64L * 1_024 * 1_024;
  private static final RuleSetKey FIRST = new RuleSetKey("m1", 1);

  private final ConcurrentMap<RuleSetKey, Compressed> bodies = new ConcurrentHashMap<>();
  private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
  private RuleSetCompiler compiler = new RuleSetCompiler(MANY_BYTES, bodies, ready::add);

  @AfterEach
  void close() {
    compiler.close();
  }

  private void publish(RuleSetKey key, String word) {
    KeywordRule rule =
        new KeywordRule("K1", List.of(word), List.of(), List.of(), KeywordRule.Effect.REPLY, "好的");
    RuleSet rules =
        new RuleSet(
            key.merchant(),
            key.version(),
            List.of(rule),
            List.of(),
            List.of(),
            List.of(),
            Policy.defaults());
    bodies.put(key, Compressed.of(Json.bytes(rules)));
  }

  private void awaitReady() throws InterruptedException {
    assertThat(ready.poll(30, TimeUnit.SECONDS)).isEqualTo("m1");
  }

  @Test
  void nobodyWaitsAndWhoAskedIsTold() throws Exception {
    publish(FIRST, "包邮");

    CompiledRuleSet atOnce = compiler.find(FIRST);
    awaitReady();

    assertThat(atOnce).isNull();
    assertThat(compiler.find(FIRST)).isNotNull().isSameAs(compiler.find(FIRST));
    assertThat(ready).isEmpty();
  }

  @Test
  void whatIsNotPublishedIsNotCompiled() {
    assertThat(compiler.find(FIRST)).isNull();
    assertThat(ready).isEmpty();
  }

  @Test
  void isCompiledOnceHoweverManyAsk() throws Exception {
    publish(FIRST, "包邮");

    IntStream.range(0, 100).parallel().forEach(i -> compiler.prepare(FIRST));
    awaitReady();
    compiler.prepare(FIRST);
    CompiledRuleSet known = compiler.find(FIRST);

    assertThat(known).isNotNull();
    assertThat(ready.size()).isLessThanOrEqualTo(1);
  }

  @Test
  void aBrokenBodyIsForgottenAndItsMerchantTold() throws Exception {
    bodies.put(FIRST, Compressed.of("{".getBytes(StandardCharsets.UTF_8)));

    compiler.prepare(FIRST);
    awaitReady();

    assertThat(compiler.find(FIRST)).isNull();
    assertThat(bodies).isEmpty();
  }

  @Test
  void theOldestGoWhenTheyWeighTooMuchAndComeBackWhenAsked() throws Exception {
    // Given
    compiler.close();
    compiler = new RuleSetCompiler(16 * 1_024, bodies, ready::add);
    List<RuleSetKey> keys =
        IntStream.rangeClosed(1, 100).mapToObj(v -> new RuleSetKey("m1", v)).toList();
    for (RuleSetKey key : keys) {
      publish(key, "词" + key.version());
      compiler.prepare(key);
      awaitReady();
    }

    // When
    long kept = keys.stream().filter(key -> compiler.find(key) != null).count();

    // Then
    assertThat(kept).isLessThan(100);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(compiler.find(FIRST)).isNotNull());
  }
}
