// Opens every page of a running product and keeps a screenshot of each, phone and desktop, in both
// languages. arguments: portalUrl user password folder
import fs from "node:fs";
import { launch, problemsOf, signIn } from "./chromium.mjs";

const [portal, user, password, folder] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const browser = await launch();
const problems = [];
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const language of ["zh", "en"]) {
      const context = await browser.newContext({ viewport });
      await context.addInitScript((l) => localStorage.setItem("tidegate.locale", l), language);
      const page = await context.newPage();
      problemsOf(page, problems);
      const shot = (name) =>
        page.screenshot({ path: `${folder}/${name}-${size}-${language}.png` });
      await page.goto(portal);
      await page.locator('input[type="password"]').waitFor();
      await shot("sign-in");
      await signIn(page, portal, user, password);
      for (const path of ["live", "rules", "rules/products", "try", "decisions", "insight"]) {
        await page.goto(`${portal}/${path}`);
        await page.locator("main").waitFor();
        await page.waitForTimeout(1500); // the board's stream and the lists have arrived
        await shot(path.replace("/", "-"));
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ problems }));
