package dev.tidegate.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every evaluation whose file is in a folder, in one table. */
@Command(
    name = "all",
    description = "Everything that is there: DIR/shops and DIR/data; what is missing is skipped.")
final class AllEval implements Callable<Integer> {
  private static final String BUYERS = "data/live_intent_zh/buyer_intents.dev.csv";
  private static final String DANMU = "data/live_intent_zh/danmu_question.dev.csv";

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "../shared")
  private Path folder = Path.of("");

  @Mixin private Output output = new Output();

  private final List<Report> reports = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    evaluate(folder);
    if (reports.isEmpty()) {
      throw new MalformedFileException(folder + " holds nothing that can be evaluated");
    }
    print();
    return output.write(reports);
  }

  /** An evaluation of a file. */
  private interface Evaluation {
    List<Report> of(Path file) throws IOException;
  }

  List<Report> evaluate(Path data) throws IOException {
    run(data.resolve("shops"), dir -> ShopsEval.evaluate(dir, false, output));
    run(data.resolve("data/cold/test.csv"), file -> moderation(file, "TEXT", "label"));
    run(data.resolve("data/tgspam_zh/train.csv"), file -> moderation(file, "input", "target"));
    run(data.resolve("data/qq_ads/train.csv"), file -> moderation(file, "text", "label"));
    run(data.resolve("data/toxic_pairs_zh/train.csv"), new PairsEval());
    run(data.resolve("data/cntp_evasion/cntp.dev.csv"), new EvasionEval());
    Path faq = data.resolve("data/live_faq_zh/faq.csv");
    run(
        data.resolve("data/live_faq_zh/queries.dev.csv"),
        file -> List.of(FaqEval.evaluate(faq, file, output)));
    run(data.resolve(DANMU), new QuestionEval());
    run(data.resolve(BUYERS), new IntentsEval());
    run(data.resolve("data/helpdesk_stc3/scored.dev.jsonl"), new EscalationEval());
    run(data.resolve("data/flood_injected/dev.csv"), new FloodEval());
    harmless(data);
    return List.copyOf(reports);
  }

  private void run(Path file, Evaluation evaluation) throws IOException {
    if (Files.exists(file)) {
      System.err.println("Evaluating " + file);
      reports.addAll(evaluation.of(file));
    } else {
      System.err.println("Skipped: " + file + " is not there");
    }
  }

  private void run(Path file, FileEval evaluation) throws IOException {
    run(file, at -> List.of(evaluation.evaluate(at, output)));
  }

  private List<Report> moderation(Path file, String text, String label) {
    return List.of(ModerationEval.evaluate(file, text, label, "1", output));
  }

  private void harmless(Path data) throws IOException {
    HarmlessEval pool = new HarmlessEval();
    Path shops = data.resolve("shops");
    if (Files.isDirectory(shops)) {
      try (Stream<Path> inside = Files.list(shops)) {
        for (Path shop :
            inside.filter(at -> Files.exists(at.resolve("comments.jsonl"))).sorted().toList()) {
          pool.addShop(shop);
        }
      }
    }
    if (Files.exists(data.resolve(BUYERS))) {
      pool.addBuyers(data.resolve(BUYERS));
    }
    if (Files.exists(data.resolve(DANMU))) {
      pool.addQuestions(data.resolve(DANMU));
    }
    if (!pool.isEmpty()) {
      reports.add(pool.report(output));
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%-11s %-28s %8s  %-18s %6s  %s%n",
        "task",
        "metric",
        "value",
        "95 %",
        "n",
        "file");
    for (Report report : reports) {
      report
          .metrics()
          .forEach(
              (name, value) -> {
                List<Double> of = report.intervals().get(name);
                String interval =
                    of == null
                        ? ""
                        : String.format(Locale.ROOT, "[%.4f, %.4f]", of.get(0), of.get(1));
                System.out.printf(
                    Locale.ROOT,
                    "%-11s %-28s %8.4f  %-18s %6d  %s%n",
                    report.task(),
                    name,
                    value,
                    interval,
                    report.n(),
                    report.file());
              });
    }
    reports.forEach(
        report -> report.notes().forEach(note -> System.out.println(report.task() + ": " + note)));
  }
}
