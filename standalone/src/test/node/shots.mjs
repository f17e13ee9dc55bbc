// Opens every page of a running product and keeps a screenshot of each, phone and desktop, in both
// languages. arguments: portalUrl user password folder
import { chromium } from "playwright-core";
import fs from "node:fs";

const [portal, user, password, folder] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const problems = [];
try {
  for (const [size, viewport] of Object.entries({
    phone: { width: 390, height: 844 },
    desktop: { width: 1440, height: 900 },
  })) {
    for (const locale of ["zh-CN", "en-US"]) {
      const context = await browser.newContext({ viewport, locale });
      const page = await context.newPage();
      page.on("console", (m) => m.type() === "error" && problems.push(`${size} ${locale}: ${m.text()}`));
      page.on("pageerror", (e) => problems.push(`${size} ${locale}: ${e}`));
      await page.goto(portal);
      const shot = (name) =>
        page.screenshot({ path: `${folder}/${name}-${size}-${locale.slice(0, 2)}.png` });
      await page.locator('input[type="password"]').waitFor();
      await shot("sign-in");
      await page.locator('input[autocomplete="username"]').fill(user);
      await page.locator('input[type="password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.waitForURL((url) => !url.pathname.includes("sign-in"));
      for (const path of ["live", "rules", "try", "decisions"]) {
        await page.goto(`${portal}/${path}`);
        await page.waitForLoadState("load");
        await page.waitForTimeout(1500);
        await shot(path);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ problems }));
