import { expect } from '@playwright/test';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test('a run ends where a person asks, says why, and continues with Play', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  await page.getByRole('combobox', { name: 'Run until', exact: true }).selectOption({ label: 'epochs' });
  const epochs = page.getByRole('spinbutton', { name: 'epochs at which the run ends' });
  await epochs.fill('2');
  await epochs.press('Enter');
  await expect(page).toHaveURL(/until=epochs\(2\)/);
  await button(page, 'Add a condition').press('Enter');
  await expect(page).toHaveURL(/until=epochs\(2\),val_loss\(0\.1\)/);
  await button(page, 'Remove validation loss').press('Enter');
  await expect(page).toHaveURL(/until=epochs\(2\)&/);

  await button(page, 'Play').click();
  await waitForStatus(page, 'paused');
  expect(await live(page, 'step')).toBe('70');
  await expect(page.getByText('Ended after 2 epochs. Play continues it.')).toBeVisible();
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
});

test('a weight starts where it is now, and the whole run from its current weights', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(2,tanh)');
  await button(page, 'Hidden 1, unit 1').click();
  const panel = page.getByRole('dialog', { name: 'Hidden 1 · unit 1' });
  const weight = panel.getByRole('spinbutton', { name: 'Weight from x₂' });
  await weight.fill('0.75');
  await weight.press('Enter');
  const start = panel.getByRole('button', { name: 'Start weight from x₂ here' });
  await expect(weight).toHaveValue('0.75');
  await start.click();
  await expect(start).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/start=dense1_weight\(2,0\.75\)/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('start from the current');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/start=~1/);
  await waitForStatus(page, 'ready');
  await button(page, 'Hidden 1, unit 1').click();
  await expect(weight).toHaveValue('0.75');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('draw the starting weights');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/start=/);
});
