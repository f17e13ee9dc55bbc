package dev.tidegate.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The text from which the scorers of the moderation learn, as it lies beside this class. */
final class ModerationTexts {
  /** Where a line comes from and what it is. */
  enum Kind {
    /** Posts on race, gender, region that offend (COLD). */
    POST_OFFENSIVE,
    POST_CIVIL,
    /** An insult, and the same anger in civil words. */
    PAIR_INSULT,
    PAIR_CIVIL,
    PAIR_POLITE,
    /** The same, written for this product. */
    OUR_INSULT,
    OUR_CIVIL,
    ANGER,
    HATE,
    NOT_HATE,
    AD,
    CHAT,
    CONTACT,
    ABUSE,
    BUYER
  }

  /** A line to learn from. */
  record Line(String text, Kind kind) {}

  private static final List<String> COLD = List.of("cold1.tsv.gz", "cold2.tsv.gz", "cold3.tsv.gz");

  private static final Set<String> SPAM = Set.of("spam_ad", "contact_info");

  private final List<Line> lines = new ArrayList<>();

  private ModerationTexts() {}

  /** All lines whose text is not {@code left out}, in a fixed order. */
  static List<Line> load(Predicate<String> leftOut) {
    ModerationTexts texts = new ModerationTexts();
    for (String name : COLD) {
      texts.labelled(name, 1, 0, Kind.POST_OFFENSIVE, Kind.POST_CIVIL, leftOut);
    }
    texts.pairs("toxic_pairs.tsv.gz", leftOut, Kind.PAIR_INSULT, Kind.PAIR_CIVIL, Kind.PAIR_POLITE);
    texts.pairs("insult_pairs.tsv", leftOut, Kind.OUR_INSULT, Kind.OUR_CIVIL);
    texts.pairs("insult_pairs2.tsv", leftOut, Kind.OUR_INSULT, Kind.OUR_CIVIL);
    texts.pairs("insult_pairs3.tsv", leftOut, Kind.OUR_INSULT, Kind.OUR_CIVIL);
    texts.labelled("hate.tsv", 0, 1, Kind.HATE, Kind.NOT_HATE, leftOut);
    texts.labelled("against_hate.tsv", 0, 1, Kind.HATE, Kind.NOT_HATE, leftOut);
    texts.labelled("qq_ads.tsv.gz", 1, 0, Kind.AD, Kind.CHAT, leftOut);
    texts.plain("civil_anger.tsv", Kind.ANGER, leftOut);
    texts.plain("ads.tsv", Kind.AD, leftOut);
    texts.plain("ads2.tsv", Kind.AD, leftOut);
    texts.plain("ads3.tsv", Kind.AD, leftOut);
    texts.plain("not_ads.tsv", Kind.CHAT, leftOut);
    texts.plain("chat2.tsv", Kind.CHAT, leftOut);
    texts.plain("not_ads3.tsv", Kind.CHAT, leftOut);
    texts.plain("ordinary.tsv", Kind.BUYER, leftOut);
    for (String name :
        List.of("aftersale.tsv", "english.tsv", "presale.tsv", "presale_spare.tsv")) {
      texts.corpus(name, leftOut);
    }
    for (String name : TrainingText.SCENE_LINES) {
      for (String[] cells : cells("scene-lines-" + name + ".tsv")) {
        texts.add(cells[3], Kind.BUYER, leftOut);
      }
    }
    return texts.lines;
  }

  /** The posts of COLD, as they were written. */
  static List<String> posts() {
    List<String> posts = new ArrayList<>();
    for (String name : COLD) {
      cells(name).forEach(cells -> posts.add(cells[1]));
    }
    return posts;
  }

  private void labelled(
      String name, int text, int label, Kind one, Kind zero, Predicate<String> leftOut) {
    for (String[] cells : cells(name)) {
      add(cells[text], cells[label].equals("1") ? one : zero, leftOut);
    }
  }

  /** A pair is left out whole. */
  private void pairs(String name, Predicate<String> leftOut, Kind... kinds) {
    for (String[] cells : cells(name)) {
      boolean out = false;
      for (String cell : cells) {
        out |= leftOut.test(cell);
      }
      for (int i = 0; i < kinds.length && !out; i++) {
        lines.add(new Line(cells[i], kinds[i]));
      }
    }
  }

  private void plain(String name, Kind kind, Predicate<String> leftOut) {
    for (String[] cells : cells(name)) {
      add(cells[0], kind, leftOut);
    }
  }

  private void corpus(String name, Predicate<String> leftOut) {
    List<String[]> rows = cells(name);
    for (String[] cells : rows.subList(1, rows.size())) {
      String intent = cells[1];
      Kind kind = Kind.BUYER;
      if (intent.equals("abuse")) {
        kind = Kind.ABUSE;
      } else if (SPAM.contains(intent)) {
        kind = intent.equals("spam_ad") ? Kind.AD : Kind.CONTACT;
      } else if (intent.equals("complaint")) {
        kind = Kind.ANGER;
      }
      add(cells[0], kind, leftOut);
    }
  }

  private void add(String text, Kind kind, Predicate<String> leftOut) {
    if (!leftOut.test(text)) {
      lines.add(new Line(text, kind));
    }
  }

  private static List<String[]> cells(String name) {
    try (InputStream in = ModerationTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The training text " + name + " is missing from the jar");
      }
      byte[] bytes =
          name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The training text " + name + " cannot be read", e);
    }
  }
}
