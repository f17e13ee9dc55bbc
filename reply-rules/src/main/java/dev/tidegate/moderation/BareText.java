package dev.tidegate.moderation;

import dev.tidegate.moderation.FoundContact.Kind;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Leet;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a comment says beside its contact details, insults and inserted signs: the text from which
 * one can tell whether there is a matter in it at all. Linear in the length of the text.
 *
 * @param words the bare text, folded; empty when nothing is left
 * @param advertises whether listed words of advertisements are in them, beside an account of a
 *     messenger or a link
 * @param grave whether a grave insult was among what was left out
 */
public record BareText(String words, boolean advertises, boolean grave) {
  /** Words that only lead to a telephone number or an account. */
  private static final Pattern LEADS =
      Pattern.compile("(?:我的?|打|请|加|留)?(?:电话|手机号?|联系方式|联系|微信号?|打|call|text)(?:是|我| me)?(?: at)?$");

  private static final int LONGEST_LEAD = 16;

  /** An insult of this severity is grave; milder words are anger. */
  private static final int GRAVE = 2;

  /** The bare text of a folded one. */
  public static BareText of(FoldedText folded) {
    List<FoundContact> contacts = Contacts.find(folded.text());
    String letters = letters(folded.text(), contacts);
    BitSet insults = new BitSet(letters.length());
    boolean grave = false;
    for (WordPack.Found word : Packs.INSULTS.find(Fold.trace(letters))) {
      insults.set(word.start(), word.end());
      grave |= word.entry().severity() >= GRAVE && word.entry().reason().equals("insult");
    }
    StringBuilder bare = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      if (!insults.get(i)) {
        bare.append(letters.charAt(i));
      }
    }
    String words = bare.toString().strip();
    return new BareText(words, advertises(words, contacts), grave);
  }

  private static boolean advertises(String words, List<FoundContact> contacts) {
    boolean lures =
        contacts.stream()
            .map(FoundContact::kind)
            .anyMatch(kind -> kind == Kind.MESSENGER || kind == Kind.LINK);
    return lures && !Packs.ADS.find(Fold.trace(words)).isEmpty();
  }

  /** Letters and digits, and one blank between Latin words; no contact details. */
  private static String letters(String folded, List<FoundContact> contacts) {
    String text = Leet.plain(folded);
    BitSet dropped = new BitSet(text.length());
    contacts.forEach(contact -> dropped.set(contact.start(), contact.end()));
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (dropped.get(i)) {
        dropLead(letters);
        letters.append(' ');
        i = dropped.nextClearBit(i);
        continue;
      }
      if (Character.isLetterOrDigit(c)) {
        letters.appendCodePoint(c);
      } else if (c == ' ' && endsInLatin(letters)) {
        letters.append(' ');
      }
      i += Character.charCount(c);
    }
    return Fold.plain(letters.toString());
  }

  private static void dropLead(StringBuilder letters) {
    int from = Math.max(0, letters.length() - LONGEST_LEAD);
    String end = letters.substring(from).stripTrailing();
    letters.setLength(from);
    letters.append(LEADS.matcher(end).replaceFirst(""));
  }

  private static boolean endsInLatin(StringBuilder letters) {
    int last = letters.length() - 1;
    return last >= 0 && letters.charAt(last) < 0x250 && letters.charAt(last) != ' ';
  }
}
