package dev.tidegate.lint;

import dev.tidegate.ruleset.Language;
import java.util.List;

/**
 * What lint can say, with the sentence for the shop owner in each language. {@code {0}} and so on
 * stand for the arguments. Names are stable: programs may rely on them.
 */
public enum LintCode {
  CLASHING_RULES(
      false,
      "规则 {0} 排在前面，凡是出现“{1}”都由它处理（{2}），这条规则（{3}）轮不到。",
      "Rule {0} stands before this one and takes every comment with \"{1}\": it does {2}, so this"
          + " rule's {3} never happens."),
  SHADOWED_RULE(
      false,
      "这条规则永远轮不到：它能命中的弹幕，前面的规则 {0} 都先命中了。",
      "This rule never has its turn: rule {0} before it takes everything that it could match."),
  SHADOWED_IN_SAMPLE(
      false,
      "样本里有 {0} 条弹幕符合这条规则，全被前面的规则 {1} 抢先了。",
      "{0} comments of the sample fit this rule; all were taken by rule {1} before it."),
  DEAD_RULE(
      false,
      "这条规则永远不会命中：它要求的“{0}”和“{1}”不可能同时满足。",
      "This rule can never match: \"{0}\", which it asks for, does not go together with \"{1}\"."),
  UNUSED_RULE(
      true,
      "样本的 {0} 条弹幕里，没有一条命中这条规则。",
      "None of the {0} comments of the sample matches this rule."),
  GREEDY_RULE(
      false,
      "这条规则命中了样本里 {0}% 的弹幕（{1} 条），词可能太常见。",
      "This rule takes {0} % of the comments of the sample ({1}); its words may be too common."),
  HITS_PRAISE(
      false,
      "动作是 {0} 的规则命中了夸奖、问候或想买的话，例如“{1}”。",
      "This rule's action is {0}, yet it matches praise, a greeting or a wish to buy, such as"
          + " \"{1}\"."),
  FAQ_TWINS(
      false,
      "问答 {0} 和 {1} 分不清：“{2}”两条都像，答案却不同。合并，或者把问法写得更不一样。",
      "Entries {0} and {1} cannot be told apart: \"{2}\" fits both, but the answers differ. Merge"
          + " them, or word them less alike."),
  MISSING_FALLBACK(
      false,
      "要找真人的话（例如“{0}”）没有规则接住。建议加一条 escalate 规则，词里写“人工、真人、转客服”。",
      "Nothing catches a viewer who asks for a person, as in \"{0}\". Add a rule with the action"
          + " escalate and words such as \"real person\", \"customer service\"."),
  UNANSWERED_QUESTIONS(
      true,
      "样本里有 {0} 个关于“{1}”的问题，没有规则也没有问答能回答。",
      "{0} questions of the sample about \"{1}\" are answered by no rule and no FAQ entry."),
  PLACEHOLDER_WITHOUT_DATA(
      false,
      "回答里用了 {0}，但 {2} 个商品里有 {1} 个没有这项数据（例如 {3}），说到它们时这个回答发不出去。",
      "The answer uses {0}, but {1} of {2} products lack it (such as {3}); about these the answer"
          + " cannot be sent."),
  FORBIDDEN_CLAIM(
      false,
      "“{0}”是广告法不允许或有风险的说法，请改掉。",
      "\"{0}\" is a claim that advertising law forbids or that is risky. Word it differently.");

  private final boolean advice;
  private final String zh;
  private final String en;

  LintCode(boolean advice, String zh, String en) {
    this.advice = advice;
    this.zh = zh;
    this.en = en;
  }

  /** Whether it is only worth knowing; the others should be mended. */
  public boolean isAdvice() {
    return advice;
  }

  /** The sentence for the shop owner. */
  public String words(Language language, List<String> args) {
    return Language.fill(language == Language.ZH ? zh : en, args);
  }
}
