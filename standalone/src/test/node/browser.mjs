// A merchant's evening in headless Chromium: signs in, pastes a rule, publishes it, and sees a buyer's
// comment on the board and the reply go out. arguments: portal user password inbox inSecret folder
import fs from "node:fs";
import { Webhook } from "standardwebhooks";
import { launch, problemsOf, signIn } from "./chromium.mjs";

const [portal, user, password, inbox, inSecret, folder] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const webhook = new Webhook(inSecret);

async function comment(id, text) {
  const now = new Date();
  const body = JSON.stringify({ type: "comment", room: "room-1", user: { id: `buyer-${id}` }, text });
  const response = await fetch(inbox, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": webhook.sign(id, now, body),
    },
    body,
  });
  if (response.status !== 202) throw new Error(`the comment was answered ${response.status}`);
}

const browser = await launch();
const problems = [];
const steps = [];
let page = null;
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  problemsOf(page, problems);
  await signIn(page, portal, user, password);
  steps.push("signed in");

  await page.goto(`${portal}/rules`);
  await page.getByRole("button", { name: "批量粘贴" }).first().click();
  await page.locator("#paste").fill("会起静电吗/静电 | 面料做过防静电处理，冬天也不怕。");
  await page.screenshot({ path: `${folder}/paste.png` });
  await page.getByRole("button", { name: "添加 1 条规则" }).click();
  await page.locator("#paste").waitFor({ state: "hidden" });
  await page.getByText("有未发布的修改").waitFor();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  const confirm = page.locator(".el-dialog__footer .el-button--primary");
  await confirm.waitFor();
  await page.screenshot({ path: `${folder}/publish.png` });
  await confirm.click();
  await page.getByText("与线上一致").waitFor();
  steps.push("published");

  await page.goto(`${portal}/live`);
  await comment("browser-1", "这件会起静电吗");
  await page.getByText("面料做过防静电处理，冬天也不怕。").first().waitFor();
  await page.getByText("已发出").first().waitFor();
  steps.push("reply sent");
  await comment("browser-2", "主播这件显胖吗 <b>急</b>");
  await page.getByText("主播这件显胖吗 <b>急</b>").first().waitFor();
  steps.push("question on the board, as text");
  await page.screenshot({ path: `${folder}/live.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${folder}/live-phone.png` });

  await page.goto(`${portal}/decisions`);
  await page.getByText("这件会起静电吗").first().waitFor();
  steps.push("decision explained");
  await page.screenshot({ path: `${folder}/decisions-phone.png` });

  await page.goto(`${portal}/insight`);
  await page.locator(".tops .figure-link:not(.none)").first().waitFor();
  await page.screenshot({ path: `${folder}/insight-phone.png` });
  await page.locator(".tops .figure-link:not(.none)").first().click();
  await page.getByText("这件会起静电吗").first().waitFor();
  steps.push("a figure opened the comments behind it");
} catch (error) {
  await page?.screenshot({ path: `${folder}/failed.png` });
  problems.push(`after ${steps.at(-1) ?? "the start"}: ${error}`);
} finally {
  await browser.close();
}
console.log(JSON.stringify({ steps, problems }));
