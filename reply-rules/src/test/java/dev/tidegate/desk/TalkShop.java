package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.ruleset.SizeRow;
import dev.tidegate.ruleset.Wordings;
import java.util.List;
import java.util.stream.IntStream;

/** A shop to talk to: what is said goes in as a line, what the bot says comes out as one. */
final class TalkShop {
  static final long COOL_DOWN_MS = 300_000;

  private static final List<KeywordRule> RULES =
      List.of(
          new KeywordRule(
              "K1",
              List.of("音响", "音箱"),
              List.of(),
              List.of(),
              KeywordRule.Effect.REPLY,
              "在142号链接 {宝宝/家人/老铁}"),
          new KeywordRule(
              "K2", List.of("邮费多少"), List.of(), List.of(), KeywordRule.Effect.REPLY, "全店包邮"));

  private static final List<FaqEntry> FAQ =
      List.of(new FaqEntry("A1", "包邮吗", List.of("要运费吗"), "全店包邮"));

  private static final List<SizeRow> CHART =
      List.of(
          SizeRow.ofBody("P3", "S", 150, 160, 80, 95),
          SizeRow.ofBody("P3", "M", 155, 165, 95, 112),
          SizeRow.ofBody("P3", "L", 160, 172, 108, 130),
          SizeRow.ofBody("P3", "XL", 165, 182, 130, 160),
          SizeRow.ofBody("P5", "M", 150, 165, 90, 110),
          SizeRow.ofBody("P5", "L", 160, 175, 110, 140));

  final DeskHarness desk = new DeskHarness();

  TalkShop() {
    desk.ruleSets.put(
        1L,
        CompiledRuleSet.compile(
            new RuleSet(
                DeskHarness.MERCHANT,
                1,
                RULES,
                FAQ,
                CHART,
                List.of(),
                new Policy(0.75, COOL_DOWN_MS, 600_000, 60_000, 600_000, Policy.CHANNELS))));
    desk.record(new ReleaseChanged(DeskHarness.MERCHANT, 1, 1));
    sells("P3", 3, "加绒牛仔裤", 119, 58, "S|M|L|XL", "深蓝|黑灰", "内里奥粒绒；没有浅蓝");
    sells("P5", 5, "莫代尔打底衫", 39, 512, "M|L", "黑色|白色", "面料95%莫代尔；薄款");
    sells("P6", 6, "神经酰胺面霜", 139, 95, "", "", "敏感肌可用；质地偏滋润，适合干皮；无香精");
    sells("P7", 7, "控油洁面乳", 59, 40, "", "", "适合油皮；氨基酸表活；敏感肌慎用");
    sells("P8", 8, "美白精华", 169, 0, "", "", "敏感肌可用；30ml");
    sells("P9", 9, "羊绒围巾", 199, 30, "", "", "礼盒装，送长辈合适；100%羊绒");
    sells("P10", 10, "羊毛围巾", 99, 30, "", "", "送长辈合适；羊毛混纺");
    sells("P11", 11, "控油水", 79, 30, "", "", "适合油皮；清爽水状");
    sells("P12", 12, "控油蜜", 89, 30, "", "", "适合油皮；清爽");
  }

  void sells(
      String sku,
      int link,
      String name,
      int yuan,
      int stock,
      String sizes,
      String colours,
      String notes) {
    desk.record(
        new ProductChanged(
            DeskHarness.MERCHANT,
            new Product(
                sku,
                1,
                link,
                name,
                List.of(),
                yuan * 100L,
                null,
                "CNY",
                stock,
                parts(sizes),
                parts(colours),
                notes,
                false)));
  }

  private static List<String> parts(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split("\\|", -1));
  }

  /**
   * What the bot answers to a line "buyer: words", in the room or with {@code (dm)} before it; what
   * it came to, in brackets, when it answers nothing.
   */
  String says(String line) {
    desk.after(5_000);
    boolean dm = line.startsWith("(dm)");
    String[] parts = (dm ? line.substring(4) : line).strip().split(": ?", 2);
    int before = desk.actions.size();
    Decision decision = dm ? desk.dm(parts[0], parts[1]) : desk.comment(parts[0], parts[1]);
    return desk.actions.size() > before && desk.lastAction().kind() == Action.Kind.REPLY
        ? desk.lastAction().text()
        : "[" + decision.reason() + "]";
  }

  /** What a line of an example with choices stands for. */
  static List<String> wordings(String line) {
    return IntStream.range(0, Wordings.count(line)).mapToObj(n -> Wordings.of(line, n)).toList();
  }

  Decision lastDecision() {
    return desk.decisions.get(desk.decisions.size() - 1);
  }
}
