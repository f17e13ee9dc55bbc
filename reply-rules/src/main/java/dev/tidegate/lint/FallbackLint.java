package dev.tidegate.lint;

import dev.tidegate.lint.Findings.Entry;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What nothing catches: viewers who ask for a person, and questions that are asked often. */
final class FallbackLint {
  private static final Entry NOWHERE = new Entry(Part.KEYWORD_RULES, -1, "", "");
  private static final Entry FAQ = new Entry(Part.FAQ, -1, "", "");

  /** How people ask for a person; written for this purpose. */
  private static final List<String> FOR_A_PERSON =
      List.of("转人工", "有真人吗", "我要找客服", "人工客服在吗", "talk to a real person", "customer service please");

  private static final String HUMAN_REQUEST = "human_request";

  /** A matter that is asked at least so often, and by such a share of the open questions. */
  private static final int OFTEN = 5;

  private static final double OFTEN_SHARE = 0.04;
  private static final int MOST_MATTERS = 5;

  private final CompiledRuleSet compiled;
  private final List<Heard> sample;
  private final Findings findings;

  FallbackLint(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    this.compiled = compiled;
    this.sample = sample;
    this.findings = findings;
  }

  void check() {
    forAPerson();
    unanswered();
  }

  private void forAPerson() {
    List<Heard> asked =
        sample.stream()
            .filter(h -> h.comment().intent().equals(HUMAN_REQUEST) || asksForAPerson(h.text()))
            .filter(h -> h.rule() < 0 && h.faq() < 0)
            .toList();
    if (!asked.isEmpty()) {
      findings.add(LintCode.MISSING_FALLBACK, NOWHERE, asked, asked.get(0).comment().text());
    } else if (FOR_A_PERSON.stream().noneMatch(this::isCaught)) {
      findings.add(LintCode.MISSING_FALLBACK, NOWHERE, List.of(), FOR_A_PERSON.get(0));
    }
  }

  private static boolean asksForAPerson(String folded) {
    return FOR_A_PERSON.stream().anyMatch(folded::contains);
  }

  private boolean isCaught(String text) {
    return compiled.keywords().match(Fold.plain(text)).match().isPresent();
  }

  /** Takes the term that most open questions share, then the next among those that are left. */
  private void unanswered() {
    List<Heard> open = new ArrayList<>(sample.stream().filter(Heard::isOpenQuestion).toList());
    double often = Math.max(OFTEN, OFTEN_SHARE * open.size());
    for (int n = 0; n < MOST_MATTERS; n++) {
      Map<String, List<Heard>> byTerm = new TreeMap<>();
      for (Heard heard : open) {
        terms(heard.text())
            .forEach(t -> byTerm.computeIfAbsent(t, k -> new ArrayList<>()).add(heard));
      }
      Map.Entry<String, List<Heard>> most =
          byTerm.entrySet().stream()
              .max(Comparator.comparingInt(entry -> entry.getValue().size()))
              .orElse(null);
      if (most == null || most.getValue().size() < often) {
        return;
      }
      findings.add(
          LintCode.UNANSWERED_QUESTIONS,
          FAQ,
          most.getValue(),
          "" + most.getValue().size(),
          most.getKey());
      open.removeAll(most.getValue());
    }
  }

  /** Pairs of Chinese characters and words of four letters or more that say what it is about. */
  private static Set<String> terms(String folded) {
    Set<String> terms = new HashSet<>();
    for (String piece : folded.split("[^\\p{L}\\p{N}']+", -1)) {
      if (piece.codePoints().noneMatch(Character::isIdeographic)) {
        if (piece.length() >= 4) {
          terms.add(piece);
        }
        continue;
      }
      for (int i = 0; i + 2 <= piece.length(); i++) {
        if (Character.isIdeographic(piece.charAt(i))
            && Character.isIdeographic(piece.charAt(i + 1))) {
          terms.add(piece.substring(i, i + 2));
        }
      }
    }
    terms.removeAll(SAYS_NOTHING);
    return terms;
  }

  private static final Set<String> SAYS_NOTHING =
      Set.of(
          ("什么 怎么 可以 有没 没有 这个 那个 多少 是不 不是 能不 不能 会不 不会 主播 一下 请问 为什 咋样 哪个 还有 一个 几号 号链 链接"
                  + " 有吗 的吗 了吗 吗主 好不 不好 行不 不行 要不 是什 我想 想问 我的 你们 这款 那款 一点 现在 怎样 如果 the this that what"
                  + " does will have with your when which where would could there it's i'm can't much"
                  + " them they from just about like that's any whats what's hows how's i've you're dont don't doesnt doesn't still some more even only been")
              .split(" "));
}
