package dev.tidegate.evaluation;

import dev.tidegate.event.Json;
import dev.tidegate.lint.LintFinding;
import dev.tidegate.lint.RuleSetLint;
import dev.tidegate.lint.SampleComment;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleProblem;
import dev.tidegate.ruleset.RuleSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a shop's files as an import would, then looks for what its owner cannot have meant. */
@Command(
    name = "lint",
    description = {
      "Checks a shop's files, and its rules and FAQ against comments that were really said.",
      "Exit code 0: nothing to mend; 1: something was found; 2: the files cannot be imported."
    },
    mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder with the files, or one file.")
  private Path folder = Path.of(".");

  @Option(
      names = "--sample",
      paramLabel = "FILE",
      description =
          "Comments, one JSON object a line with text and perhaps intent; DIR/comments.jsonl if it"
              + " is there.")
  private @Nullable Path sample;

  @Option(
      names = "--greedy",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description = "A rule that takes more of the sample is too greedy; ${DEFAULT-VALUE}.")
  private double greedyPercent;

  @Option(
      names = "--lang",
      defaultValue = "ZH",
      description = "Of the sentences: zh or en; ${DEFAULT-VALUE}.")
  private String language = "ZH";

  @Option(names = "--json", paramLabel = "FILE", description = "Writes everything as JSON.")
  private @Nullable Path json;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    Language speaks = language();
    CsvImport.Result shop = CsvImport.read(files(), "CNY", Set.of());
    shop.problems().forEach(problem -> print(problem, speaks));
    List<LintFinding> findings = shop.ok() ? findings(shop) : List.of();
    findings.forEach(finding -> print(finding, speaks));
    if (json != null) {
      Files.write(json, Json.bytes(view(shop.problems(), findings)));
    }
    long toMend = findings.stream().filter(finding -> !finding.code().isAdvice()).count();
    out.println(
        shop.problems().size()
            + " problems in files, "
            + toMend
            + " findings, "
            + (findings.size() - toMend)
            + " pieces of advice");
    return !shop.ok() ? 2 : toMend + shop.problems().size() > 0 ? 1 : 0;
  }

  private Language language() {
    try {
      return Language.valueOf(language.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException("--lang must be zh or en, was " + language);
    }
  }

  private List<CsvFile> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      if (!Files.isRegularFile(folder)) {
        throw new MalformedFileException(folder + " is not there");
      }
      return List.of(file(folder));
    }
    List<CsvFile> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (CsvImport.takes(Objects.toString(entry.getFileName()))) {
          files.add(file(entry));
        }
      }
    }
    return files;
  }

  private static CsvFile file(Path path) throws IOException {
    return new CsvFile(Objects.toString(path.getFileName()), Files.readAllBytes(path));
  }

  private List<LintFinding> findings(CsvImport.Result shop) {
    RuleSet rules =
        new RuleSet(
            "lint",
            0,
            orEmpty(shop.keywordRules()),
            orEmpty(shop.faq()),
            orEmpty(shop.sizeChart()),
            orEmpty(shop.concepts()),
            Policy.defaults());
    return RuleSetLint.check(rules, orEmpty(shop.products()), comments(), greedyPercent / 100);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private List<SampleComment> comments() {
    Path file = sample == null ? folder.resolve("comments.jsonl") : sample;
    return sample == null && !Files.isRegularFile(file) ? List.of() : SampleFile.read(file);
  }

  private void print(RuleProblem problem, Language speaks) {
    out.println(
        problem.file()
            + ":"
            + problem.line()
            + ":"
            + problem.column()
            + " "
            + problem.code()
            + " "
            + problem.words(speaks));
  }

  private void print(LintFinding finding, Language speaks) {
    String place = finding.id().isEmpty() ? finding.part().json() : finding.id();
    out.println(place + " " + finding.code() + " " + finding.words(speaks));
    finding
        .comments()
        .forEach(comment -> out.println("    " + comment.line() + ": " + comment.text()));
    int more = finding.hits() - finding.comments().size();
    if (more > 0) {
      out.println("    +" + more);
    }
  }

  private static Map<String, Object> view(List<RuleProblem> problems, List<LintFinding> findings) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("problems", problems.stream().map(LintCommand::view).toList());
    view.put("findings", findings.stream().map(LintCommand::view).toList());
    return view;
  }

  private static Map<String, Object> view(RuleProblem problem) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("file", problem.file());
    view.put("line", problem.line());
    view.put("column", problem.column());
    view.put("severity", problem.severity().json());
    view.put("code", problem.code().name());
    view.put("zh", problem.words(Language.ZH));
    view.put("en", problem.words(Language.EN));
    return view;
  }

  private static Map<String, Object> view(LintFinding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("part", finding.part().json());
    view.put("index", finding.index());
    view.put("id", finding.id());
    view.put("field", finding.field());
    view.put("code", finding.code().name());
    view.put("advice", finding.code().isAdvice());
    view.put("zh", finding.words(Language.ZH));
    view.put("en", finding.words(Language.EN));
    view.put("hits", finding.hits());
    view.put("comments", finding.comments());
    return view;
  }
}
