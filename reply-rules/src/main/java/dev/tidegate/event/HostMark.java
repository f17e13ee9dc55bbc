package dev.tidegate.event;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the host, or who sits beside, did on the board. Each kind has the fields that it needs and
 * no others.
 *
 * @param id of this mark; two records with one id are one mark
 * @param cluster id of the question on the {@link Board}; null with {@link Kind#ITEM_ON_SHOW},
 *     {@link Kind#SOLD_OUT} and {@link Kind#BACK_IN_STOCK}
 * @param text what the host said, in a sentence that may be told to buyers; null when nobody wrote
 *     it down; only with {@link Kind#ANSWERED}
 * @param by who did it: a user of the portal
 * @param target id of the question that {@code cluster} goes into; only with {@link Kind#MERGED}
 * @param wording id of the wording that leaves {@code cluster}, as on the board; only with {@link
 *     Kind#SPLIT}
 * @param link number of the link in the room; with {@link Kind#ITEM_ON_SHOW}, and with {@link
 *     Kind#SOLD_OUT} and {@link Kind#BACK_IN_STOCK} instead of {@code sku}
 * @param sku of the product that is sold out or back
 */
public record HostMark(
    String id,
    String merchant,
    String room,
    Kind kind,
    @Nullable String cluster,
    @Nullable String text,
    String by,
    @Nullable String target,
    @Nullable String wording,
    @Nullable Integer link,
    @Nullable String sku)
    implements LogRecord {
  /** Longer sentences do not fit into a platform's comment. */
  public static final int LONGEST_TEXT = 100;

  /** The fields that go with a kind, besides those that all have. */
  private static final Map<Kind, Set<String>> FIELDS =
      Map.of(
          Kind.ANSWERED, Set.of("cluster", "text"),
          Kind.PINNED, Set.of("cluster"),
          Kind.UNPINNED, Set.of("cluster"),
          Kind.MERGED, Set.of("cluster", "target"),
          Kind.SPLIT, Set.of("cluster", "wording"),
          Kind.HIDDEN, Set.of("cluster"),
          Kind.ITEM_ON_SHOW, Set.of("link"),
          Kind.SOLD_OUT, Set.of("link", "sku"),
          Kind.BACK_IN_STOCK, Set.of("link", "sku"));

  /** What was done. */
  public enum Kind {
    /** The host spoke of it on air. */
    ANSWERED,
    /** It stays on top of the board. */
    PINNED,
    /** It no longer does. */
    UNPINNED,
    /** It is the same question as the target: for the rest of the show they are one. */
    MERGED,
    /** This wording is another question: for the rest of the show it is a line of its own. */
    SPLIT,
    /** It leaves the board for the rest of the show. */
    HIDDEN,
    /** The host speaks of this item now. */
    ITEM_ON_SHOW,
    /** Nobody is promised this product for the rest of the show. */
    SOLD_OUT,
    /** It is sold again. */
    BACK_IN_STOCK;

    /** Whether it is about a question on the board. */
    public boolean aboutCluster() {
      return FIELDS.getOrDefault(this, Set.of()).contains("cluster");
    }
  }

  public HostMark {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(room, "room");
    Require.present(kind, "kind");
    Require.text(by, "by");
    goesWith(kind, "cluster", cluster);
    goesWith(kind, "text", text);
    goesWith(kind, "target", target);
    goesWith(kind, "wording", wording);
    goesWith(kind, "link", link);
    goesWith(kind, "sku", sku);
    needed(kind, cluster, target, wording, link, sku);
    text = text == null ? null : told(text);
  }

  private static void goesWith(Kind kind, String field, @Nullable Object value) {
    if (value != null && !FIELDS.getOrDefault(kind, Set.of()).contains(field)) {
      throw new InvalidFieldException(field, "does not go with kind " + kind);
    }
  }

  private static void needed(
      Kind kind,
      @Nullable String cluster,
      @Nullable String target,
      @Nullable String wording,
      @Nullable Integer link,
      @Nullable String sku) {
    if (kind.aboutCluster()) {
      Require.text(cluster, "cluster");
    }
    if (kind == Kind.MERGED && Require.text(target, "target").equals(cluster)) {
      throw new InvalidFieldException("target", "must be another question than cluster");
    }
    if (kind == Kind.SPLIT) {
      Require.text(wording, "wording");
    }
    if (sku != null) {
      Require.text(sku, "sku");
    }
    if (link != null && link < 1) {
      throw new InvalidFieldException("link", "must be 1 or more");
    }
    if (!kind.aboutCluster() && (link == null) == (sku == null)) {
      String problem = kind == Kind.ITEM_ON_SHOW ? "is missing" : "or sku must be given, not both";
      throw new InvalidFieldException("link", problem);
    }
  }

  private static String told(String text) {
    String words = Require.wellFormed(text, "text").strip();
    if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST_TEXT) {
      throw new InvalidFieldException("text", "must have 1 to " + LONGEST_TEXT + " characters");
    }
    if (words.indexOf('{') >= 0) {
      throw new InvalidFieldException("text", "must not have placeholders");
    }
    return words;
  }
}
