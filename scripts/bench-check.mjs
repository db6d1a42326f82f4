/** Compares the speed of an earlier build and this one, and says which of the gains are kept. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchPause } from './bench-lessons.mjs';
import { openSite, visitTwice } from './bench-load.mjs';
import { EXPERIMENTS, measureDrag, measureEdit, PAGE, play, start, watch } from './bench-page.mjs';
import { buildCommit } from './build-commit.mjs';
import { GAINS, judge } from './gains.mjs';
import { serveFolder } from './serve-folder.mjs';
import { serveStatic } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The page that runs the engine alone; every commit has the engine and the tasks that it imports. */
const ALONE = 'tests/bench/alone';

/** Seconds for which a page is watched in one repetition. */
const SECONDS = 1.5;
/** Milliseconds for which a page trains before it is watched. */
const WARM_UP = 500;

/** A group is measured up to this many times before a gain counts as lost. */
const ATTEMPTS = 3;

/**
 * The groups of gains that are measured together: the number of repetitions, and a function that opens a build and returns
 * `measure`, whose results have the names of the gains.
 */
const GROUPS = {
  load: { repetitions: 5, open: openLoad },
  page: { repetitions: 15, open: openPage },
  edit: { repetitions: 15, open: openEdit },
  engine: { repetitions: 25, open: openEngine },
};

/**
 * @param {string} against a commit, or the folder of a built page, with which the engine alone is not compared
 * @param {string} only a part of the names of the gains; empty for all
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').LaunchOptions} launch its options
 * @yields the judged gains of one group after the other
 */
export async function* checkGains(against, only, browser, launch) {
  const isFolder = existsSync(join(against, 'index.html'));
  const base = isFolder ? null : buildCommit(against);
  const builds = {
    base: { dist: base ? join(base.folder, 'dist') : against, sources: base?.folder ?? null },
    built: { dist: join(root, 'dist'), sources: root },
  };
  try {
    for (const [group, { repetitions, open }] of Object.entries(GROUPS)) {
      const gains = GAINS.filter((gain) => gain.group === group && gain.name.includes(only));
      if (gains.length === 0 || (open === openEngine && isFolder)) continue;
      yield await compare(gains, repetitions, (build) => open(builds[build], { browser, launch, gains }));
    }
  } finally {
    base?.remove();
  }
}

/** Measures both builds in turn. */
async function compare(gains, repetitions, open) {
  const opened = [];
  const all = [];
  try {
    const base = await open('base');
    opened.push(base);
    const built = await open('built');
    opened.push(built);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (let repetition = 0; repetition < repetitions; repetition++) {
        // Neither build is always the first.
        if (repetition % 2 === 0) all.push({ base: await base.measure(), built: await built.measure() });
        else all.push({ built: await built.measure(), base: await base.measure() });
      }
      if (judge(gains, all).every(({ kept }) => kept)) break;
    }
  } finally {
    for (const { close } of opened) await close();
  }
  return judge(gains, all);
}

async function openLoad({ dist }, { launch }) {
  const site = await openSite(dist);
  return {
    async measure() {
      const visits = await visitTwice(site, launch);
      return {
        'first picture': visits.first.picture,
        'requests before it': visits.first.requests,
        'compressed files before it': visits.first.kilobytes,
        'the first second': visits.first.firstSecond,
        'a return visit': visits.return.ready,
      };
    },
    close: site.close,
  };
}

async function openPage({ dist }, { browser }) {
  const { address, close } = await serveStatic(dist, 0);
  const tabs = [];
  for (const experiment of Object.values(EXPERIMENTS)) {
    const tab = await browser.newPage(PAGE);
    await play(tab, `${address}#${experiment}`);
    tabs.push(tab);
    await runOnce(tab);
  }
  return {
    async measure() {
      const [standard, deep] = tabs;
      const first = await runOnce(standard);
      const second = await runOnce(deep);
      return {
        'the default experiment': first.stepsPerSecond,
        'its new pictures': first.picturesPerSecond / first.framesPerSecond,
        'its frames': first.framesPerSecond,
        'six hidden layers of 16': second.stepsPerSecond,
        'their new pictures': second.picturesPerSecond / second.framesPerSecond,
        'their frames': second.framesPerSecond,
        Pause: first.pause,
      };
    },
    close: closing(tabs, close),
  };
}

/** A function that closes pages and then stops serving them. */
function closing(pages, stopServing) {
  return async () => {
    for (const page of pages) await page.close();
    await stopServing();
  };
}

/** Lets a page train for a short time, and pauses it, so that it takes nothing from the one that is next. */
async function runOnce(page) {
  await resume(page);
  await page.waitForTimeout(WARM_UP);
  const watched = await page.evaluate(watch, SECONDS);
  return { ...watched, pause: await page.evaluate(watchPause) };
}

async function openEdit({ dist }, { browser }) {
  const { address, close } = await serveStatic(dist, 0);
  const page = await browser.newPage(PAGE);
  await play(page, address);
  const measure = async () => {
    await resume(page);
    const { picture, training } = await measureEdit(page);
    const drag = await measureDrag(page);
    await page.evaluate(watchPause);
    return {
      'a layer more, its picture': picture,
      'a layer more, its training': training,
      'a dragged slider': drag,
    };
  };
  // The first edit loads what it needs.
  await measure();
  return {
    measure,
    close: closing([page], close),
  };
}

async function resume(page) {
  if (await page.getByRole('button', { name: 'Play', exact: true }).isVisible()) await start(page);
}

async function openEngine({ sources }, { browser, gains }) {
  const folder = join(sources, ALONE);
  if (sources !== root) cpSync(join(root, ALONE), folder, { recursive: true });
  const { address, close } = await serveFolder(folder, 0);
  const page = await browser.newPage();
  await page.goto(address);
  const measure = async () => {
    const numbers = {};
    for (const { name } of gains) numbers[name] = await page.evaluate((task) => globalThis.measure(task), name);
    return numbers;
  };
  // The first repetition compiles the code.
  await measure();
  return {
    measure,
    close: closing([page], close),
  };
}
