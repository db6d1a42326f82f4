import { expect } from '@playwright/test';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

test('single-letter shortcuts can be switched off, and remain off', async ({ page }) => {
  await open(page, 'data=circle');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => live(page, 'step')).toBe('1');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  const letters = help.getByRole('checkbox', { name: 'Single-letter shortcuts (R, ?)' });
  await expect(letters).toBeChecked();
  await letters.press('Space');
  await expect(letters).not.toBeChecked();
  await expect(help.getByText('Reset to step 0 (switched off)')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button(page, 'Reset')).not.toHaveAttribute('title', /\(R\)/);
  await page.keyboard.press('r');
  await page.keyboard.press('?');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => live(page, 'step')).toBe('2');
  await expect(help).toBeHidden();

  await page.reload();
  await waitForStatus(page, 'ready');
  await button(page, 'Help').click();
  await expect(letters).not.toBeChecked();
  await letters.check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => live(page, 'step')).toBe('1');
  await page.keyboard.press('r');
  await expect.poll(() => live(page, 'step')).toBe('0');
});
