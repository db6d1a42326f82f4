/**
 * Measures how soon the built page shows its network and can train it, on a slow connection: on a person's first visit
 * and when they return.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { median, VIEWPORT } from './bench-page.mjs';
import { STAY } from './bench-visits.mjs';
import { serveStatic } from './static-server.mjs';
import { throttle, traffic } from './throttle.mjs';

/** The connection of a phone: 9 Mbit/s. */
const CONNECTION = { latency: 170, bytesPerSecond: 9e6 / 8 };

/** Milliseconds between the moment at which Play can be pressed and a quick person's press. */
const HESITATION = 1000;

/**
 * Serves a built page on the slow connection.
 * @param {string} folder
 * @returns the connection, with a function that stops serving
 */
export async function openSite(folder) {
  const server = await serveStatic(folder, 0);
  const connection = await throttle(server.address, CONNECTION);
  return {
    connection,
    async close() {
      await connection.close();
      await server.close();
    },
  };
}

/**
 * Visits a page with a new profile, and again after the page has been stored for later.
 * @param {Awaited<ReturnType<typeof openSite>>} site
 * @param {import('@playwright/test').LaunchOptions} options of the browser
 * @returns for both visits the milliseconds from navigation until the picture, when every unit and the output first show
 *   their maps, and until Play can be pressed; for the first visit also the requests and the kilobytes of compressed files
 *   until both, and the steps in the first second after Play
 */
export async function visitTwice({ connection }, options) {
  const profile = mkdtempSync(join(tmpdir(), 'nabla-load-'));
  try {
    const first = await firstVisit(profile, connection, options);
    return { first, return: await returnVisit(profile, connection, options) };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * Visits pages in turn.
 * @param {Record<string, string>} builds folders, by name: builds of Nabla, and TensorFlow Playground
 * @param {number} rounds
 * @param {import('@playwright/test').LaunchOptions} options of the browser
 * @returns a row for each visit
 */
export async function* measureLoad(builds, rounds, options) {
  const sites = await Promise.all(
    Object.entries(builds).map(async ([build, folder]) => ({ build, ...(await openSite(folder)) })),
  );
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const { build, ...site } of sites) {
        const visits = await visitTwice(site, options);
        for (const [visit, numbers] of Object.entries(visits)) yield { round, build, visit, ...numbers };
      }
    }
  } finally {
    for (const { close } of sites) await close();
  }
}

/**
 * @param rows of `measureLoad`
 * @param {string} reference the build that the others are compared with
 * @returns a row for each build and visit: the medians, and how many times as long as the reference it took, as the
 *   median of the ratios in each round
 */
export function summarizeLoad(rows, reference) {
  const select = (build, visit) => rows.filter((row) => row.build === build && row.visit === visit);
  return rows
    .filter(({ round }) => round === 1)
    .map(({ round: _, build, visit, ...numbers }) => {
      const own = select(build, visit);
      const others = select(reference, visit);
      const ratio = (name) => Number(median(own.map((row, index) => row[name] / others[index][name])).toFixed(2));
      const medians = Object.keys(numbers).map((name) => [name, median(own.map((row) => row[name]))]);
      return {
        build,
        visit,
        ...Object.fromEntries(medians),
        pictureRatio: ratio('picture'),
        readyRatio: ratio('ready'),
      };
    });
}

function firstVisit(profile, connection, options) {
  return withPage(profile, options, async (page) => {
    connection.restart();
    const { origin, picture, ready } = await load(page, connection.address);
    await delay(HESITATION);
    const steps = await page.evaluate(stepsInASecond);
    const [shown, trainable] = [picture, ready].map((time) => traffic(connection.log, origin + time));
    // The rest of what a person waits for is no part of the measurement.
    connection.slow = false;
    await page.evaluate(isStored);
    await delay(STAY);
    return {
      picture,
      ready,
      requests: shown.requests,
      kilobytes: Math.round(shown.bytes / 1000),
      requestsToReady: trainable.requests,
      kilobytesToReady: Math.round(trainable.bytes / 1000),
      ...(steps !== null && { firstSecond: steps }),
    };
  });
}

function returnVisit(profile, connection, options) {
  return withPage(profile, options, async (page) => {
    connection.restart();
    const { picture, ready } = await load(page, connection.address);
    return { picture, ready };
  });
}

async function withPage(profile, options, work) {
  const context = await chromium.launchPersistentContext(profile, { ...options, viewport: VIEWPORT });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function load(page, address) {
  await page.addInitScript(watchLoad);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => loaded.ready !== undefined, undefined, { polling: 200, timeout: 120_000 });
  return page.evaluate(() => ({
    origin: performance.timeOrigin,
    picture: Math.round(loaded.picture),
    ready: Math.round(loaded.ready),
  }));
}

/**
 * Runs in the page before its own scripts: in every frame, looks for the picture and for the moment at which Play can be
 * pressed. It reads no more of a canvas than the first part that is still empty.
 */
function watchLoad() {
  globalThis.loaded = {};

  /** The parts of canvases, in their pixels, that show the map of the output and of each unit; none before they exist. */
  const maps = () => (document.querySelector('#heatmap') ? playgroundMaps() : nablaMaps());

  const nablaMaps = () => {
    const network = document.querySelector('[role="group"][aria-label^="Network:"]');
    const units = network?.querySelectorAll('button[data-layer]:not([data-layer="-1"])') ?? [];
    const canvas = network?.querySelector('canvas');
    const output = document.querySelector('[role="img"][aria-label^="Predictions at every point"] canvas');
    if (!canvas || !output || units.length === 0) return [];
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = canvas.width / width;
    const middle = (unit) => {
      const box = unit.getBoundingClientRect();
      const side = Math.floor((scale * box.width) / 2);
      const x = Math.round(scale * (box.left + box.width / 4 - left));
      const y = Math.round(scale * (box.top + box.height / 4 - top));
      return [canvas, x, y, side, side];
    };
    return [row(output), ...[...units].map(middle)];
  };

  const playgroundMaps = () => {
    const units = [...document.querySelectorAll('#network .canvas canvas')];
    const output = document.querySelector('#heatmap canvas');
    if (!output || units.length === 0) return [];
    return [row(output), ...units.map((canvas) => [canvas, 0, 0, canvas.width, canvas.height])];
  };

  const row = (canvas) => [canvas, 0, Math.floor(canvas.height / 3), canvas.width, 1];

  /** Whether a part of a canvas shows more than one colour. */
  const isDrawn = ([canvas, x, y, width, height]) => {
    if (width < 1 || height < 1) return false;
    const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
    return new Uint32Array(data.buffer).some((colour, _, colours) => colour !== colours[0]);
  };

  const isReady = () =>
    document.querySelector('#play-pause-button')
      ? loaded.picture !== undefined
      : document.querySelector('[data-live="status"]')?.getAttribute('data-value') === 'ready';

  const look = () => {
    if (loaded.picture === undefined) {
      const parts = maps();
      if (parts.length > 0 && parts.every(isDrawn)) loaded.picture = performance.now();
    }
    if (loaded.picture === undefined || !isReady()) requestAnimationFrame(look);
    else loaded.ready = performance.now();
  };
  requestAnimationFrame(look);
}

/** Runs in the page: presses Play; the steps a second later, or null in TensorFlow Playground, which counts epochs. */
async function stepsInASecond() {
  const play = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Play');
  if (!play) return null;
  const pressed = performance.now();
  play.click();
  while (performance.now() < pressed + 1000) await new Promise(requestAnimationFrame);
  return Number(document.querySelector('[data-live="step"]').getAttribute('data-value'));
}

/** Runs in the page: waits until its service worker has stored it, if it has one. */
async function isStored() {
  // The Playground stores nothing; its browser's cache does.
  if (!document.querySelector('#heatmap')) await navigator.serviceWorker.ready;
}
