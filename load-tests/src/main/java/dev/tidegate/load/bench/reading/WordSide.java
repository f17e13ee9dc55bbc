package dev.tidegate.load.bench.reading;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.allow.WordAllows;
import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.WordPack;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Skeleton;
import java.util.List;
import org.ahocorasick.trie.Trie;

/** Ways to fold a comment and look for the words of a list in it. */
public enum WordSide {
  /**
   * Ours: the plain fold and the skeleton, each with the place of every character in the original,
   * and the list on both. Where the skeleton is the plain text, once.
   */
  LISTS {
    @Override
    Search compile(List<String> words) {
      WordPack pack = pack(words);
      return comment -> {
        FoldedText folded = Fold.trace(comment);
        return hits(pack, folded, Skeleton.of(folded));
      };
    }
  },

  /** Ours with all that the product does beside lists: contact details and the learned scorers. */
  JUDGED {
    @Override
    Search compile(List<String> words) {
      WordPack pack = pack(words);
      Moderator moderator = Moderator.shipped();
      return comment -> {
        FoldedText folded = Fold.trace(comment);
        return hits(pack, folded, Skeleton.of(folded))
            + (moderator.judge(folded, false).isHit() ? 1 : 0);
      };
    }
  },

  /**
   * The yardstick: {@code com.github.houbb:sensitive-word} with all its folds (case, width, forms
   * of numbers, traditional characters, letters in circles and the like, repeats), without its
   * checks for numbers, mail and links.
   */
  SENSITIVE_WORD {
    @Override
    Search compile(List<String> words) {
      SensitiveWordBs library =
          SensitiveWordBs.newInstance()
              .wordDeny(() -> words)
              .wordAllow(WordAllows.empty())
              .ignoreCase(true)
              .ignoreWidth(true)
              .ignoreNumStyle(true)
              .ignoreChineseStyle(true)
              .ignoreEnglishStyle(true)
              .ignoreRepeat(true)
              .enableNumCheck(false)
              .enableEmailCheck(false)
              .enableUrlCheck(false)
              .init();
      return comment -> library.findAll(comment).size();
    }
  },

  /** {@code org.ahocorasick} on the comment as it is, without any fold. */
  BARE_AHO_CORASICK {
    @Override
    Search compile(List<String> words) {
      Trie trie = Trie.builder().addKeywords(words).build();
      return comment -> trie.parseText(comment).size();
    }
  };

  /** Looks for words in a comment. */
  interface Search {
    /** How many words stand in it; any other hit counts one. */
    int hits(String comment);
  }

  /** Compiles a list of words. */
  abstract Search compile(List<String> words);

  private static WordPack pack(List<String> words) {
    return WordPack.of(
        words.stream().map(word -> new WordPack.Entry(word, 2, "listed")).toList(), List.of());
  }

  private static int hits(WordPack pack, FoldedText folded, FoldedText skeleton) {
    int hits = pack.find(folded).size();
    return skeleton.text().equals(folded.text()) ? hits : hits + pack.find(skeleton).size();
  }
}
