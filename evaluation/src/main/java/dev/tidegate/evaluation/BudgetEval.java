package dev.tidegate.evaluation;

import dev.tidegate.evaluation.BudgetShow.Asked;
import dev.tidegate.evaluation.BudgetShow.Played;
import dev.tidegate.event.ReplyQuota;
import dev.tidegate.ruleset.CompiledRuleSet;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Plays recorded shows to a room whose platform takes a tenth of the public replies that are
 * wanted, and counts the distinct buyers whose question was answered.
 *
 * <p>{@code buyers_served_fcfs} is first come, first served with the same quota: each reply answers
 * the oldest question that still waits and whose buyer does not have that answer yet.
 */
@Command(
    name = "budget",
    description =
        "Buyers served when the platform takes a tenth of the replies that are wanted, against"
            + " first come, first served.")
final class BudgetEval implements Callable<Integer> {
  private static final int DEMAND_TO_QUOTA = 10;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Shop folders with a show.")
  private List<Path> folders = List.of();

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Plays the show N times as fast as it was recorded: a room at its peak.")
  private int speed = 1;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws Exception {
    List<Report> reports = new ArrayList<>();
    for (Path folder : folders) {
      reports.add(evaluate(folder, speed));
    }
    return output.finish(reports);
  }

  static Report evaluate(Path folder, int speed) {
    ShopFolder shop = ShopFolder.read(folder);
    CompiledRuleSet rules = CompiledRuleSet.compile(shop.rules());
    Played free = new BudgetShow(shop, rules, speed).play(null);
    if (free.repliesMs().size() < DEMAND_TO_QUOTA) {
      throw new MalformedFileException(
          folder + ": a show needs " + DEMAND_TO_QUOTA + " answers at least to be measured");
    }
    long perMs = DEMAND_TO_QUOTA * span(free) / free.repliesMs().size();
    ReplyQuota quota = new ReplyQuota(1, perMs, "a tenth of the demand", "2026-11-21");
    Played ours = new BudgetShow(shop, rules, speed).play(quota);
    Served fcfs = firstCome(free, perMs, shop.rules().policy().questionExpiryMs());
    long served = buyers(ours, false);
    return new Scores(free.asked().size())
        .count("buyers_asking", (double) free.asked().stream().map(a -> a.buyer).distinct().count())
        .count("buyers_served", (double) served)
        .count("buyers_served_by_reply", (double) buyers(ours, true))
        .count("buyers_served_fcfs", (double) fcfs.buyers())
        .count("ratio", (double) served / fcfs.buyers())
        .count("replies", (double) ours.repliesMs().size())
        .count("replies_fcfs", (double) fcfs.replies())
        .note("one public reply in " + perMs + " ms, speed " + speed)
        .report("budget", folder.toString());
  }

  private static long span(Played played) {
    List<Long> at = played.repliesMs();
    return at.get(at.size() - 1) - at.get(0);
  }

  private static long buyers(Played played, boolean byReplyOnly) {
    return played.asked().stream()
        .filter(asked -> asked.servedMs >= 0 && !(byReplyOnly && asked.byVisible))
        .map(asked -> asked.buyer)
        .distinct()
        .count();
  }

  private record Served(long buyers, long replies) {}

  /** Each reply, as soon as the platform takes one, to whoever asked first and has no answer. */
  private static Served firstCome(Played played, long perMs, long patienceMs) {
    Deque<Asked> waiting = new ArrayDeque<>(played.asked());
    Set<String> served = new HashSet<>();
    Set<String> buyers = new HashSet<>();
    long freeMs = 0;
    while (!waiting.isEmpty()) {
      Asked first = waiting.remove();
      long atMs = Math.max(freeMs, first.atMs);
      if (atMs < played.endMs()
          && atMs - first.atMs < patienceMs
          && served.add(first.buyer + " " + first.answer)) {
        buyers.add(first.buyer);
        freeMs = atMs + perMs;
      }
    }
    return new Served(buyers.size(), served.size());
  }
}
