package dev.tidegate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.KeywordRule.Effect;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetLintTest {
  private static final KeywordRule PERSON =
      rule("H", "人工|真人|客服|real person", "", "", Effect.ESCALATE);

  @Nested
  class RulesAmongEachOther {
    @Test
    void theSameWordsWithDifferentActionsClash() {
      // Given
      KeywordRule first = rule("K1", "退款|退钱", "", "", Effect.ESCALATE);
      KeywordRule second = rule("K2", "退款多久|退货", "", "", Effect.HOST_FEED);
      // When
      List<LintFinding> findings =
          lint(List.of(first, second, PERSON), List.of(), "退款多久到啊", "退货怎么退");
      // Then
      LintFinding clash = only(findings, LintCode.CLASHING_RULES);
      assertThat(clash.id()).isEqualTo("K2");
      assertThat(clash.words(Language.ZH)).startsWith("规则 K1 排在前面，凡是出现“退款多久”都由它处理（escalate）");
      assertThat(clash.comments()).extracting(SampleComment::text).containsExactly("退款多久到啊");
      assertThat(findings).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      // the later rule's any, all, none | the earlier rule's any, all, none | has it a turn?
      "运费险|退运费,,,  运费,,,  false",
      "运费险|邮费,,,    运费,,,  true",
      "运费,,,          运费,,退, true",
      "运费,,退,        运费,,退货, false",
      "运费,,退货,      运费,,退, true",
      "运费,退,,        退,,,    false",
      "退~运费,,,       运费,,,  false",
      "=运费,,,         运费,,,  false",
      "运费,,,          =运费,,, true",
      "运费,,,          运费,退,, true",
    })
    void aRuleWhoseCommentsAnEarlierOneTakesNeverHasItsTurn(
        @Nullable String any,
        @Nullable String all,
        @Nullable String none,
        @Nullable String earlierAny,
        @Nullable String earlierAll,
        @Nullable String earlierNone,
        boolean hasATurn) {
      // Given
      KeywordRule earlier = rule("E", earlierAny, earlierAll, earlierNone, Effect.HIDE);
      KeywordRule later = rule("L", any, all, none, Effect.HIDE);
      // When
      List<LintFinding> findings = lint(List.of(earlier, later, PERSON), List.of());
      // Then
      assertThat(codes(findings)).isEqualTo(hasATurn ? List.of() : List.of("L SHADOWED_RULE"));
    }

    @ParameterizedTest
    @CsvSource({",运费,运", "运费|邮费,,费", "=在吗,包邮,", ",=在吗|包邮,"})
    void aRuleThatContradictsItselfIsDead(
        @Nullable String any, @Nullable String all, @Nullable String none) {
      assertThat(codes(lint(List.of(rule("D", any, all, none, Effect.HIDE), PERSON), List.of())))
          .containsExactly("D DEAD_RULE");
    }
  }

  @Nested
  class RulesOnSpeech {
    @Test
    void aRuleThatTakesTooManyIsGreedyAndOneThatTakesNoneUnused() {
      // Given
      KeywordRule greedy = rule("G", "吗", "", "", Effect.HOST_FEED);
      KeywordRule unused = rule("U", "发票", "", "", Effect.ESCALATE);
      String[] comments = new String[100];
      Arrays.fill(comments, "好看");
      Arrays.fill(comments, 0, 10, "有黑色吗");
      // When
      List<LintFinding> findings = lint(List.of(greedy, unused, PERSON), List.of(), comments);
      // Then
      LintFinding finding = only(findings, LintCode.GREEDY_RULE);
      assertThat(finding.words(Language.EN)).contains("10.0 %").contains("(10)");
      assertThat(finding.comments()).hasSize(5);
      assertThat(codes(findings)).contains("U UNUSED_RULE").doesNotContain("G UNUSED_RULE");
    }

    @Test
    void hidingPraiseIsNotMeant() {
      // Given
      KeywordRule hide = rule("K", "爱了", "", "", Effect.HIDE);
      KeywordRule reply = rule("R", "哈哈", "", "", Effect.REPLY);
      // When
      List<LintFinding> findings = lint(List.of(hide, reply, PERSON), List.of());
      // Then
      assertThat(codes(findings)).containsExactly("K HITS_PRAISE");
      assertThat(findings.get(0).args()).containsExactly("hide", "爱了爱了");
    }

    @Test
    void aRuleThatAlwaysComesTooLateIsShownWithItsComments() {
      // Given
      KeywordRule early = rule("E", "便宜", "", "", Effect.HOST_FEED);
      KeywordRule late = rule("L", "再少", "", "", Effect.HIDE);
      // When
      List<LintFinding> findings =
          lint(List.of(early, late, PERSON), List.of(), "便宜点再少5块", "再少点便宜点", "再少再便宜");
      // Then
      LintFinding finding = only(findings, LintCode.SHADOWED_IN_SAMPLE);
      assertThat(finding.args()).containsExactly("3", "E");
      assertThat(finding.comments()).hasSize(3);
    }
  }

  @Nested
  class Faq {
    @Test
    void entriesThatShareAPhrasingAreTwins() {
      // Given
      List<FaqEntry> faq =
          List.of(
              new FaqEntry("A1", "什么时候发货", List.of("多久发货"), "48小时内"),
              new FaqEntry("A2", "包邮吗", List.of(), "包邮"),
              new FaqEntry("A3", "预售款多久能到", List.of("多久发货呢"), "15天"));
      // When
      List<LintFinding> findings = lint(List.of(PERSON), faq);
      // Then
      LintFinding twins = only(findings, LintCode.FAQ_TWINS);
      assertThat(twins.args()).startsWith("A1", "A3");
    }

    @Test
    void twinsWithTheSameAnswerDoNoHarm() {
      assertThat(
              lint(
                  List.of(PERSON),
                  List.of(
                      new FaqEntry("A1", "什么时候发货", List.of(), "48小时内"),
                      new FaqEntry("A2", "什么时候发货呢", List.of(), "48小时内"))))
          .isEmpty();
    }
  }

  @Nested
  class Missing {
    @Test
    void aPersonCannotBeAskedFor() {
      // When
      List<LintFinding> findings = lint(List.of(), List.of(), "有真人吗 等半天了");
      // Then
      assertThat(only(findings, LintCode.MISSING_FALLBACK).args()).containsExactly("有真人吗 等半天了");
    }

    @Test
    void aMatterThatIsAskedOftenHasNoAnswer() {
      // When
      List<LintFinding> findings =
          lint(
              List.of(PERSON), List.of(), "可以开发票吗", "发票怎么开", "能不能开发票", "有发票吗", "发票什么时候开", "什么时候直播");
      // Then
      LintFinding finding = only(findings, LintCode.UNANSWERED_QUESTIONS);
      assertThat(finding.args()).containsExactly("5", "发票");
      assertThat(finding.comments()).hasSize(5);
    }
  }

  @Nested
  class Answers {
    @Test
    void aPlaceholderNeedsItsData() {
      // Given
      FaqEntry entry =
          new FaqEntry("A1", "原价多少", List.of(), "原价{product.list_price}，现价{product.price}");
      List<Product> products = List.of(product("S1", 9_900L), product("S2", null));
      // When
      List<LintFinding> findings =
          RuleSetLint.check(rules(List.of(PERSON), List.of(entry)), products, List.of(), 0.05);
      // Then
      assertThat(only(findings, LintCode.PLACEHOLDER_WITHOUT_DATA).args())
          .containsExactly("{product.list_price}", "1", "2", "S2");
    }

    @ParameterizedTest
    @CsvSource({
      "全网最低价，今天拍下第一时间发货, 全网最低",
      "这是最便宜的一次，放心, 最便宜",
      "销量全国第一, 第一",
      "国家级品质, 国家级",
      "100％有效, 100%有效",
      "The BEST serum, best",
      "it cures acne, cures",
    })
    void claimsThatTheLawForbidsAreFound(String answer, String claim) {
      assertThat(Claims.in(answer)).contains(claim);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "最近天冷，最晚明天发货，最多拍两件",
          "第一次来的宝宝点关注，第一时间发货",
          "Best regards, your host",
          "This looks best with jeans, bestie",
          "The security seal is secure"
        })
    void plainWordsAreAllowed(String answer) {
      assertThat(Claims.in(answer)).isEmpty();
    }
  }

  private static List<LintFinding> lint(
      List<KeywordRule> rules, List<FaqEntry> faq, String... comments) {
    List<SampleComment> sample = new ArrayList<>();
    for (int i = 0; i < comments.length; i++) {
      sample.add(new SampleComment(i + 1, comments[i], ""));
    }
    return RuleSetLint.check(rules(rules, faq), List.of(), sample, RuleSetLint.GREEDY_SHARE);
  }

  private static RuleSet rules(List<KeywordRule> rules, List<FaqEntry> faq) {
    return new RuleSet("m", 1, rules, faq, List.of(), List.of(), Policy.defaults());
  }

  private static KeywordRule rule(
      String id, @Nullable String any, @Nullable String all, @Nullable String none, Effect action) {
    String reply = action == Effect.REPLY ? "好" : "";
    return new KeywordRule(id, words(any), words(all), words(none), action, reply);
  }

  private static List<String> words(@Nullable String words) {
    return words == null || words.isEmpty() ? List.of() : Arrays.asList(words.split("\\|", -1));
  }

  private static Product product(String sku, @Nullable Long listPriceFen) {
    return new Product(
        sku, 1, 1, sku, List.of(), 100, listPriceFen, "CNY", 1, List.of(), List.of(), "", false);
  }

  private static LintFinding only(List<LintFinding> findings, LintCode code) {
    List<LintFinding> found = findings.stream().filter(f -> f.code() == code).toList();
    assertThat(found).as("%s in %s", code, findings).hasSize(1);
    return found.get(0);
  }

  private static List<String> codes(List<LintFinding> findings) {
    return findings.stream().map(f -> f.id() + " " + f.code()).toList();
  }
}
