import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';

async function choose(page: Page, file: string): Promise<void> {
  await button(page, 'All data sets').click();
  await page.getByRole('tab', { name: 'Bring your own' }).click();
  await page.getByLabel('File with a table').setInputFiles(`tests/cases/${file}`);
  await expect(page.getByRole('region', { name: 'What was read' })).toBeVisible();
}

const names = (page: Page) => page.getByRole('region', { name: 'First rows' }).getByRole('columnheader');

test('a file is read in another way from the preview, and the keyboard stays where it is', async ({ page }) => {
  await open(page, 'data=circle');
  await choose(page, 'B07-gb18030.csv');
  await expect(names(page).first()).toContainText('身高');
  const encoding = page.getByLabel('Encoding');
  await expect(encoding).toHaveValue('gb18030');
  await encoding.focus();
  await encoding.selectOption('windows-1252');
  await expect(names(page).first()).not.toContainText('身高');
  await expect(encoding).toBeFocused();
  await encoding.selectOption('gb18030');
  await expect(names(page).first()).toContainText('身高');
  await page.getByLabel('Names are in').selectOption('No line');
  await expect(names(page).first()).toContainText('Column 1');
});

test('a line of names, a decimal sign and lines below a table can be told', async ({ page }) => {
  await open(page, 'data=circle');
  await choose(page, 'B03-lines-above.csv');
  const line = page.getByLabel('Names are in');
  await expect(line).toHaveValue('3');
  await expect(page.getByRole('listitem').filter({ hasText: 'notes above the table' })).toBeVisible();
  await line.selectOption('4');
  await expect(names(page).first()).toContainText('20.0');

  await page.getByLabel('File with a table').setInputFiles('tests/cases/B05-german-thousands.csv');
  await expect(page.getByRole('listitem').filter({ hasText: '“3.588” in line 2 is read as 3588' })).toBeVisible();
  await page.getByLabel('Decimal sign').selectOption('Point');
  await expect(page.getByRole('listitem').filter({ hasText: 'is read as 3588' })).toBeHidden();

  await page.getByLabel('File with a table').setInputFiles('tests/cases/B05-total-row.csv');
  const status = page.getByRole('status').filter({ hasText: 'columns' });
  await expect(status).toContainText('15 rows');
  await page.getByLabel('Notes and totals below').selectOption('Read as rows');
  await expect(status).toContainText('17 rows');
});

test('rows that gaps would cost are told, a code for gaps is asked for, and gaps are filled on one press', async ({
  page,
}) => {
  await open(page, 'data=circle');
  await choose(page, 'B04-missing-markers.csv');
  const lost = page.getByRole('status').filter({ hasText: 'will be dropped' });
  await expect(lost).toContainText('of 48');
  const before = await lost.textContent();
  await button(page, 'Treat −200 as missing').click();
  await expect(page.getByLabel('Missing values')).toHaveValue(/-200$/);
  await expect(lost).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Treat −200 as missing' })).toBeHidden();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, '[role="dialog"]'), colorScheme).toEqual([]);
  }
  await page.getByLabel('Fill the gaps with the median').check();
  await expect(page.getByRole('status').filter({ hasText: 'which will be filled: median' })).toBeVisible();
  await button(page, 'Use it').click();
  await expect(page).toHaveURL(/missing=median/);
  await waitForStatus(page, 'ready');
});
