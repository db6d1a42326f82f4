import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Table of runs' }).locator('tbody').getByRole('row');
const sides = (page: Page) => page.getByRole('region', { name: 'Runs side by side' });

/** Trains for a while and keeps the run. */
async function keep(page: Page, earlier: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, 50);
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready', 'running');
  await expect(rows(page)).toHaveCount(earlier + 1);
}

test('runs: two runs are kept, named, sorted, compared and exported', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await expect(rows(page)).toHaveCount(1);
  await keep(page, 1);
  await page.getByRole('combobox', { name: 'Optimizer' }).first().selectOption({ label: 'SGD' });
  await keep(page, 2);

  await expect(
    rows(page)
      .nth(2)
      .getByRole('cell', { name: /optimizer SGD → Adam/ }),
  ).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of earlier run 2' }).fill('plain descent');
  await page.keyboard.press('Enter');
  const steps = page.getByRole('columnheader', { name: 'Steps' });
  await steps.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(steps).toHaveAttribute('aria-sort', 'ascending');

  for (const number of [1, 2]) await page.getByRole('checkbox', { name: `Compare earlier run ${number}` }).check();
  await expect(sides(page).getByRole('columnheader', { name: 'plain descent' })).toBeVisible();
  await expect(sides(page).getByText('best', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);

  const file = page.waitForEvent('download');
  await button(page, 'Export as CSV').click();
  const text = await readFile(await (await file).path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(5);
  expect(text).toContain('plain descent');

  await button(page, 'Open earlier run 1').click();
  await expect(page).not.toHaveURL(/sgd/);
  await button(page, 'Delete earlier run 1').click();
  await expect(page.getByRole('region', { name: 'Table of runs' })).toBeFocused();
});
