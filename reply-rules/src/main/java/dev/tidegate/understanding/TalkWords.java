package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How often a buyer uses words that show how a talk goes; the words are in talk_words.tsv. */
final class TalkWords {
  /** A count or a time: "third time", "five days"; begins once in a run of numerals: linear. */
  private static final Pattern TIMES =
      Pattern.compile(
          "(?<![0-9一二两三四五六七八九十几半多])[0-9一二两三四五六七八九十几半多]++"
              + "(次|遍|回|趟|个?(天|周|星期|礼拜|月|年|小时)| (days|weeks|months|times|hours))");

  private static final Map<TalkSign, List<String>> WORDS =
      Resources.lines("talk_words.tsv").stream()
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.groupingBy(
                  row -> TalkSign.valueOf(row[0].toUpperCase(Locale.ROOT)),
                  Collectors.mapping(row -> row[1], Collectors.toUnmodifiableList())));

  private TalkWords() {}

  /** How many of the words of a sign are in folded text, and for effort the counts and times. */
  static int count(TalkSign sign, String folded) {
    long words = WORDS.getOrDefault(sign, List.of()).stream().filter(folded::contains).count();
    return (int)
        (sign == TalkSign.EFFORT ? words + TIMES.matcher(folded).results().count() : words);
  }
}
