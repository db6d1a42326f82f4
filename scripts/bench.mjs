/**
 * `npm run bench` measures the built page and the training speed against other engines, side by side in headless
 * Chromium, one thread each. With `-- --memory` it measures instead whether the page's memory grows over many edits and in a long run, with
 * `-- --providers` it compares WASM with WebGPU on this machine's graphics card, and with `-- --visits` it measures
 * returning visits, with `--against FOLDER` also of another build. `-- --load` measures first and returning visits on a
 * slow connection, with `--playground FOLDER` also of a built TensorFlow Playground.
 * `-- --check` compares the speed of an earlier build and this one, and fails if a gain is lost;
 * `--against FOLDER_OR_COMMIT` chooses the earlier build.
 * `-- --diagnosis` measures what it costs to examine a run that goes wrong. `-- --growth` measures how fast training is as
 * a network, its batch or its examples grow, and how near that is to the limit of the engine's arithmetic; with
 * `--only width` only the dimensions with this text in their names. `-- --only lstm` compares the engines on the tasks with
 * this text in their names, and `-- --lessons pole` measures the experiments with it that the page learns.
 * CHROMIUM_ARGS adds Chromium switches that a machine needs to reach its card.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { checkGains } from './bench-check.mjs';
import { growthTables } from './bench-growth.mjs';
import { measureLessons, measureUnrolling } from './bench-lessons.mjs';
import { measureLoad, summarizeLoad } from './bench-load.mjs';
import { measureEditMemory, measureMemory } from './bench-memory.mjs';
import { measureEdits, measureLearning, measurePage } from './bench-page.mjs';
import { measureVisits } from './bench-visits.mjs';
import { findChromium } from './find-chromium.mjs';
import { BASE, gainsTable } from './gains.mjs';
import { buildUnlessNew, serve } from './serve.mjs';
import { serveFolder } from './serve-folder.mjs';

const VISITS = 4;
const LOADS = 5;

const { values: options } = parseArgs({
  options: {
    memory: { type: 'boolean', default: false },
    providers: { type: 'boolean', default: false },
    diagnosis: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    /** The steps of the run whose memory is measured after that of edits; 0 for edits alone. */
    steps: { type: 'string', default: '20000000' },
    /** Measures only what has this text in its name: tasks of the engines, or dimensions of growth; not the page. */
    only: { type: 'string', default: '' },
    lessons: { type: 'string' },
    visits: { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    playground: { type: 'string' },
    against: { type: 'string' },
  },
});
const port = Number(process.env.PORT ?? 4197);
const launch = {
  executablePath: await findChromium(),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.providers ? ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist'] : []),
    ...(process.env.CHROMIUM_ARGS?.split(' ') ?? []),
  ],
};
const browser = await chromium.launch(launch);

try {
  if (options.visits) await visit();
  else if (options.load) await load();
  else if (options.check) await check();
  else if (options.memory) await watchMemory(Number(options.steps));
  else if (options.providers) await compare('providers');
  else if (options.diagnosis) await compare('diagnosis');
  else if (options.growth) await compare('growth');
  else if (options.only) await compare('engines');
  else if (options.lessons !== undefined) await learn(options.lessons);
  else await measureSpeed();
} finally {
  await browser.close();
}

async function visit() {
  for await (const row of measureVisits(await builds(), VISITS, launch)) print(row);
}

async function load() {
  const all = await builds();
  const rows = [];
  for await (const row of measureLoad(all, LOADS, launch)) {
    print(row);
    rows.push(row);
  }
  const reference = ['playground', 'against', 'built'].find((build) => build in all);
  summarizeLoad(rows, reference).forEach(print);
}

async function check() {
  await buildUnlessNew('production');
  const judged = [];
  for await (const group of checkGains(options.against ?? BASE, options.only, browser, launch)) {
    group.forEach(print);
    judged.push(...group);
  }
  if (judged.length === 0) throw new Error(`no gain has "${options.only}" in its name`);
  console.log(`\n${gainsTable(judged)}`);
  if (!judged.every(({ kept }) => kept)) process.exitCode = 1;
}

/** The folders of the builds to compare. */
async function builds() {
  await buildUnlessNew('production');
  return {
    ...(options.playground && { playground: options.playground }),
    ...(options.against && { against: options.against }),
    built: fileURLToPath(new URL('../dist', import.meta.url)),
  };
}

async function watchMemory(steps) {
  const built = await serve(port);
  try {
    for await (const row of measureEditMemory(browser, built.address)) print(row);
    if (steps > 0) for await (const row of measureMemory(browser, built.address, steps)) print(row);
  } finally {
    await built.close();
  }
}

async function learn(only) {
  const built = await serve(port);
  try {
    for await (const row of measureLessons(browser, built.address, only)) print(row);
  } finally {
    await built.close();
  }
}

async function measureSpeed() {
  const built = await serve(port);
  try {
    for (const row of await measurePage(browser, built.address)) print(row);
    print(await measureEdits(browser, built.address));
    print(await measureLearning(browser, built.address));
    print(await measureUnrolling(browser, built.address));
    for await (const row of measureLessons(browser, built.address)) print(row);
  } finally {
    await built.close();
  }
  await compare('engines');
}

/** @param {import('../tests/bench/bench.worker.ts').Comparison} comparison */
async function compare(comparison) {
  const page = await serveFolder(fileURLToPath(new URL('../tests/bench', import.meta.url)), port + 1);
  try {
    const rows = await collect(
      await browser.newPage(),
      `${page.address}#${comparison}/${encodeURIComponent(options.only)}`,
    );
    rows.forEach(print);
    console.log(
      `\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Chromium ${browser.version()}\n`,
    );
    if (comparison === 'growth') console.log(growthTables(rows));
    else if (comparison !== 'diagnosis') console.log(table(rows));
  } finally {
    await page.close();
  }
}

function print(row) {
  console.log(JSON.stringify(row));
}

/** Collects the reports of the page until it is done. */
function collect(tab, address) {
  return new Promise((resolve, reject) => {
    const rows = [];
    tab.on('pageerror', reject);
    tab
      .exposeFunction('report', (row) => {
        if (row === null) resolve(rows);
        else if (row.error) reject(new Error(row.error));
        else rows.push(row);
      })
      .then(() => tab.goto(address))
      .catch(reject);
  });
}

/**
 * A Markdown table with a line per task and a column per engine: how many per second, and how many times slower than
 * Nabla.
 */
function table(rows) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const tasks = [...new Set(rows.map(({ task }) => task))];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const find = (task, engine) => rows.find((row) => row.task === task && row.engine === engine);
  const cell = (task, engine) => {
    const row = find(task, engine);
    if (!row) return '–';
    const ratio = find(task, engines[0]).ratios[engine];
    return `${Math.round(row.perSecond).toLocaleString('en')}${ratio ? ` (${ratio.toFixed(1)}×)` : ''}`;
  };
  return [
    line(['', 'unit', ...engines]),
    line(['---', '---', ...engines.map(() => '--:')]),
    ...tasks.map((task) =>
      line([task, `${find(task, engines[0]).unit}/s`, ...engines.map((engine) => cell(task, engine))]),
    ),
  ].join('\n');
}
