// What e2e/walk.mjs looks at. `scene` is the state of the mock server, `act` what a person does.

const BOTH = ['light', 'dark'];
const words = (locale, zh, en) => (locale === 'zh' ? zh : en);
const button = (page, name) => page.getByRole('button', { name, exact: true });

async function showBoard(page) {
  await page.locator('.cluster-row').first().waitFor();
  await page.waitForTimeout(900);
}

const rowOf = (page, text) => page.locator('.cluster-row', { hasText: text });

/** Opens the sheet of a question. */
async function openLine(page, text) {
  await showBoard(page);
  await rowOf(page, text).locator('.more').click();
  await page.locator('.mark-sheet .sheet-button').first().waitFor();
  await page.waitForTimeout(400);
}

async function sheetButton(page, text) {
  await page.locator('.mark-sheet .sheet-button', { hasText: text }).first().click();
  await page.waitForTimeout(400);
}

export const scenes = [
  { name: 'sign-in', path: '/sign-in', signedOut: true, themes: BOTH },
  {
    name: 'sign-in-wrong',
    path: '/sign-in?next=/rules',
    signedOut: true,
    failing: true,
    act: async (page, _, locale) => {
      await page.locator('#user').fill('demo');
      await page.locator('#password').fill('wrong');
      await button(page, words(locale, '登录', 'Sign in')).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign-in-right',
    path: '/sign-in?next=/decisions',
    signedOut: true,
    scene: { mustChange: true },
    act: async (page, _, locale) => {
      await page.locator('#user').fill('demo');
      await page.locator('#password').fill('demo');
      await button(page, words(locale, '登录', 'Sign in')).click();
      await page.locator('.password-hint').waitFor();
      await page.locator('.decision-row').first().waitFor();
    },
  },
  { name: 'password', path: '/password', scene: { mustChange: true } },
  { name: 'live', path: '/live', themes: BOTH, act: showBoard },
  { name: 'live-all', path: '/live', sizes: ['phone'], full: true, themes: BOTH, act: showBoard },
  { name: 'live-peak', path: '/live', scene: { scenario: 'peak' }, themes: BOTH, act: showBoard },
  {
    name: 'live-1920',
    path: '/live',
    scene: { scenario: 'peak' },
    themes: ['dark'],
    sizes: ['desktop'],
    size: { width: 1920, height: 1080 },
    act: async (page) => {
      await showBoard(page);
      await page.keyboard.press('f');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'live-broken',
    path: '/live',
    failing: true,
    themes: BOTH,
    act: async (page, mock) => {
      await showBoard(page);
      mock.setScene({ scenario: 'drop' });
      await page.locator('.broken.shown').waitFor();
      await page.locator('.cluster-row').first().waitFor();
    },
  },
  { name: 'live-alarm', path: '/live', scene: { scenario: 'alarm' }, themes: BOTH, act: showBoard },
  {
    name: 'live-menu',
    path: '/live',
    themes: BOTH,
    act: async (page) => {
      await openLine(page, '155');
    },
  },
  {
    name: 'live-menu-key',
    path: '/live',
    sizes: ['desktop'],
    act: async (page) => {
      await showBoard(page);
      await page.keyboard.press('2');
      await page.locator('.mark-sheet .sheet-button').first().waitFor();
      await page.waitForTimeout(500);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter'); // keeps the second question on top
      await page.locator('.cluster-row .quiet.on').waitFor();
    },
  },
  {
    name: 'live-merge',
    path: '/live',
    act: async (page, _, locale) => {
      await openLine(page, '库存还有吗');
      await sheetButton(page, words(locale, '合并到另一个问题', 'Merge into another question'));
    },
  },
  {
    name: 'live-merged',
    path: '/live',
    act: async (page, _, locale) => {
      await openLine(page, '库存还有吗');
      await sheetButton(page, words(locale, '合并到另一个问题', 'Merge into another question'));
      await sheetButton(page, '155斤');
      await rowOf(page, '库存还有吗').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'live-split',
    path: '/live',
    act: async (page, _, locale) => {
      await openLine(page, '卫衣会不会缩水');
      await sheetButton(page, words(locale, '分出一种问法', 'Split a wording off'));
    },
  },
  {
    name: 'live-hidden',
    path: '/live',
    act: async (page, _, locale) => {
      await openLine(page, '明天几点开播');
      await sheetButton(page, words(locale, '这一场不再上板', 'Off the board for this show'));
      await rowOf(page, '明天几点开播').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'live-items',
    path: '/live',
    themes: BOTH,
    act: async (page) => {
      await showBoard(page);
      await page.locator('.on-show').click();
      await page.locator('.mark-sheet .item').nth(1).locator('.out').click();
      await page.locator('.mark-sheet .out.on').waitFor();
    },
  },
  {
    name: 'live-item-shown',
    path: '/live',
    act: async (page) => {
      await showBoard(page);
      await page.locator('.on-show').click();
      await page.locator('.mark-sheet .item .sheet-button').nth(4).click();
      await page.locator('.on-show .badge', { hasText: /^ *5 *$/ }).waitFor();
    },
  },
  { name: 'live-empty', path: '/live', scene: { scenario: 'empty' } },
  { name: 'live-loading', path: '/live', scene: { scenario: 'slow' } },
  { name: 'live-error', path: '/live', scene: { scenario: 'error' }, failing: true },
  { name: 'rules', path: '/rules', themes: BOTH },
  { name: 'rules-empty', path: '/rules', scene: { scenario: 'empty' } },
  { name: 'rules-loading', path: '/rules', scene: { scenario: 'slow' }, locales: ['zh'] },
  { name: 'rules-error', path: '/rules', scene: { scenario: 'error' }, failing: true },
  { name: 'rules-faq', path: '/rules/faq' },
  { name: 'rules-products', path: '/rules/products' },
  { name: 'rules-sizes', path: '/rules/sizes' },
  { name: 'rules-policy', path: '/rules/policy' },
  {
    name: 'rules-edit',
    path: '/rules',
    themes: BOTH,
    act: async (page) => {
      await page.locator('.entry-row .open').nth(7).click();
      await page.locator('.el-drawer.open').waitFor();
    },
  },
  {
    name: 'rules-edit-product',
    path: '/rules/products',
    act: async (page) => {
      await page.locator('.entry-row .open').nth(4).click();
      await page.locator('.el-drawer.open').waitFor();
    },
  },
  {
    name: 'rules-paste',
    path: '/rules',
    act: async (page, _, locale) => {
      await button(page, words(locale, '批量粘贴', 'Paste many')).click();
      await page
        .locator('#paste')
        .fill(
          '音响/音箱/低音炮 | 在142号链接\n尺码/码数 +偏大 -退 | 正码\n退款/投诉 | [转人工]\n没有分隔符的一行',
        );
    },
  },
  {
    name: 'rules-publish-blocked',
    path: '/rules',
    act: async (page, _, locale) => {
      await button(page, words(locale, '发布', 'Publish')).click();
      await page.locator('.publishing').waitFor();
    },
  },
  {
    name: 'rules-publish',
    path: '/rules',
    act: async (page, _, locale) => {
      await page.locator('.entry-row').nth(7).locator('.side button').click();
      await page.getByRole('menuitem', { name: words(locale, '删除', 'Delete') }).click();
      await page.locator('.el-message-box .el-button--danger').click();
      await page.locator('.entry-row').nth(7).waitFor({ state: 'detached' });
      await button(page, words(locale, '发布', 'Publish')).click();
      await page.locator('.publishing').waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'rules-conflict',
    path: '/rules/faq',
    failing: true,
    act: async (page, mock) => {
      await page.locator('.entry-row .open').first().click();
      await page.locator('#faq-answer').fill('现货当天发。');
      mock.setScene({ scenario: 'conflict' });
      await page.locator('.el-drawer.open .el-button--primary').click();
      await page.locator('.el-dialog').waitFor();
    },
  },
  {
    name: 'rules-import',
    path: '/rules',
    act: async (page, _, locale) => {
      await button(page, words(locale, '导入', 'Import')).click();
      await page.locator('input[type=file]').setInputFiles([
        { name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from('link,sku\n') },
        { name: '我的问答 faq (2).csv', mimeType: 'text/csv', buffer: Buffer.from('id\n') },
        { name: '别的文件.csv', mimeType: 'text/csv', buffer: Buffer.from('id\n') },
      ]);
    },
  },
  {
    name: 'rules-import-failed',
    path: '/rules',
    failing: true,
    act: async (page, _, locale) => {
      await button(page, words(locale, '导入', 'Import')).click();
      await page
        .locator('input[type=file]')
        .setInputFiles([
          { name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from('BROKEN') },
        ]);
      await page.locator('.el-dialog .el-button--primary').click();
      await page.locator('.problems table').waitFor();
    },
  },
  {
    name: 'rules-history',
    path: '/rules',
    act: async (page, _, locale) => {
      await button(page, words(locale, '发布记录', 'History')).click();
      await page.locator('.el-drawer.open li').first().waitFor();
    },
  },
  { name: 'try', path: '/try' },
  {
    name: 'try-answered',
    path: '/try',
    full: true,
    themes: BOTH,
    act: async (page, _, locale) => {
      await page.locator('#said').fill(words(locale, '3号多少钱', 'how much is no. 3'));
      await page.locator('#said').press('Enter');
      await page.locator('.try-result').waitFor();
    },
  },
  {
    name: 'try-error',
    path: '/try',
    failing: true,
    act: async (page, mock) => {
      await page.waitForTimeout(300);
      mock.setScene({ scenario: 'error' });
      await page.locator('#said').fill('在吗');
      await page.locator('#said').press('Enter');
      await page.locator('.result [role=alert]').waitFor();
    },
  },
  {
    name: 'decisions',
    path: '/decisions',
    themes: BOTH,
    act: async (page) => {
      await page.locator('.decision-row .toggle').first().click();
    },
  },
  {
    name: 'decisions-none',
    path: '/decisions',
    act: async (page) => {
      await page.locator('.filters input').first().fill('没有这句话');
      await page.waitForTimeout(600);
    },
  },
  { name: 'decisions-empty', path: '/decisions', scene: { scenario: 'empty' } },
  { name: 'decisions-error', path: '/decisions', scene: { scenario: 'error' }, failing: true },
  {
    name: 'decisions-scoped',
    path: '/decisions?by=faq&room=room-1&from=1700000000000&to=1700003600000',
    act: async (page) => {
      await page.locator('.scope-line').waitFor();
    },
  },
  {
    name: 'insight',
    path: '/insight',
    themes: BOTH,
    full: true,
    act: async (page) => {
      await page.locator('.tempo-chart').waitFor();
    },
  },
  { name: 'insight-empty', path: '/insight', scene: { scenario: 'empty' } },
  { name: 'insight-loading', path: '/insight', scene: { scenario: 'slow' } },
  { name: 'insight-error', path: '/insight', scene: { scenario: 'error' }, failing: true },
  {
    name: 'account',
    path: '/try',
    act: async (page) => {
      await page.locator('.avatar').click();
      await page.locator('.panel').waitFor();
    },
  },
  { name: 'not-found', path: '/nothing-here' },
];
