package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.NumberSigns;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is looked for before a pattern never hides a match of it. */
class SlotFormsTest {
  private static final List<String> PIECES =
      List.of(
          "1",
          "2",
          "5",
          "12",
          "165",
          "38",
          "36.5",
          "一",
          "二百",
          "两",
          "十",
          "米",
          "m",
          "cm",
          "厘米",
          "mm",
          "毫米",
          "'",
          "ft",
          " feet",
          "foot length",
          "身高",
          "个子",
          "脚",
          "脚长",
          "码",
          "鞋",
          "胸围",
          "bust",
          "chest",
          "腰",
          "waist",
          "臀围",
          "hips",
          "尺",
          "in",
          "公斤",
          "kg",
          "千克",
          "斤",
          "lbs",
          " pounds",
          "磅",
          "体重",
          "岁",
          "years old",
          "y/o",
          "个月",
          "大",
          "宝宝",
          "$",
          "¥",
          "元",
          "块",
          "刀",
          "dollars",
          "bucks",
          "usd",
          "rmb",
          "eu",
          "us",
          "uk ",
          "size ",
          "sz ",
          "号鞋",
          "件",
          "条",
          "个",
          "双",
          "瓶",
          "支",
          "盒",
          "套",
          "包",
          "箱",
          "罐",
          "份",
          "只",
          "pcs",
          "pairs",
          "xl",
          "xxs",
          "one size",
          "均码",
          "大码",
          "加大号",
          " ",
          "的",
          "是");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(6).map(p -> String.join("", p));
  }

  @Property(tries = 5_000)
  void aMatchHasTheCharactersThatAreLookedForFirst(@ForAll("texts") String text) {
    for (SlotForms.Form form : SlotForms.ALL) {
      if (form.pattern().matcher(text).find()) {
        assertThat(form.mayBeIn(SlotForms.signs(text))).as("%s in %s", form, text).isTrue();
        assertThat(NumberSigns.isIn(text)).as("%s in %s", form, text).isTrue();
      }
    }
    if (ClothesSizes.FORMS.matcher(text).find()) {
      assertThat(ClothesSizes.mayBeIn(text)).as(text).isTrue();
    }
  }
}
