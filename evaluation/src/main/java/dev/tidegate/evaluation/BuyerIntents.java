package dev.tidegate.evaluation;

import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.Likely;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The 12 intents of the buyer lines, made from the product's reading: the probabilities of the 28
 * intents and of the matters, added up by two tables. The matters tell coupons from bargaining and
 * a changed order from a parcel on its way, which our intents do not.
 *
 * <p>The large class {@value #NONE} (acknowledgements, numbers, statements) has what maps to no
 * other, and more the less a line asks: its wanting is the largest of its question score, its
 * person score and the probability that it complains. A line without a letter is {@value #NONE}.
 */
final class BuyerIntents {
  /** The class of acknowledgements, numbers and statements. */
  static final String NONE = "none_chat";

  /** What a line that wants nothing adds to {@link #NONE}, beside two distributions of mass 1. */
  private static final double STATEMENT = 1;

  private static final Map<String, List<String>> INTENTS =
      table(
          "shipping = shipping_time shipping_fee order_status",
          "coupon_gift_promo = giveaway discount",
          "price = price discount",
          "product_info = spec usage recommend show_request",
          "authenticity_quality_date = authenticity",
          "stock_variant = stock",
          "size_spec = size_fit",
          "order_howto = how_to_buy order_status invoice payment_issue",
          "return_refund = return_refund",
          "defect_missing = complaint",
          "complaint_general = human_request abuse");

  private static final Map<String, List<String>> MATTERS =
      table(
          "shipping = ship_when arrive_when courier_which courier_choose presale_wait custom_time"
              + " holiday_shipping delay_shipping shipping_cost free_threshold remote_area overseas"
              + " ships_from track_parcel not_shipped_urge signed_not_received merge_orders"
              + " split_parcel late_parcel_anger",
          "coupon_gift_promo = coupon_get coupon_rules festival_sale member_benefit lucky_bag"
              + " gifts_with_order samples win_claim gift_missing_option bundle_discount",
          "price = price_ask price_by_option price_after_live price_compare bargain final_price"
              + " price_protect wholesale",
          "product_info = material ingredients thickness_season transparency_lining stretch"
              + " wrinkle_shrink fade_dye pilling_shedding tarnish_wear colour_difference details"
              + " flavour_taste product_origin effect texture_scent lasting_makeup waterproof"
              + " battery_charging power_noise compatibility packaging_gift accessories_included"
              + " set_or_single hypoallergenic difference_between version_year how_to_use"
              + " order_of_use how_often_how_much lasts_how_long see_effect_when use_with"
              + " pregnant_nursing age_suitable sensitive_skin health_condition pet_safe wash_care"
              + " clean_maintain storage cook_eat install_setup after_use_reset shade_choose"
              + " which_for_me gift_for_whom match_with which_better occasion show_try_on"
              + " show_closer show_again show_colours reviews_experience odour_safe",
          "authenticity_quality_date = shelf_life freshness_ripeness genuine quality_ok"
              + " certificate_filing verify_antifake brand_who physical_store shop_where",
          "stock_variant = in_stock restock size_available colour_available sell_other"
              + " presale_or_ready purchase_limit",
          "size_spec = which_size size_data runs_true body_type_fit host_measures shoe_size"
              + " ring_size resize child_size dimensions_fit_space length_weight"
              + " quantity_per_pack",
          "order_howto = change_address cancel_order change_option order_confirm how_order"
              + " order_note other_recipient choose_option_how buy_after_live custom_made"
              + " letters_fonts pay_methods pay_failed double_paid invoice_get invoice_details"
              + " reserve_me",
          "return_refund = return_policy opened_return return_shipping_cost return_how exchange"
              + " refund_time damage_policy wrong_missing_policy warranty repair_service"
              + " allergy_return reject_parcel refund_refused",
          "defect_missing = defect_happened wrong_item_happened missing_item_happened"
              + " reaction_happened not_as_described",
          "complaint_general = ignored_viewer cheat_accuse service_bad want_human"
              + " contact_service");

  static final Set<String> NAMES = names();

  private BuyerIntents() {}

  private static Map<String, List<String>> table(String... rows) {
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (String row : rows) {
      String[] sides = row.split(" = ", -1);
      for (String ours : sides[1].split(" ", -1)) {
        table.computeIfAbsent(ours, name -> new ArrayList<>()).add(sides[0]);
      }
    }
    return table;
  }

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    INTENTS.values().forEach(names::addAll);
    names.add(NONE);
    return names;
  }

  /** The likeliest of the 12. */
  static String of(Evidence text) {
    if (text.folded().codePoints().noneMatch(Character::isLetter)) {
      return NONE;
    }
    List<String> classes = Comprehend.shipped().model().intents().classes();
    Map<String, Double> sums = new LinkedHashMap<>();
    NAMES.forEach(name -> sums.put(name, 0.0));
    add(text.intents(), classes, INTENTS, sums);
    add(text.scenes(), Comprehend.shipped().model().scenes().classes(), MATTERS, sums);
    double complains = Likely.probability(text.intents(), classes.indexOf("complaint"));
    double wants = Math.max(text.questionScore(), Math.max(text.personScore(), complains));
    sums.merge(NONE, STATEMENT * (1 - wants), Double::sum);
    String best = NONE;
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      best = sum.getValue() > sums.getOrDefault(best, 0.0) ? sum.getKey() : best;
    }
    return best;
  }

  private static void add(
      List<Integer> likely,
      List<String> classes,
      Map<String, List<String>> table,
      Map<String, Double> sums) {
    for (int i = 0; i < classes.size(); i++) {
      double probability = Likely.probability(likely, i);
      List<String> theirs = table.getOrDefault(classes.get(i), List.of(NONE));
      theirs.forEach(name -> sums.merge(name, probability / theirs.size(), Double::sum));
    }
  }
}
