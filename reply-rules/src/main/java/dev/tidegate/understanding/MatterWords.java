package dev.tidegate.understanding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of live commerce by the matter that they name, in folded text: what a shop owner would list
 * from experience, for lines that the learned reading is not sure of. A word may be said without
 * wanting anything of the matter.
 */
public final class MatterWords {
  private static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

  static {
    put("defect", "坏了 破了 碎了 裂了 漏了 掉毛 掉色 异味 杂质 瑕疵 少发 漏发 发错 少了 起球 发霉 变质 过敏");
    put("refund", "退货 退款 换货 退回 寄回 退了 退吗 退换 拒收 退差 能退 可以退 售后");
    put("fraud", "骗子 骗人 忽悠 拉黑 没人理 没人回 没人说话 申诉 态度差 不理人 差评");
    put("parcel", "快递 物流 发货 到货 邮费 运费 包邮 送货 派送 揽件 顺丰 圆通 中通 申通 韵达 邮政 ems 几天到 多久到 什么时候到 什么时候发 能发出 自提");
    put(
        "promotion",
        "优惠券 券 活动 满减 赠品 赠送 有送 送吗 送什么 送几 小礼物 试用 试吃 双11 双十一 618 聚划算 秒杀 福袋 红包 抽奖 领不了 怎么领 哪里领 在哪领");
    put("price", "多少钱 什么价 价格 便宜 优惠点 最低价 几元 多少米 打折 降价 贵了 改价 划算吗 实惠");
    put("authentic", "生产日期 保质期 什么日期 日期新鲜 正品 真的假的 假货 质量怎么样 过期 新鲜吗");
    put("stock", "有货 现货 补货 没货 缺货 断货 库存 还有吗 有没有别的 什么时候有 其他颜色");
    put("size", "尺寸 尺码 多大 多长 多宽 多高 大号 小号 几包 几袋 多少克 多少片 几个装 码数 规格");
    put("order", "地址 备注 下单 订单 怎么拍 怎么买 发票 花呗 信用卡 付款方式 货到付款 收货人 取消订单 合并付款 支付宝 微信支付");
    put("product", "材质 面料 成分 怎么用 好用吗 用法 什么味 口味 区别 推荐 做什么用 孕妇 宝宝能 生锈 防水 颜色深 什么牌子 包装 好吃吗 安装 怎么装 酒精");
  }

  private MatterWords() {}

  private static void put(String matter, String words) {
    WORDS.put(matter, List.of(words.split(" ", -1)));
  }

  /** How many words of each matter the text has, in a fixed order; those with one at least. */
  public static Map<String, Integer> in(String folded) {
    Map<String, Integer> found = new LinkedHashMap<>();
    WORDS.forEach(
        (matter, words) -> {
          int count = (int) words.stream().filter(folded::contains).count();
          if (count > 0) {
            found.put(matter, count);
          }
        });
    return found;
  }
}
