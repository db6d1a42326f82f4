import { expect } from '@playwright/test';
import { button, open } from './page.ts';
import { test } from './test.ts';

const TEXT = ['size,site,rent', ...Array.from({ length: 12 }, (_, row) => `${row},north,${row * row}`)].join('\n');

test('the remarks on a file are above its table, and counted beside the button that uses it', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page, 'data=circle');
  await button(page, 'All data').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Bring your own' }).click();
  await dialog.getByLabel('Text of the table').fill(TEXT);
  await dialog.getByRole('button', { name: 'Read the text' }).click();
  const remark = dialog.getByText('Column “site” is ignored: it has the same value in every row');
  await expect(remark).toBeInViewport();
  const table = dialog.getByRole('region', { name: 'First rows' });
  const [above, below] = [await remark.boundingBox(), await table.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await expect(table.getByText('ignored: one value only')).toBeVisible();
  const missing = dialog.getByLabel('Missing values', { exact: true });
  await missing.fill('−999');
  await missing.press('Enter');
  await expect(dialog.getByText('No cell contains “−999”, which you entered as missing.')).toBeInViewport();
  await expect(dialog.getByRole('status').filter({ hasText: '1 remark above.' })).toBeInViewport();
});
