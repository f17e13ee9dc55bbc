package dev.tidegate.portal.explain;

import dev.tidegate.event.TraceStep;
import dev.tidegate.ruleset.Language;
import dev.tidegate.text.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sentence for each step of a trace, in each language. {@code {name}} stands for a fact; a fact
 * that is missing shows as {@code ?}. A code without a sentence shows itself with its facts.
 */
public final class TraceWords {
  private static final Pattern FACT = Pattern.compile("\\{([a-z]+)\\}");

  /** Facts of which a value may have a sentence of its own: {@code code/value}. */
  private static final List<String> SPECIAL = List.of("rule", "kind", "matter", "step");

  private record Sentence(String zh, String en) {}

  private static final Map<String, Sentence> SENTENCES = read();

  private TraceWords() {}

  private static Map<String, Sentence> read() {
    try (InputStream in = TraceWords.class.getResourceAsStream("trace-words.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(row -> row[0], row -> new Sentence(row[1], row[2])));
    } catch (IOException e) {
      throw new UncheckedIOException("The sentences of traces cannot be read", e);
    }
  }

  /** A step with its sentence. */
  public record Told(String code, Map<String, String> facts, String words) {}

  /** All codes that have a sentence. */
  public static Set<String> codes() {
    return SENTENCES.keySet().stream()
        .filter(code -> code.indexOf('/') < 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The steps with their sentences; facts are masked, since they may quote the buyer. */
  public static List<Told> tell(List<TraceStep> trace, Language language) {
    return trace.stream().map(step -> tell(step, language)).toList();
  }

  private static Told tell(TraceStep step, Language language) {
    Map<String, String> facts = new TreeMap<>();
    step.facts().forEach((name, value) -> facts.put(name, Masking.mask(value)));
    return new Told(step.code(), facts, words(step.code(), facts, language));
  }

  private static String words(String code, Map<String, String> facts, Language language) {
    @Nullable Sentence special =
        SPECIAL.stream()
            .map(fact -> SENTENCES.get(code + "/" + facts.get(fact)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    @Nullable Sentence sentence = special == null ? SENTENCES.get(code) : special;
    if (sentence == null) {
      return facts.isEmpty() ? code : code + " " + facts;
    }
    return FACT.matcher(language == Language.ZH ? sentence.zh() : sentence.en())
        .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "?")));
  }
}
