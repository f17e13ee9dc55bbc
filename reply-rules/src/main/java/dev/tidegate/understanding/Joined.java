package dev.tidegate.understanding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text joins a product with something else: "大衣跟裤子", "选直筒还是鲨鱼裤". */
final class Joined {
  private static final Pattern BEFORE =
      Pattern.compile("(?:[^ ](?:还是|或者|或|和|跟|与|加)|[a-z] (?:plus|or|and) (?:the |a )?)$");

  private static final Pattern AFTER =
      Pattern.compile(
          " ?(?:(?:还是|或者|或|和|跟|与|加(?!绒|大|厚|急|购|起|钱|价))(?=[\\u4e00-\\u9fff])|(?:plus|or|and) (?:the|a|some) )");

  /** "和图片一样吗" compares; it does not name a second product. */
  private static final Pattern COMPARES = Pattern.compile("一样|区别|不同|色差|same|different");

  private Joined() {}

  static boolean withOther(String folded, Choice name) {
    if (COMPARES.matcher(folded).find()) {
      return false;
    }
    Matcher after = AFTER.matcher(folded).region(name.end(), folded.length());
    String before = folded.substring(Math.max(0, name.start() - 12), name.start());
    return after.lookingAt() || BEFORE.matcher(before).find();
  }
}
