package dev.tidegate.evaluation;

import dev.tidegate.evaluation.ShopFolder.Comment;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What filters do to those who did nothing wrong, pooled.
 *
 * <ul>
 *   <li>{@code harmless_hit_rate}: share of harmless lines that the moderator masks, holds or
 *       hides: public comments of the shops that are not labelled hide, buyer lines, and live-room
 *       lines labelled a question. Judged by a moderator that has learned from none of them.
 *   <li>{@code complaints_hidden}: how many complaints the shipped reading hides, of all labelled
 *       ones and {@value #VARIANTS} variants of them: symbols between the Chinese characters, a
 *       phone number, angry words. A masked one is right.
 * </ul>
 */
final class HarmlessEval {
  static final int VARIANTS = 1000;

  private static final long SEED = 7;
  private static final List<String> ANGER =
      List.of("气死我了", "你们就是骗子", "垃圾店", "什么玩意", "太恶心了", "黑心商家", "滚", "要不要脸");
  private static final List<String> SYMBOLS = List.of("*", " ", ".", "-", "/", "~", "_", "🔥", "|");

  private final List<String> harmless = new ArrayList<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  void addShop(Path folder) {
    for (Comment comment : ShopFolder.read(folder).comments()) {
      boolean hide = comment.label("action").equals("hide");
      if (!hide && comment.label("kind").equals("comment")) {
        harmless.add(comment.text());
      }
      if (!hide && comment.label("intent").equals("complaint")) {
        complaints.add(comment.text());
      }
    }
  }

  void addBuyers(Path file) {
    for (DataFile.Row row : DataFile.read(file, List.of("text", "act")).rows()) {
      harmless.add(row.get("text"));
      if (row.get("act").equals("complaint")) {
        complaints.add(row.get("text"));
      }
    }
  }

  void addQuestions(Path file) {
    for (DataFile.Row row : DataFile.read(file, List.of("text", "label")).rows()) {
      if (row.get("label").equals("1")) {
        harmless.add(row.get("text"));
      }
    }
  }

  boolean isEmpty() {
    return harmless.isEmpty();
  }

  Report report(Output output) {
    boolean[] hit = new boolean[harmless.size()];
    for (int i = 0; i < hit.length; i++) {
      Evidence evidence = Comprehend.read(harmless.get(i));
      hit[i] = !evidence.verdict().equals(Verdict.Action.ALLOW.name());
      if (hit[i]) {
        output.wrong("harmless", evidence.verdict(), harmless.get(i), evidence.verdictReason());
      }
    }
    List<String> said = new ArrayList<>(complaints);
    said.addAll(variants(List.copyOf(complaints)));
    int hidden = 0;
    for (String complaint : said) {
      if (Comprehend.read(complaint).verdict().equals(Verdict.Action.HIDE.name())) {
        hidden++;
        output.wrong("complaint", "HIDE", complaint, Comprehend.read(complaint).toString());
      }
    }
    return new Scores(hit.length)
        .add("harmless_hit_rate", Scores.share(hit))
        .count("complaints_hidden", hidden)
        .note(said.size() + " complaints, " + complaints.size() + " of them labelled")
        .note("read by the shipped model, which has learned from the shops' comments")
        .report("harmless", "pooled");
  }

  /** {@value #VARIANTS} variants, the same on every run; none of no complaints. */
  static List<String> variants(List<String> complaints) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> variants = new ArrayList<>();
    for (int i = 0; i < VARIANTS && !complaints.isEmpty(); i++) {
      String text = complaints.get(i % complaints.size());
      int way = 1 + random.nextInt(7);
      if ((way & 1) != 0) {
        text = disguised(text, SYMBOLS.get(random.nextInt(SYMBOLS.size())), random);
      }
      if ((way & 2) != 0) {
        String phone = "1" + (3 + random.nextInt(6)) + (100_000_000 + random.nextInt(900_000_000));
        text = text + (random.nextBoolean() ? " 电话" : "，打我") + phone;
      }
      if ((way & 4) != 0) {
        String anger = ANGER.get(random.nextInt(ANGER.size()));
        text = random.nextBoolean() ? anger + "，" + text : text + anger;
      }
      variants.add(text);
    }
    return variants;
  }

  private static String disguised(String text, String symbol, SplittableRandom random) {
    StringBuilder out = new StringBuilder(symbol);
    text.codePoints()
        .forEach(
            c -> {
              out.appendCodePoint(c);
              out.append(Character.isIdeographic(c) && random.nextInt(3) == 0 ? symbol : "");
            });
    return out.toString();
  }
}
