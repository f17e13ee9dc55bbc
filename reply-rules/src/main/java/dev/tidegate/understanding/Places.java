package dev.tidegate.understanding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chinese provinces and large cities, for questions of delivery. */
final class Places {
  private static final String ALL =
      "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州"
          + " 云南 陕西 甘肃 青海 台湾 内蒙古 内蒙 广西 西藏 宁夏 新疆 香港 澳门 石家庄 太原 沈阳 大连 长春 哈尔滨 南京"
          + " 苏州 无锡 杭州 宁波 温州 义乌 合肥 福州 厦门 泉州 南昌 赣州 济南 青岛 烟台 郑州 洛阳 武汉 宜昌 长沙 广州 深圳"
          + " 东莞 佛山 珠海 汕头 海口 三亚 成都 绵阳 贵阳 昆明 大理 西安 兰州 西宁 南宁 桂林 拉萨 银川 乌鲁木齐 伊犁 喀什"
          + " 呼和浩特 鄂尔多斯 漠河 舟山 徐州 常州 金华 台州";

  private Places() {}

  static Map<String, List<String>> all() {
    Map<String, List<String>> all = new TreeMap<>();
    for (String place : ALL.split(" ", -1)) {
      all.put(place, List.of(place));
    }
    return all;
  }
}
