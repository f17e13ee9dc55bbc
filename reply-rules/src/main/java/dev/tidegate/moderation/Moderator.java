package dev.tidegate.moderation;

import dev.tidegate.moderation.Verdict.Action;
import dev.tidegate.resource.Resources;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import dev.tidegate.understanding.ComplaintWords;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a comment may stay where all can read it: contact details, advertisements,
 * insults. A complaint is never hidden: with contact details in it, these are masked; with a grave
 * insult in it, a person decides. Immutable, safe to share; microseconds a comment.
 */
public final class Moderator {
  /** The scorers are trained so that this is where the room is better off without the comment. */
  private static final float LIMIT = 0.5f;

  /** An insult below this goes to a person. */
  private static final float SURE = 0.65f;

  /**
   * In a complaint, only an insult above this goes to a person, anger is its right; a disguised one
   * below it goes to a person too.
   */
  private static final float GRAVE = 0.9f;

  private final Scorer insults;
  private final Scorer ads;

  private Moderator(Scorer insults, Scorer ads) {
    this.insults = insults;
    this.ads = ads;
  }

  /** The moderator that is shipped; loaded once. */
  public static Moderator shipped() {
    return Shipped.MODERATOR;
  }

  /** Reads the scorers as {@code tidegate train} writes them: insults, then advertisements. */
  public static Moderator read(ByteBuffer in) {
    Scorer insults = Scorer.read(in);
    return new Moderator(insults, Scorer.read(in));
  }

  private static final class Shipped {
    static final Moderator MODERATOR =
        read(ByteBuffer.wrap(Resources.bytes("moderation.model.gz")));
  }

  /**
   * Judges a comment.
   *
   * @param complaint whether it is known to be one; words of complaint in it are found here
   */
  public Verdict judge(FoldedText folded, boolean complaint) {
    if (folded.text().isEmpty()) {
      return Verdict.allow(0);
    }
    ModerationFeatures features = new ModerationFeatures(folded);
    float insult = insults.score(features.insult());
    float ad = ads.score(features.ad());
    if (complaint || ComplaintWords.in(folded.text())) {
      return complaint(folded, features, insult, ad);
    }
    if (ad >= LIMIT) {
      return whole(Action.HIDE, "ad", ad, folded);
    }
    if (!features.contacts().isEmpty()) {
      return contact(Action.HIDE, features.contacts(), folded);
    }
    if (insult >= LIMIT) {
      return insult(insult >= SURE ? Action.HIDE : Action.HOLD, insult, features, folded);
    }
    return disguised(folded, features.skeleton(), Math.max(insult, ad));
  }

  /**
   * Judges what is not unfit as it is written: with listed words in place of those that sound like
   * them, and characters put together that are written in their parts.
   */
  private Verdict disguised(FoldedText folded, FoldedText skeleton, float score) {
    List<SoundWords.Found> found = Packs.SOUNDS.find(skeleton);
    boolean asWritten = skeleton.text().equals(folded.text());
    if (found.isEmpty() && (asWritten || !Skeleton.isTakenApart(folded))) {
      return Verdict.allow(score);
    }
    StringBuilder read = new StringBuilder(skeleton.text());
    for (int i = found.size() - 1; i >= 0; i--) {
      read.replace(found.get(i).start(), found.get(i).end(), found.get(i).word());
    }
    float insult = insults.score(ModerationFeatures.of(read.toString()).insult());
    if (insult < LIMIT) {
      return Verdict.allow(score);
    }
    Action action = insult >= GRAVE ? Action.HIDE : Action.HOLD;
    return found.isEmpty()
        ? whole(action, "insult", insult, folded)
        : readAs(found.get(0), action, insult, skeleton);
  }

  private static Verdict readAs(
      SoundWords.Found found, Action action, float score, FoldedText skeleton) {
    return new Verdict(
        action,
        "insult",
        score,
        skeleton.start(found.start()),
        skeleton.end(found.end() - 1),
        found.word());
  }

  private static Verdict complaint(
      FoldedText folded, ModerationFeatures features, float insult, float ad) {
    if (!features.contacts().isEmpty()) {
      return contact(Action.MASK, features.contacts(), folded);
    }
    if (insult >= GRAVE) {
      return insult(Action.HOLD, insult, features, folded);
    }
    return ad >= GRAVE ? whole(Action.HOLD, "ad", ad, folded) : Verdict.allow(Math.max(insult, ad));
  }

  /** The span holds all details: to mask too much is better than to leave one. */
  private static Verdict contact(Action action, List<FoundContact> found, FoldedText folded) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (FoundContact contact : found) {
      start = Math.min(start, folded.start(contact.start()));
      end = Math.max(end, folded.end(contact.end() - 1));
    }
    return new Verdict(action, "contact", 1, start, end);
  }

  /** Names the gravest listed word, or else one that is there by its sound. */
  private static Verdict insult(
      Action action, float score, ModerationFeatures features, FoldedText folded) {
    WordPack.@Nullable Found worst = null;
    for (WordPack.Found found : features.insults()) {
      if (worst == null || found.entry().severity() > worst.entry().severity()) {
        worst = found;
      }
    }
    if (worst != null) {
      return new Verdict(
          action,
          worst.entry().reason(),
          score,
          folded.start(worst.start()),
          folded.end(worst.end() - 1));
    }
    List<SoundWords.Found> disguised = Packs.SOUNDS.find(features.skeleton());
    return disguised.isEmpty()
        ? whole(action, "insult", score, folded)
        : readAs(disguised.get(0), action, score, features.skeleton());
  }

  private static Verdict whole(Action action, String reason, float score, FoldedText folded) {
    int last = folded.text().length() - 1;
    return new Verdict(action, reason, score, folded.start(0), folded.end(last));
  }
}
