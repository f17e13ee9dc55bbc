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

/**
 * What filters do to those who did nothing wrong, pooled.
 *
 * <ul>
 *   <li>{@code harmless_hit_rate}: share of harmless lines that the moderator masks, holds or
 *       hides: public comments of the shops that are not labelled hide, buyer lines, and live-room
 *       lines labelled a question. Judged by a moderator that has learned from none of them.
 *   <li>{@code complaints_hidden}: how many complaints the shipped reading hides, of all labelled
 *       ones and of the variants of {@link ComplaintVariants}. A masked one is right.
 * </ul>
 */
final class HarmlessEval {
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
    said.addAll(ComplaintVariants.plain(List.copyOf(complaints)));
    said.addAll(ComplaintVariants.disguised(List.copyOf(complaints)));
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
}
