import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { serveFolder } from '../../scripts/serve-folder.mjs';
import { trainingExperiments, wholeSteps } from '../support/every-experiment.ts';
import type { Kind } from './providers/main.ts';
import { test as base } from './test.ts';

const STEPS = 3;

/** One page for all tests, so that each engine is compiled only once. */
const test = base.extend<object, { providers: Page }>({
  providers: [
    async ({ browser }, use, { parallelIndex }) => {
      const port = Number(process.env.PORT ?? 4199) + 100 + parallelIndex;
      const site = await serveFolder(fileURLToPath(new URL('./providers', import.meta.url)), port);
      const page = await browser.newPage();
      await page.goto(site.address);
      await use(page);
      await page.close();
      await site.close();
    },
    { scope: 'worker' },
  ],
});

for (const kind of ['ops', 'activations', 'losses', 'optimizers', 'metrics', 'features'] satisfies Kind[]) {
  test(`all ${kind} have the same results on WebGPU as in float64`, async ({ providers }) => {
    const errors = await providers.evaluate((name) => window.compareEntries(name), kind);
    expect(Object.keys(errors).length).toBeGreaterThan(1);
    // The negated comparison also rejects NaN.
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-3))).toEqual([]);
  });
}

for (const kind of ['losses', 'optimizers'] as const) {
  test(`a training step with each of the ${kind} is the same on WebGPU and on WASM`, async ({ providers }) => {
    const errors = await providers.evaluate((name) => window.compareSteps(name), kind);
    for (const text of trainingExperiments[kind]) {
      expect(Object.keys(errors)).toContainEqual(expect.stringContaining(`${text} `));
    }
    // The limit is low, because the learning rate makes the error of a wrong gradient small.
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-5))).toEqual([]);
  });
}

for (const [what, text] of Object.entries(wholeSteps)) {
  test(`${what}: ${STEPS} steps are the same on WebGPU and on WASM`, async ({ providers }) => {
    const difference = await providers.evaluate(([experiment, steps]) => window.compareProviders(experiment, steps), [
      text,
      STEPS,
    ] as const);
    expect(difference).toBeLessThan(1e-3);
  });
}
