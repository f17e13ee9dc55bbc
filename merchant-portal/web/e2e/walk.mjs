// Walks through every page of the built front end in headless Chromium, against the mock server:
//   npm run build && npm run e2e            checks only
//   npm run e2e -- --shots [--only text]    also keeps screenshots under e2e/shots
// Fails on a console error, on anything that the content security policy forbids, on a page that is
// wider than the screen, and on a serious fault that axe finds.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startMock } from '../mock/server.mjs';
import { scenes } from './scenes.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const keepShots = process.argv.includes('--shots');
const only = process.argv.includes('--only') ? process.argv.at(-1) : '';
const shots = fileURLToPath(new URL('./shots', import.meta.url));
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (!existsSync(executablePath)) {
  process.stdout.write(`skipped: no Chromium at ${executablePath}\n`);
  process.exit(0);
}
if (keepShots) mkdirSync(shots, { recursive: true });

const faults = [];
const mock = await startMock();
const profile = mkdtempSync(join(tmpdir(), 'tidegate-walk-'));

/** One browser context per language, theme and size. */
async function walk(locale, theme, sizeName, size) {
  const wanted = scenes.filter(
    (scene) =>
      scene.name.includes(only) &&
      (scene.themes ?? ['light']).includes(theme) &&
      (scene.sizes ?? Object.keys(SIZES)).includes(sizeName),
  );
  if (wanted.length === 0) return;
  const context = await chromium.launchPersistentContext(
    join(profile, `${locale}-${theme}-${sizeName}`),
    {
      executablePath,
      headless: true,
      args: FLAGS,
      viewport: size,
      hasTouch: sizeName === 'phone',
      locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
      reducedMotion: 'reduce',
    },
  );
  await context.addInitScript(
    ([chosenLocale, chosenTheme]) => {
      localStorage.setItem('tidegate.locale', chosenLocale);
      localStorage.setItem('tidegate.theme', chosenTheme);
    },
    [locale, theme],
  );
  for (const scene of wanted) {
    const label = `${scene.name}-${sizeName}-${locale}${theme === 'dark' ? '-dark' : ''}`;
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    if (scene.size) await page.setViewportSize(scene.size);
    page.on('pageerror', (error) => faults.push(`${label}: ${error.message}`));
    page.on('console', (message) => {
      const expected = scene.failing && /Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !expected) faults.push(`${label}: ${message.text()}`);
    });
    try {
      mock.setScene({ reset: true, user: scene.signedOut ? null : 'demo', ...scene.scene });
      await page.goto(mock.url + scene.path);
      await scene.act?.(page, mock, locale);
      await page.waitForTimeout(scene.settleMs ?? 500);
      await inspect(page, label, sizeName);
      if (keepShots)
        await page.screenshot({ path: join(shots, `${label}.png`), fullPage: scene.full ?? false });
    } catch (error) {
      faults.push(`${label}: ${error.message}`);
      if (keepShots) await page.screenshot({ path: join(shots, `${label}-FAILED.png`) });
    }
    await page.close();
  }
  await context.close();
}

async function inspect(page, label) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) faults.push(`${label}: ${wide}px wider than the screen`);
  const clipped = await page.evaluate(
    () =>
      [...document.querySelectorAll('.el-dialog *, .el-drawer.open *')].filter(
        (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
      ).length,
  );
  if (clipped > 0) faults.push(`${label}: ${clipped} elements reach out of their dialog`);
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }).then((result) =>
      result.violations
        .filter((violation) => ['serious', 'critical'].includes(violation.impact))
        .map(
          (violation) =>
            `${violation.id} at ${violation.nodes
              .map((node) => `${node.target} ${node.any[0]?.message ?? ''}`)
              .slice(0, 3)
              .join(' ; ')}`,
        ),
    ),
  );
  for (const fault of found) faults.push(`${label}: axe ${fault}`);
}

try {
  for (const locale of ['zh', 'en']) {
    for (const theme of ['light', 'dark']) {
      for (const [name, size] of Object.entries(SIZES)) await walk(locale, theme, name, size);
    }
  }
} finally {
  await mock.close();
  rmSync(profile, { recursive: true, force: true });
}
process.stdout.write(
  faults.length === 0 ? 'walk: no faults\n' : `${faults.join('\n')}\n${faults.length} faults\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
