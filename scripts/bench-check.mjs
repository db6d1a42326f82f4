/** Compares the speed of an earlier build and this one, and says which of the gains are kept. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measurePause } from './bench-lessons.mjs';
import { openSite, visitTwice } from './bench-load.mjs';
import { measureEdits, measurePage, PAGE, play } from './bench-page.mjs';
import { buildCommit } from './build-commit.mjs';
import { GAINS, judge } from './gains.mjs';
import { serveFolder } from './serve-folder.mjs';
import { serveStatic } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The page that runs the engine alone; every commit has the engine and the tasks that it imports. */
const ALONE = 'tests/bench/alone';

/** How many times as often a group is measured in which a gain seems lost, before it is believed. */
const PATIENCE = 3;

/**
 * What is measured together: how often, and how a build is opened for it. An open build has a function that measures once
 * and returns numbers by the names of the gains.
 */
const GROUPS = {
  load: { repetitions: 5, open: openLoad },
  page: { repetitions: 3, open: openPage },
  edit: { repetitions: 3, open: openEdit },
  pause: { repetitions: 3, open: openPause },
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
  const base = await open('base');
  const built = await open('built');
  const all = [];
  try {
    for (let patience = 0; patience < PATIENCE; patience++) {
      for (let repetition = 0; repetition < repetitions; repetition++) {
        // Neither build is always the first.
        if (repetition % 2 === 0) all.push({ base: await base.measure(), built: await built.measure() });
        else all.push({ built: await built.measure(), base: await base.measure() });
      }
      if (judge(gains, all).every(({ kept }) => kept)) break;
    }
  } finally {
    await base.close();
    await built.close();
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
  return {
    async measure() {
      const [standard, deep] = await measurePage(browser, address);
      return {
        'the default experiment': standard.stepsPerSecond,
        'its new pictures': standard.picturesPerSecond / standard.framesPerSecond,
        'its frames': standard.framesPerSecond,
        'six hidden layers of 16': deep.stepsPerSecond,
        'their new pictures': deep.picturesPerSecond / deep.framesPerSecond,
        'their frames': deep.framesPerSecond,
      };
    },
    close,
  };
}

async function openEdit({ dist }, { browser }) {
  const { address, close } = await serveStatic(dist, 0);
  return {
    async measure() {
      const { editToPicture, editToTraining } = await measureEdits(browser, address);
      return { 'a layer more, its picture': editToPicture, 'a layer more, its training': editToTraining };
    },
    close,
  };
}

async function openPause({ dist }, { browser }) {
  const { address, close } = await serveStatic(dist, 0);
  return {
    async measure() {
      const page = await browser.newPage(PAGE);
      await play(page, address);
      const { pause } = await measurePause(page);
      await page.close();
      return { Pause: pause };
    },
    close,
  };
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
    async close() {
      await page.close();
      await close();
    },
  };
}
