package dev.tidegate.evaluation;

import dev.tidegate.matching.FloodGroups;
import dev.tidegate.matching.GroupedLine;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Fold;
import dev.tidegate.text.NearText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * Near-duplicate grouping of a room's comments: columns offset_ms, user, text, group (empty for an
 * honest line, {@code ad…} for an ad ring, {@code ask…} for a burst of one question), in order of
 * time.
 *
 * <ul>
 *   <li>{@code b3_f1}: B-cubed (Bagga and Baldwin 1998) over the lines with a group: the harmonic
 *       mean of mean precision and mean recall; honest lines have no group that could be right.
 *   <li>{@code purity}: share of all lines whose label is their group's most frequent one; the
 *       label of an honest line is its {@link NearText#exact exact} text.
 *   <li>{@code honest_merged}: share of the honest lines that joined a group whose first line is
 *       not written alike, whoever wrote it: an honest line in another's group. {@code
 *       honest_merged_any} is stricter: the group has any line written differently. Both count "哈哈"
 *       beside "哈哈哈" as differing.
 *   <li>{@code suppression_recall}: share of the lines of ad rings, after the first {@value
 *       #UNNOTICED} of each, that {@link FloodRule} holds back; {@code honest_suppressed} and
 *       {@code burst_suppressed}: share of the honest lines and of the bursts' that it does; {@code
 *       hype_punished}: of the honest lines with at most {@value #HYPE_LENGTH} characters after
 *       {@link Fold#skeleton}.
 * </ul>
 */
@Command(
    name = "flood",
    description = "Groups of near duplicates: columns offset_ms, user, text, group.")
final class FloodEval extends FileEval {
  private static final int UNNOTICED = 5;
  private static final int HYPE_LENGTH = 4;

  @Override
  Report evaluate(Path file, Output output) {
    DataFile data = DataFile.read(file, List.of("offset_ms", "user", "text", "group"));
    Lines lines = new Lines(data.rows().size());
    FloodGroups groups = new FloodGroups();
    for (int i = 0; i < data.rows().size(); i++) {
      DataFile.Row row = data.rows().get(i);
      NearText text = NearText.of(row.get("text"));
      boolean unfit = Comprehend.read(row.get("text")).unfit();
      lines.add(i, row, text, groups.add(text, row.get("user"), offsetMs(data, row), unfit));
    }
    lines.findMerged();
    lines.list(output, data.rows());
    double[][] b3 = b3(lines);
    return new Scores(data.rows().size())
        .add("b3_f1", f1(lines.injected, b3[0], b3[1]))
        .add("purity", Scores.share(purity(lines)))
        .add("honest_merged", Scores.share(lines.honest, lines.merged))
        .add("honest_merged_any", Scores.share(lines.honest, lines.mergedAny))
        .add("suppression_recall", Scores.share(lines.noticeable, lines.suppressed))
        .add("honest_suppressed", Scores.share(lines.honest, lines.suppressed))
        .add("burst_suppressed", Scores.share(lines.burst, lines.suppressed))
        .add("hype_punished", Scores.share(lines.hype, lines.suppressed))
        .report("flood", file.toString());
  }

  private static long offsetMs(DataFile data, DataFile.Row row) {
    try {
      return Long.parseLong(row.get("offset_ms").strip());
    } catch (NumberFormatException e) {
      throw data.wrong(row, "offset_ms", "must be a whole number of milliseconds");
    }
  }

  /** What is known and what was said of each line, by its index. */
  private static final class Lines {
    final String[] label;
    final long[] group;
    final boolean[] honest;
    final boolean[] injected;
    final boolean[] burst;
    final boolean[] noticeable;
    final boolean[] hype;
    final boolean[] suppressed;
    final boolean[] merged;
    final boolean[] mergedAny;
    private final Map<String, Integer> seen = new HashMap<>();

    Lines(int n) {
      label = new String[n];
      group = new long[n];
      honest = new boolean[n];
      injected = new boolean[n];
      burst = new boolean[n];
      noticeable = new boolean[n];
      hype = new boolean[n];
      suppressed = new boolean[n];
      merged = new boolean[n];
      mergedAny = new boolean[n];
    }

    void add(int i, DataFile.Row row, NearText text, GroupedLine line) {
      String gold = row.get("group");
      honest[i] = gold.isEmpty();
      injected[i] = !honest[i];
      label[i] = honest[i] ? "=" + text.exact() : gold;
      group[i] = line.group().number();
      burst[i] = gold.startsWith("ask");
      int nth = seen.merge(label[i], 1, Integer::sum);
      noticeable[i] = injected[i] && !burst[i] && nth > UNNOTICED;
      hype[i] = honest[i] && length(row.get("text")) <= HYPE_LENGTH;
      suppressed[i] = line.heldBack();
    }

    private static int length(String text) {
      String core = Fold.skeleton(Fold.plain(text));
      return core.codePointCount(0, core.length());
    }

    void findMerged() {
      Map<Long, String> first = new HashMap<>();
      Map<Long, Boolean> mixed = new HashMap<>();
      for (int i = 0; i < label.length; i++) {
        String opener = first.putIfAbsent(group[i], label[i]);
        merged[i] = opener != null && !opener.equals(label[i]);
        mixed.merge(group[i], merged[i], Boolean::logicalOr);
      }
      for (int i = 0; i < label.length; i++) {
        mergedAny[i] = mixed.getOrDefault(group[i], false);
      }
    }

    void list(Output output, List<DataFile.Row> rows) {
      for (int i = 0; i < label.length; i++) {
        String trace = "group " + group[i];
        if (honest[i] && merged[i]) {
          output.wrong("own group", "merged", rows.get(i).get("text"), trace);
        }
        if (suppressed[i] != noticeable[i] && (honest[i] || burst[i] || noticeable[i])) {
          output.wrong(
              noticeable[i] ? "held back" : "let through",
              suppressed[i] ? "held back" : "let through",
              rows.get(i).get("text"),
              label[i] + ", " + trace);
        }
      }
    }
  }

  /** Precision and recall of each line with a group, among those lines. */
  private static double[][] b3(Lines lines) {
    int n = lines.label.length;
    Map<Long, Integer> said = new HashMap<>();
    Map<String, Integer> gold = new HashMap<>();
    Map<String, Integer> both = new HashMap<>();
    for (int i = 0; i < n; i++) {
      if (lines.injected[i]) {
        said.merge(lines.group[i], 1, Integer::sum);
        gold.merge(lines.label[i], 1, Integer::sum);
        both.merge(lines.group[i] + " " + lines.label[i], 1, Integer::sum);
      }
    }
    double[][] values = new double[2][n];
    for (int i = 0; i < n; i++) {
      if (lines.injected[i]) {
        double common = count(both, lines.group[i] + " " + lines.label[i]);
        values[0][i] = common / count(said, lines.group[i]);
        values[1][i] = common / count(gold, lines.label[i]);
      }
    }
    return values;
  }

  private static <K> int count(Map<K, Integer> counts, K key) {
    return counts.getOrDefault(key, 0);
  }

  private static java.util.function.ToDoubleFunction<int[]> f1(
      boolean[] counted, double[] precision, double[] recall) {
    return rows -> {
      double p = 0;
      double r = 0;
      int n = 0;
      for (int row : rows) {
        if (counted[row]) {
          p += precision[row];
          r += recall[row];
          n++;
        }
      }
      return n == 0 ? Double.NaN : 2 * p * r / (p + r) / n;
    };
  }

  private static boolean[] purity(Lines lines) {
    Map<Long, Map<String, Integer>> counts = new HashMap<>();
    for (int i = 0; i < lines.label.length; i++) {
      counts
          .computeIfAbsent(lines.group[i], g -> new java.util.TreeMap<>())
          .merge(lines.label[i], 1, Integer::sum);
    }
    Map<Long, String> most = new HashMap<>();
    counts.forEach(
        (group, labels) ->
            most.put(
                group,
                java.util.Collections.max(labels.entrySet(), Map.Entry.comparingByValue())
                    .getKey()));
    boolean[] pure = new boolean[lines.label.length];
    for (int i = 0; i < pure.length; i++) {
      pure[i] = lines.label[i].equals(most.get(lines.group[i]));
    }
    return pure;
  }
}
