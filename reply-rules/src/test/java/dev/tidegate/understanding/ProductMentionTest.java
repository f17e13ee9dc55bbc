package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.ProductMention.Item;
import dev.tidegate.understanding.ProductMention.Kind;
import dev.tidegate.understanding.ProductMention.Mention;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductMentionTest {
  private static final ProductMention SHOP =
      ProductMention.compile(
          List.of(
              item(1, "短款针织开衫", "针织衫", 12_900, 25_900, "S|M|L", "米白|雾霾蓝"),
              item(2, "宽松牛仔裤", "不加绒牛仔裤", 9_900, 19_900, "S|M", "深蓝|黑灰"),
              item(3, "加绒牛仔裤", "加绒的", 11_900, 0, "M|L", "深蓝"),
              item(7, "雾面口红", "唇膏", 6_900, 0, "3.2g", "#01豆沙|#02正红|#30蜜桃"),
              item(
                  8,
                  "Silver Paperclip Necklace",
                  "paperclip|paper clip chain",
                  2_499,
                  0,
                  "16in",
                  "gold"),
              item(9, "Stackable Ring Set", "stackables", 1_499, 0, "6|7", "gold|silver")));

  private static Item item(
      int link, String name, String aliases, long fen, long list, String sizes, String colors) {
    return new Item(
        "P" + link,
        link,
        name,
        List.of(aliases.split("\\|", -1)),
        fen,
        list,
        List.of(sizes.split("\\|", -1)),
        List.of(colors.split("\\|", -1)),
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3号链接多少钱 | P3",
        "三号？ | P3",
        "#3 price | P3",
        "链接3 | P3",
        "item 3 pls | P3",
        "how much is no.3 | P3",
        "第2个链接 | P2",
        "开衫啥料子 | P1",
        "针织衫有M吗 | P1",
        "雾霾蓝那个好看 | P1",
        "129的那件还有吗 | P1",
        "原来259现在129 | P1",
        "加绒有浅色吗 | P3",
        "加绒牛仔裤多少钱 | P3",
        "口红2号还有不 | P7",
        "#01豆沙好看 | P7",
        "30号偏粉吗 | P7",
        "口红7号 | P7",
        "3.2g能用多久 | P7",
        "are the paperclips gold | P8",
        "how much for the paper clip chain | P8",
        "the 24.99 one | P8",
        "stackable in a 7? | P9"
      })
  void tellsTheProduct(String text, String sku) {
    assertThat(SHOP.in(Fold.plain(text)).sku()).isEqualTo(sku);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "牛仔裤多少钱 | SEVERAL",
        "深蓝的还有吗 | SEVERAL",
        "2号和3号一样吗 | SEVERAL",
        "买开衫还是口红 | SEVERAL",
        "88号多少钱 | UNKNOWN_LINK",
        "这个多少钱 | DEICTIC",
        "how much is it | DEICTIC",
        "11月3号发货吗 | NONE",
        "3号发货吗 | NONE",
        "我要3件 | NONE",
        "165 99斤穿啥 | NONE",
        "买大一号行吗 | NONE",
        "口红色好看吗的反面 | NAMED",
        "多少钱 | NONE"
      })
  void saysWhenItCannotTell(String text, Kind kind) {
    assertThat(SHOP.in(Fold.plain(text)).kind()).isEqualTo(kind);
  }

  @Property
  void neverThrowsAndTheWordLiesInTheText(@ForAll("lines") String text) {
    String folded = Fold.plain(text);
    Mention mention = SHOP.in(folded);
    assertThat(mention.start()).isBetween(0, mention.end());
    assertThat(mention.end()).isLessThanOrEqualTo(folded.length());
    assertThat(mention.sku() != null).isEqualTo(mention.kind() == Kind.NAMED);
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "3号",
            "#",
            "开衫",
            "牛仔裤",
            "加绒",
            "的",
            "129",
            "还是",
            "01",
            "gold",
            "paperclip",
            " ",
            "it",
            "\ud83d");
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        pieces.list().ofMaxSize(10).map(list -> String.join("", list)));
  }
}
