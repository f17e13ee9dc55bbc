package dev.tidegate.evaluation;

import dev.tidegate.evaluation.ShopFolder.Comment;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What filters do to those who did nothing wrong, pooled.
 *
 * <ul>
 *   <li>{@code harmless_hit_rate}: share of harmless lines that the moderator masks, holds or
 *       hides: public comments of the shops that are not labelled hide, buyer lines, and live-room
 *       lines labelled a question.
 *   <li>{@code complaints_hidden}: how many complaints are hidden, of all labelled ones and of the
 *       variants of {@link ComplaintVariants}. A masked one is right.
 * </ul>
 *
 * <p>The lines of a shop are read by a model that has not learned from that shop, all else, the
 * variants too, by the shipped one.
 */
final class HarmlessEval {
  private final KnownShops shops = new KnownShops();
  private final Comprehend shipped = Comprehend.shipped();
  private final List<Line> harmless = new ArrayList<>();
  private final Map<String, Comprehend> complaints = new LinkedHashMap<>();

  /** A line and who reads it. */
  private record Line(String text, Comprehend reader) {
    Evidence read() {
      return reader.of(text);
    }
  }

  void addShop(Path folder) throws IOException {
    List<Comment> comments = ShopFolder.read(folder).comments();
    Comprehend reader =
        shops.readerWithout(comments.stream().map(Comment::text).collect(Collectors.toSet()));
    for (Comment comment : comments) {
      boolean hide = comment.label("action").equals("hide");
      if (!hide && comment.label("kind").equals("comment")) {
        harmless.add(new Line(comment.text(), reader));
      }
      if (!hide && comment.label("intent").equals("complaint")) {
        complaints.putIfAbsent(comment.text(), reader);
      }
    }
  }

  void addBuyers(Path file) {
    for (DataFile.Row row : DataFile.read(file, List.of("text", "act")).rows()) {
      harmless.add(new Line(row.get("text"), shipped));
      if (row.get("act").equals("complaint")) {
        complaints.putIfAbsent(row.get("text"), shipped);
      }
    }
  }

  void addQuestions(Path file) {
    for (DataFile.Row row : DataFile.read(file, List.of("text", "label")).rows()) {
      if (row.get("label").equals("1")) {
        harmless.add(new Line(row.get("text"), shipped));
      }
    }
  }

  boolean isEmpty() {
    return harmless.isEmpty();
  }

  Report report(Output output) {
    boolean[] hit = new boolean[harmless.size()];
    for (int i = 0; i < hit.length; i++) {
      Evidence evidence = harmless.get(i).read();
      hit[i] = !evidence.verdict().equals(Verdict.Action.ALLOW.name());
      if (hit[i]) {
        output.wrong(
            "harmless", evidence.verdict(), harmless.get(i).text(), evidence.verdictReason());
      }
    }
    List<Line> said = new ArrayList<>();
    complaints.forEach((text, reader) -> said.add(new Line(text, reader)));
    List<String> labelled = List.copyOf(complaints.keySet());
    ComplaintVariants.plain(labelled).forEach(text -> said.add(new Line(text, shipped)));
    ComplaintVariants.disguised(labelled).forEach(text -> said.add(new Line(text, shipped)));
    int hidden = 0;
    for (Line complaint : said) {
      Evidence evidence = complaint.read();
      if (evidence.verdict().equals(Verdict.Action.HIDE.name())) {
        hidden++;
        output.wrong("complaint", "HIDE", complaint.text(), evidence.toString());
      }
    }
    return new Scores(hit.length)
        .add("harmless_hit_rate", Scores.share(hit))
        .count("complaints_hidden", hidden)
        .note(said.size() + " complaints, " + complaints.size() + " of them labelled")
        .note("variants are read by the shipped model, which has learned from the shops' comments")
        .report("harmless", "pooled");
  }
}
