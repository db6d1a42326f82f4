/** `npm run bench`: training speed against other engines, side by side in headless Chromium, one thread each. */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { measurePage } from './bench-page.mjs';
import { findChromium } from './find-chromium.mjs';
import { serve } from './serve.mjs';
import { serveFolder } from './serve-folder.mjs';

const root = fileURLToPath(new URL('../tests/bench', import.meta.url));
const page = await serveFolder(root, Number(process.env.PORT ?? 4197));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

try {
  const played = await serve(Number(process.env.PORT ?? 4197) + 1);
  const pages = await measurePage(browser, played.address);
  await played.close();
  for (const row of pages) console.log(JSON.stringify(row));
  const rows = await measure(await browser.newPage());
  for (const row of rows) console.log(JSON.stringify(row));
  console.log(`\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Chromium ${browser.version()}\n`);
  console.log(table(rows));
} finally {
  await browser.close();
  await page.close();
}

/** Collects what the page reports until it is done. */
function measure(tab) {
  return new Promise((resolve, reject) => {
    const rows = [];
    tab.on('pageerror', reject);
    tab
      .exposeFunction('report', (row) => {
        if (row === null) resolve(rows);
        else if (row.error) reject(new Error(row.error));
        else rows.push(row);
      })
      .then(() => tab.goto(page.address))
      .catch(reject);
  });
}

/** A Markdown table: a line per task, a column per engine, steps per second and how many times slower than Nabla. */
function table(rows) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const tasks = [...new Set(rows.map(({ task }) => task))];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const speed = (task, engine) => rows.find((row) => row.task === task && row.engine === engine)?.stepsPerSecond;
  const cell = (task, engine) => {
    const own = speed(task, engines[0]);
    const value = speed(task, engine);
    if (value === undefined) return '–';
    const ratio = engine === engines[0] ? '' : ` (${(own / value).toFixed(1)}×)`;
    return `${Math.round(value).toLocaleString('en')}${ratio}`;
  };
  return [
    line(['steps/s', ...engines]),
    line(['---', ...engines.map(() => '--:')]),
    ...tasks.map((task) => line([task, ...engines.map((engine) => cell(task, engine))])),
  ].join('\n');
}
