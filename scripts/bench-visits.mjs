/** Measures the page for a returning person: how soon it can train, and how far it gets in the first seconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { VIEWPORT } from './bench-page.mjs';
import { serveStatic } from './static-server.mjs';

/** A browser writes compiled code to disk some seconds after it has become hot. */
export const STAY = 6000;

/**
 * Visits builds in turn, each with its own profile and with a browser that is restarted for every visit.
 * @param {Record<string, string>} builds folders, by name
 * @param {number} visits
 * @param {import('@playwright/test').LaunchOptions} options of the browser
 * @returns a row for each visit: milliseconds from navigation until Play can be pressed, steps in the two seconds after
 *   that, and megabytes of memory, JavaScript's and the engine's, at the end
 */
export async function* measureVisits(builds, visits, options) {
  const sites = await Promise.all(
    Object.entries(builds).map(async ([build, folder]) => ({
      build,
      profile: mkdtempSync(join(tmpdir(), 'nabla-visits-')),
      ...(await serveStatic(folder, 0)),
    })),
  );
  try {
    for (let visit = 1; visit <= visits; visit += 1) {
      for (const { build, profile, address } of sites) {
        yield { visit, build, ...(await measureVisit(profile, address, options)) };
      }
    }
  } finally {
    for (const { profile, close } of sites) {
      await close();
      rmSync(profile, { recursive: true, force: true });
    }
  }
}

async function measureVisit(profile, address, options) {
  const context = await chromium.launchPersistentContext(profile, { ...options, viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.goto(address);
    const measured = await page.evaluate(playAtOnce);
    await page.waitForTimeout(STAY);
    const bytes = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
    return { ...measured, megabytes: Number((bytes / 1e6).toFixed(1)) };
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
async function playAtOnce() {
  const live = (name) => document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
  const frame = () => new Promise(requestAnimationFrame);
  while (live('status') !== 'ready') await frame();
  const ready = performance.now();
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Play').click();
  while (performance.now() < ready + 2000) await frame();
  return { ready: Math.round(ready), steps: Number(live('step')) };
}
