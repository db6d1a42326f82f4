import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serveFolder } from '../../scripts/serve-folder.mjs';
import { fewerExperiments } from '../support/every-experiment.ts';

const STEPS = 3;

let site: Awaited<ReturnType<typeof serveFolder>>;

test.beforeAll(async () => {
  site = await serveFolder(fileURLToPath(new URL('./providers', import.meta.url)), 4196);
});
test.afterAll(() => site.close());

test(`every entry makes the same ${STEPS} steps on WebGPU as on WASM`, async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto(site.address);
  const differing: string[] = [];
  for (const text of fewerExperiments) {
    const difference = await page.evaluate(([experiment, steps]) => window.compareProviders(experiment, steps), [
      text,
      STEPS,
    ] as const);
    // NaN is no small difference either.
    if (!(difference < 1e-3)) differing.push(`${text}: ${difference}`);
  }
  expect(differing).toEqual([]);
});
