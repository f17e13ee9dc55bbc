package dev.tidegate.training;

import dev.tidegate.moderation.ModerationFeatures;
import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.Scorer;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the scorers of the {@link Moderator}. That of insults is the sum of two models: one of
 * insults between people, which sees only what an insult and the same anger in civil words do not
 * have in common, in public posts as well, and one of offence in those posts that has seen civil
 * anger too; each learns from the texts as they are and in disguise. Deterministic.
 */
public final class ModerationTraining {
  private static final Logistic.Settings SETTINGS = new Logistic.Settings(4, 10, 2e-3f);
  private static final Logistic.Settings POSTS = new Logistic.Settings(6, 10, 2e-3f);

  /** The sum at which an insult is as likely as civil anger in the pairs, cross-validated. */
  private static final float INSULT_LIMIT = -0.2f;

  private static final float POSTS_FACTOR = 0.2f;

  /** The sum above which under one harmless line in a hundred is taken for an advertisement. */
  private static final float AD_LIMIT = -1.2f;

  private static final double DISGUISED_SHARE = 0.4;
  private static final double DISGUISED_AD_SHARE = 0.3;

  /** One civil post in so many shows that a long text is no advertisement. */
  private static final int POSTS_FOR_ADS = 2;

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

  static byte[] train(Predicate<String> leftOut) {
    ModerationTraining training = new ModerationTraining(ModerationTexts.load(leftOut));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      List<Logistic> made =
          Stream.<Supplier<Logistic>>of(
                  () -> training.insults(false), () -> training.insults(true), training::ads)
              .parallel()
              .map(Supplier::get)
              .toList();
      made.get(0).plus(made.get(1), POSTS_FACTOR, -INSULT_LIMIT).write(out);
      made.get(2).plus(made.get(2), 0, -AD_LIMIT).write(out);
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
    return posts
        ? Logistic.train(examples, POSTS)
        : Logistic.train(examples, SETTINGS, telling()::contains);
  }

  /** Hashes of what is in an insult or in its civil twin but not in both. */
  private Set<Integer> telling() {
    Set<Integer> telling = new HashSet<>();
    Set<Integer> insult = Set.of();
    for (Line line : lines) {
      switch (line.kind()) {
        case PAIR_INSULT, OUR_INSULT -> insult = hashes(line);
        case PAIR_CIVIL, OUR_CIVIL -> {
          Set<Integer> civil = hashes(line);
          insult.stream().filter(hash -> !civil.contains(hash)).forEach(telling::add);
          civil.removeAll(insult);
          telling.addAll(civil);
        }
        case ABUSE -> telling.addAll(hashes(line));
        default -> {
          // has no twin
        }
      }
    }
    return telling;
  }

  private static Set<Integer> hashes(Line line) {
    Set<Integer> hashes = new HashSet<>();
    for (int feature : ModerationFeatures.of(line.text()).insult()) {
      hashes.add(feature & Scorer.HASH_BITS);
    }
    return hashes;
  }

  private Logistic ads() {
    List<Logistic.Example> examples = new ArrayList<>();
    Disguise disguise = new Disguise(SEED);
    int posts = 0;
    for (Line line : lines) {
      float weight = adWeight(line.kind());
      if (weight == 0 || (line.kind() == Kind.POST_CIVIL && posts++ % POSTS_FOR_ADS != 0)) {
        continue;
      }
      boolean positive = line.kind() == Kind.AD;
      examples.add(ad(line.text(), positive, weight));
      if (positive) {
        examples.add(ad(disguise.of(line.text(), DISGUISED_AD_SHARE), true, weight / 2));
      }
    }
    return Logistic.train(examples, SETTINGS);
  }

  private static Logistic.Example ad(String text, boolean positive, float weight) {
    return new Logistic.Example(ModerationFeatures.of(text).ad(), positive, weight);
  }

  private static boolean isOffence(Kind kind) {
    return switch (kind) {
      case POST_OFFENSIVE, PAIR_INSULT, OUR_INSULT, HATE, ABUSE -> true;
      default -> false;
    };
  }

  private static float insultWeight(Kind kind) {
    return switch (kind) {
      case PAIR_INSULT, PAIR_CIVIL -> 16;
      case OUR_INSULT, OUR_CIVIL -> 8;
      case PAIR_POLITE -> 4;
      case ANGER, ABUSE, BUYER -> 1;
      case NOT_HATE, CHAT -> 0.5f;
      case CONTACT, POST_OFFENSIVE, POST_CIVIL -> 0.2f;
      case HATE, AD -> 0;
    };
  }

  /** The pairs weigh much: a civil word for an insult outweighs what the post is about. */
  private static float postWeight(Kind kind) {
    return switch (kind) {
      case PAIR_CIVIL -> 10;
      case PAIR_INSULT -> 5;
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
      case PAIR_POLITE -> 0.5f;
      case PAIR_INSULT, PAIR_CIVIL, POST_CIVIL -> 0.3f;
      case POST_OFFENSIVE, CONTACT -> 0;
    };
  }
}
