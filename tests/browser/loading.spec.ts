import { expect } from '@playwright/test';
import type { RunEvent } from '../../src/runtime/protocol.ts';
import { waitForStatus } from './page.ts';
import { test } from './test.ts';

declare global {
  interface Window {
    /** The messages of the worker. */
    reports: RunEvent[];
  }
}

test('the engine is fetched once, and reports its progress', async ({ page }) => {
  await page.addInitScript(() => {
    window.reports = [];
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        this.addEventListener('message', ({ data }) => window.reports.push(data));
      }
    };
  });
  const fetched: string[] = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && fetched.push(request.url()));
  await page.goto('/');
  await waitForStatus(page, 'ready');
  expect(fetched).toHaveLength(1);
  const reports = await page.evaluate(() =>
    window.reports.flatMap((event) => (event.type === 'loading' ? [event] : [])),
  );
  const loaded = reports.map((report) => report.loaded);
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  expect(loaded[0]).toBe(0);
  expect(loaded.at(-1)).toBe(reports.at(-1)?.total);
  expect(loaded.at(-1)).toBeGreaterThan(10e6);
  for (const report of reports) expect(report.loaded).toBeLessThanOrEqual(report.total);
});
