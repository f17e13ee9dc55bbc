package dev.tidegate.ruleset;

import java.util.List;

/**
 * What can be wrong with a rule set or an imported file, with the sentence for the shop owner in
 * each language. {@code {0}} and so on stand for the arguments; the sentence never repeats where
 * the problem is, since file, line and column are shown beside it.
 */
public enum ProblemCode {
  // Files
  UNKNOWN_FILE(
      "不认识文件 {0}。可以导入 products、faq、keywords、size_chart、concepts（.csv、.tsv、.txt 或 .xlsx），或者一个装着它们的 .xlsx、.json。",
      "The file {0} is not known. Files that can be imported: products, faq, keywords, size_chart,"
          + " concepts (.csv, .tsv, .txt or .xlsx), or one .xlsx or .json with all of them."),
  DUPLICATE_FILE("{0} 的内容出现了两次。", "What {0} holds is there twice."),
  NO_FILES("没有可以导入的文件。", "There is no file to import."),
  FILE_TOO_LARGE("文件超过 {0} MB。", "The file is larger than {0} MB."),
  TOO_MANY_ROWS("超过 {0} 行，请拆开导入。", "There are more than {0} rows."),
  EMPTY_FILE("文件是空的，第一行应当是列名。", "The file is empty; its first line must name the columns."),
  NOT_UTF8(
      "这一行有认不出的文字，文件既不是完整的 UTF-8 也不是 GB18030（GBK）。用表格软件另存为“CSV UTF-8”再导入。",
      "This line cannot be read: the file is neither sound UTF-8 nor GB18030 (GBK). Save the table"
          + " as \"CSV UTF-8\" and import it again."),
  BROKEN_WORKBOOK(
      "这个 .xlsx 打不开。在表格软件里打开，另存为 .xlsx（不加密码）再导入。",
      "This .xlsx cannot be opened. Open it in a table program, save it as .xlsx without a password"
          + " and import it again."),
  UNKNOWN_SHEETS(
      "工作簿里没有名为 products、faq、keywords、size_chart、concepts 的工作表。",
      "The workbook has no sheet named products, faq, keywords, size_chart or concepts."),
  BROKEN_JSON(
      "从这一行起不是完整的 JSON，检查逗号、引号和括号。",
      "From this line on it is not sound JSON. Check commas, quotes and brackets."),
  WRONG_SHAPE(
      "这里的写法不对：列表写在方括号里，每一条写在花括号里，其余写成文字或数字。",
      "This has the wrong form: lists stand in square brackets, each entry in braces, all else is"
          + " text or a number."),
  POLICY_NOT_IMPORTED(
      "文件里的 policy 不会导入，请在“规则”页设置。",
      "The policy in the file is not taken over; set it on the page of the rules."),
  BROKEN_QUOTES(
      "引号没有配对，或引号后面多了字。含逗号或引号的内容要用英文双引号括起来，里面的引号写两遍。",
      "A quote is not closed, or text follows a closing quote. Put content with commas or quotes"
          + " into double quotes and write inner quotes twice."),
  MISSING_COLUMN("缺少列 {0}。", "The column {0} is missing."),
  UNKNOWN_COLUMN("不认识列“{0}”，应当是：{1}。", "The column \"{0}\" is not known. Columns are: {1}."),
  DUPLICATE_COLUMN("列 {0} 出现了两次。", "The column {0} stands there twice."),
  TOO_FEW_FIELDS("这一行只有 {0} 格，应当有 {1} 格。", "This line has {0} fields, it needs {1}."),
  TOO_MANY_FIELDS(
      "这一行有 {0} 格，应当有 {1} 格。内容里有逗号时要用英文双引号括起来。",
      "This line has {0} fields, it must have {1}. Put content with commas into double quotes."),

  // Values
  REQUIRED("不能为空。", "This must not be empty."),
  NOT_A_PRICE(
      "“{0}”不是价格，请写成 129 或 129.9 这样，不带货币符号。",
      "\"{0}\" is not a price. Write it like 129 or 129.90, without a currency sign."),
  NOT_A_NUMBER("“{0}”应当是 {1} 到 {2} 的整数。", "\"{0}\" must be a whole number from {1} to {2}."),
  UNKNOWN_ACTION(
      "动作“{0}”不认识，可以用 reply、hide、escalate、host_feed。",
      "The action \"{0}\" is not known. Actions are reply, hide, escalate, host_feed."),
  MIN_ABOVE_MAX("最小值 {0} 大于最大值 {1}。", "The minimum {0} is above the maximum {1}."),
  TOO_LONG("太长：{0} 个字，最多 {1} 个。", "Too long: {0} characters, at most {1} are allowed."),
  LONG_TEXT(
      "有 {0} 个字，弹幕里可能显示不全，建议不超过 {1} 个。",
      "With {0} characters it may be cut off in the room; better stay within {1}."),
  TOO_MANY("有 {0} 项，最多 {1} 项。", "There are {0} entries, at most {1} are allowed."),
  DUPLICATE_ID("编号 {0} 前面已经用过了。", "The id {0} is already used above."),
  DUPLICATE_SKU("货号 {0} 前面已经用过了。", "The sku {0} is already used above."),
  DUPLICATE_LINK("{0} 号链接前面已经用过了。", "The link number {0} is already used above."),
  PRICE_IS_ZERO("价格是 0，确认没有写错？", "The price is 0. Is that right?"),
  LIST_PRICE_BELOW_PRICE("原价比现价还低。", "The list price is below the price."),

  // Rules
  NO_CONDITION(
      "这条规则没有条件：“任意词”和“全部词”至少填一个，不然每条弹幕都会命中。",
      "This rule has no condition. Fill in \"any of\" or \"all of\", or it would match everything."),
  REPLY_MISSING("动作是回复，但没有写回复内容。", "The action is reply, but the reply is empty."),
  REPLY_UNUSED("动作不是回复，这段回复不会发出去。", "The action is not reply, so this reply is never sent."),
  NEVER_MATCHES(
      "“{0}”既要求出现又要求不出现，这条规则永远不会命中。",
      "\"{0}\" is both wanted and forbidden, so this rule never matches."),
  WORD_SYNTAX(
      "“{0}”里有几个 ~，会按原样查找。两个词挨着只能写一个 ~，例如 退~运费。",
      "\"{0}\" has several ~ and is looked for as it stands. Two words near each other take one ~, as"
          + " in refund~shipping."),
  UNKNOWN_PLACEHOLDER("占位符 {0} 不认识，可以用：{1}。", "The placeholder {0} is not known. Known are: {1}."),
  UNBALANCED_BRACES("花括号没有配对。", "The braces do not match up."),
  UNKNOWN_SKU("商品里没有货号 {0}。", "There is no product with the sku {0}."),
  UNKNOWN_SCENE(
      "没有叫“{0}”的场景，可用的名字见文档的场景表。", "There is no scene \"{0}\"; the document lists the scenes.");

  private final String zh;
  private final String en;

  ProblemCode(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The sentence for the shop owner. */
  public String words(Language language, List<String> args) {
    return Language.fill(language == Language.ZH ? zh : en, args);
  }
}
