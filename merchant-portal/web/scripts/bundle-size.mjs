// Prints what a browser loads for the first page, and fails when that is more than the limit.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 300;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));

/** Files that the given entries load, with everything that they import at once. */
function filesOf(entries) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  entries.forEach(visit);
  return files;
}

const gzipKb = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1024;
const start = [
  'index.html',
  'src/app/locales/zh.ts',
  Object.keys(manifest).find((key) => /locale\/lang\/zh-cn/.test(key)),
].filter((key) => key && manifest[key]);

let failed = false;
const pages = Object.keys(manifest).filter((key) => /pages\/.*-page\.vue$/.test(key));
for (const page of pages) {
  const files = [...filesOf([...start, page])];
  const kb = ['index.html', 'boot.js', ...files].reduce((sum, file) => sum + gzipKb(file), 0);
  const over = kb > LIMIT_KB;
  failed ||= over;
  const name = page.replace(/.*pages\//, '').padEnd(22);
  process.stdout.write(
    `${name} ${kb.toFixed(1).padStart(6)} KB gzip${over ? ' OVER LIMIT' : ''}\n`,
  );
}
if (pages.length === 0 || failed) {
  process.stderr.write(`first load of a page must stay within ${LIMIT_KB} KB gzip\n`);
  process.exitCode = 1;
}
