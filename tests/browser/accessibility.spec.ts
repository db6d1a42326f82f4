import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { button, open, waitForStatus, waitForStep } from './page.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds, a line per violation. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test('axe finds no violation, untrained, running and paused', async ({ page }) => {
        await open(page);
        expect(await violations(page)).toEqual([]);
        await button(page, 'Play').click();
        await waitForStep(page, 200);
        expect(await violations(page)).toEqual([]);
        await button(page, 'Pause').click();
        await waitForStatus(page, 'paused');
        expect(await violations(page)).toEqual([]);
      });

      test('axe finds no violation with several classes, a notice and the help', async ({ page }) => {
        await page.goto('/#data=iris&opt=adamm');
        await waitForStatus(page, 'ready');
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

test('shortcuts work, after a click with the mouse too', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Space');
  await waitForStatus(page, 'running');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
  await page.keyboard.press('r');
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'running');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
});
