package dev.tidegate.portal.http;

import dev.tidegate.ruleset.Language;
import java.util.List;
import java.util.Locale;

/** Every problem that the API answers with, with its status and words. */
public enum ApiProblem {
  MALFORMED_JSON(400, "请求内容不是 JSON", "The request is not JSON", "{0}", "{0}"),
  INVALID_FIELD(400, "有一项填得不对", "A field is wrong", "{0}：{1}", "{0} {1}"),
  WRONG_PRODUCT(400, "商品填得不对", "The product is wrong", "{0}", "{0}"),
  SIGN_IN_FAILED(
      401, "登录失败", "Sign-in failed", "用户名或密码不对。", "The user name or the password is wrong."),
  NOT_SIGNED_IN(
      401, "请先登录", "Please sign in", "登录已过期，或还没有登录。", "You are not signed in, or no longer."),
  CSRF(
      403,
      "请求被拒绝",
      "The request was refused",
      "页面已过期，请刷新后再试。",
      "The page is out of date. Reload it and try again."),
  NOT_FOUND(404, "没有找到", "Not found", "这里没有 {0}。", "There is no {0}."),
  METHOD_NOT_ALLOWED(
      405, "不支持这种请求", "Method not allowed", "这个地址不支持 {0}。", "{0} is not possible here."),
  CONFLICT(
      409,
      "有人先改过了",
      "Somebody was faster",
      "在您编辑的时候，有人保存了新的内容（第 {0} 次修改）。请刷新后再改。",
      "Somebody saved in between (revision {0}). Reload and change it again."),
  TOO_LARGE(413, "内容太大", "Too large", "请求内容太大。", "The request is too large."),
  UNSUPPORTED_MEDIA(
      415, "格式不对", "Wrong media type", "内容必须是 application/json。", "Send application/json."),
  HAS_ERRORS(
      422,
      "还有错误要改",
      "There are errors to mend",
      "有 {0} 处错误，改好之后才能继续。",
      "{0} errors must be mended first."),
  IMPORT_FAILED(
      422,
      "没有导入",
      "Nothing was imported",
      "文件里有 {0} 处错误，什么都没有导入。",
      "The files have {0} errors; nothing was imported."),
  RULES_TOO_LARGE(
      422,
      "规则太多",
      "The rules are too large",
      "全部规则和问答一共 {0} 字节，最多 {1} 字节。请删减后再发布。",
      "All rules and answers take {0} bytes; at most {1} are possible. Remove some, then publish."),
  PRODUCT_TOO_LARGE(
      422,
      "商品内容太多",
      "The product is too large",
      "商品 {0} 有 {1} 字节，最多 {2} 字节。请缩短备注或别名。",
      "Product {0} takes {1} bytes; at most {2} are possible. Shorten its notes or aliases."),
  PASSWORD_TOO_SHORT(
      422,
      "密码太短",
      "The password is too short",
      "新密码至少 {0} 个字符，最多 {1} 个。",
      "The new password needs {0} to {1} characters."),
  PASSWORD_WRONG(422, "密码不对", "The password is wrong", "当前密码不对。", "The current password is wrong."),
  PASSWORD_SAME(
      422,
      "密码没有变",
      "The password is the same",
      "新密码不能和当前密码一样。",
      "The new password must differ from the current one."),
  TOO_MANY_ATTEMPTS(429, "尝试太多次", "Too many attempts", "请 {0} 秒后再试。", "Try again in {0} seconds."),
  TOO_MANY_VIEWERS(
      503,
      "看的人太多",
      "Too many viewers",
      "打开的看板太多，请关掉几个再试。",
      "Too many boards are open. Close some and try again."),
  UNAVAILABLE(503, "暂时不可用", "Not available now", "请稍后再试。", "Try again in a moment."),
  INTERNAL(
      500,
      "出错了",
      "Something went wrong",
      "这是我们的问题，已记录，编号 {0}。",
      "This is our fault. It is recorded as {0}.");

  private final int status;
  private final String titleZh;
  private final String titleEn;
  private final String detailZh;
  private final String detailEn;

  ApiProblem(int status, String titleZh, String titleEn, String detailZh, String detailEn) {
    this.status = status;
    this.titleZh = titleZh;
    this.titleEn = titleEn;
    this.detailZh = detailZh;
    this.detailEn = detailEn;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Names the kind of problem for programs. */
  public String type() {
    return "urn:tidegate:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title(Language language) {
    return language == Language.ZH ? titleZh : titleEn;
  }

  String detail(Language language, List<String> args) {
    return Language.fill(language == Language.ZH ? detailZh : detailEn, args);
  }
}
