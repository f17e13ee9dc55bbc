package dev.tidegate.training;

import dev.tidegate.moderation.ModerationFeatures;
import dev.tidegate.moderation.Moderator;
import dev.tidegate.text.Fold;
import dev.tidegate.training.ModerationTexts.Kind;
import dev.tidegate.training.ModerationTexts.Line;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the scorers of the {@link Moderator}. That of insults is the sum of two models: one of
 * insults between people, one of offence in public posts that has seen civil anger too; each learns
 * from the texts as they are and in disguise. Deterministic.
 */
public final class ModerationTraining {
  private static final Logistic.Settings SETTINGS = new Logistic.Settings(4, 10, 2e-3f);

  /** The sum at which an insult is as likely as civil anger in the pairs, cross-validated. */
  private static final float INSULT_LIMIT = -1.6f;

  private static final float POSTS_FACTOR = 1.5f;

  /** The sum above which under one harmless line in a hundred is taken for an advertisement. */
  private static final float AD_LIMIT = -1.45f;

  private static final double DISGUISED_SHARE = 0.4;
  private static final long SEED = 7;

  private final List<Line> lines;

  private ModerationTraining(List<Line> lines) {
    this.lines = lines;
  }

  /** Trains without the lines whose {@link #core} is left out. */
  public static Moderator without(Set<String> leftOut) {
    return Moderator.read(ByteBuffer.wrap(train(text -> leftOut.contains(core(text)))));
  }

  /** The cores of all training lines. */
  public static Set<String> known() {
    Set<String> known = new HashSet<>();
    for (Line line : ModerationTexts.load(text -> false)) {
      known.add(core(line.text()));
    }
    return known;
  }

  /** What stays of a text when two ways to write it are to count as the same. */
  public static String core(String text) {
    return Fold.skeleton(Fold.plain(text));
  }

  /** Writes {@code moderation.model.gz} into a folder. */
  static void write(Path folder) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("moderation.model.gz")))) {
      out.write(train(text -> false));
    }
  }

  private static byte[] train(Predicate<String> leftOut) {
    ModerationTraining training = new ModerationTraining(ModerationTexts.load(leftOut));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      training.insults(false).plus(training.insults(true), POSTS_FACTOR, -INSULT_LIMIT).write(out);
      Logistic ads = training.ads();
      ads.plus(ads, 0, -AD_LIMIT).write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Logistic insults(boolean posts) {
    List<Logistic.Example> examples = new ArrayList<>();
    Disguise disguise = new Disguise(SEED);
    for (Line line : lines) {
      float weight = posts ? postWeight(line.kind()) : insultWeight(line.kind());
      if (weight == 0) {
        continue;
      }
      boolean positive = isOffence(line.kind());
      examples.add(
          new Logistic.Example(ModerationFeatures.of(line.text()).insult(), positive, weight));
      if (positive || line.kind() != Kind.BUYER) {
        String hidden = disguise.of(line.text(), DISGUISED_SHARE);
        examples.add(
            new Logistic.Example(ModerationFeatures.of(hidden).insult(), positive, weight));
      }
    }
    return Logistic.train(examples, SETTINGS);
  }

  private Logistic ads() {
    List<Logistic.Example> examples = new ArrayList<>();
    for (Line line : lines) {
      float weight = adWeight(line.kind());
      if (weight > 0) {
        examples.add(
            new Logistic.Example(
                ModerationFeatures.of(line.text()).ad(), line.kind() == Kind.AD, weight));
      }
    }
    return Logistic.train(examples, SETTINGS);
  }

  private static boolean isOffence(Kind kind) {
    return switch (kind) {
      case POST_OFFENSIVE, PAIR_INSULT, OUR_INSULT, HATE, ABUSE -> true;
      default -> false;
    };
  }

  private static float insultWeight(Kind kind) {
    return switch (kind) {
      case PAIR_INSULT, PAIR_CIVIL -> 2;
      case OUR_INSULT, OUR_CIVIL, ANGER, ABUSE -> 1;
      case PAIR_POLITE, NOT_HATE, CHAT -> 0.5f;
      case BUYER -> 0.3f;
      case CONTACT -> 0.2f;
      case POST_OFFENSIVE, POST_CIVIL, HATE, AD -> 0;
    };
  }

  /** The pairs weigh much: a civil word for an insult outweighs what the post is about. */
  private static float postWeight(Kind kind) {
    return switch (kind) {
      case PAIR_INSULT, PAIR_CIVIL -> 25;
      case POST_OFFENSIVE, POST_CIVIL, HATE, NOT_HATE -> 1;
      case OUR_INSULT, OUR_CIVIL, ANGER, ABUSE, CHAT -> 0.5f;
      case PAIR_POLITE, BUYER -> 0.3f;
      case CONTACT, AD -> 0;
    };
  }

  private static float adWeight(Kind kind) {
    return switch (kind) {
      case AD, CHAT -> 1;
      case BUYER, OUR_INSULT, OUR_CIVIL, ANGER, ABUSE, HATE, NOT_HATE -> 0.5f;
      case PAIR_INSULT, PAIR_CIVIL -> 0.3f;
      case POST_OFFENSIVE, POST_CIVIL, PAIR_POLITE, CONTACT -> 0;
    };
  }
}
