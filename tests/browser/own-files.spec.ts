import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

async function choose(page: Page, file: string): Promise<void> {
  await button(page, 'All data').click();
  await page.getByRole('tab', { name: 'Bring your own' }).click();
  await page.getByLabel('File with a table').setInputFiles(`tests/cases/${file}`);
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
}

const names = (page: Page) => page.getByRole('region', { name: 'First rows' }).getByRole('columnheader');

test('the preview reads a file with other options, and the focus stays in place', async ({ page }) => {
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
  await page.getByLabel('Column names').selectOption('No line');
  await expect(names(page).first()).toContainText('Column 1');
});

test('a person can choose the line of names, the decimal sign and the use of lines below a table', async ({ page }) => {
  await open(page, 'data=circle');
  await choose(page, 'B03-lines-above.csv');
  const line = page.getByLabel('Column names');
  await expect(line).toHaveValue('3');
  await expect(page.getByRole('listitem').filter({ hasText: 'notes above the table' })).toBeVisible();
  await line.selectOption('4');
  await expect(names(page).first()).toContainText('20.0');

  await page.getByLabel('File with a table').setInputFiles('tests/cases/B05-german-thousands.csv');
  await expect(page.getByRole('listitem').filter({ hasText: 'nothing in the file shows whether' })).toBeVisible();
  await page.getByLabel('Decimal sign').selectOption('Point');
  await expect(page.getByRole('listitem').filter({ hasText: 'nothing in the file shows whether' })).toBeHidden();

  await page.getByLabel('File with a table').setInputFiles('tests/cases/B05-total-row.csv');
  const status = page.getByRole('status').filter({ hasText: 'columns' });
  await expect(status).toContainText('15 rows');
  await page.getByLabel('Notes and totals below').selectOption('Read as rows');
  await expect(status).toContainText('17 rows');
});

test('the page asks about a code for missing values, and fills them if too few rows would be left', async ({
  page,
}) => {
  await open(page, 'data=circle');
  await choose(page, 'B04-missing-markers.csv');
  const sensor = names(page).filter({ hasText: 'sensor' });
  await expect(sensor).not.toContainText('missing');
  await button(page, 'Treat −200 as missing').click();
  await expect(sensor).toContainText('values missing');
  await expect(page.getByLabel('Missing values', { exact: true })).toHaveValue(/-200$/);
  await expect(button(page, 'Treat −200 as missing')).toBeHidden();
  await expect(page.getByLabel('Fill missing values with the median')).toBeChecked();
  await expectAccessible(page, '[role="dialog"]');
  await button(page, 'Use it').click();
  await expect(page).toHaveURL(/missing=median/);
  await waitForStatus(page, 'ready');
});

test('the page warns of rows that would be dropped because of missing values, and can keep them', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'All data').click();
  await page.getByRole('tab', { name: 'Bring your own' }).click();
  const rows = Array.from(
    { length: 26 },
    (_, row) => `${row % 4 === 1 ? '' : row},${row * 1.5},${row % 2 ? 'cat' : 'dog'}`,
  );
  await page.getByLabel('Text of the table').fill(['height,weight,animal', ...rows].join('\n'));
  await button(page, 'Read the text').click();
  await expect(page.getByRole('status').filter({ hasText: '7 of 26 rows (26.9%) will be dropped' })).toBeVisible();
  await page.getByLabel('Fill missing values with the median').check();
  await expect(page.getByRole('status').filter({ hasText: 'which will be filled with the median' })).toBeVisible();
  await button(page, 'Use it').click();
  await expect(page).toHaveURL(/missing=median/);
  await waitForStatus(page, 'ready');
});
