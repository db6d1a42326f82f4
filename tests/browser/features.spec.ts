import { expect } from '@playwright/test';
import { button, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test('the squares solve the circle without a hidden layer', async ({ shared: page }) => {
  await open(page, 'data=circle&net=none');
  const inputs = page.getByRole('button', { name: '2 of 9' });
  await inputs.focus();
  await page.keyboard.press('Enter');
  const computed = page.getByRole('group', { name: 'Computed features' });
  await expect(computed.getByRole('checkbox')).toHaveCount(7);
  await computed.getByRole('checkbox', { name: 'x₁²', exact: true }).check();
  await computed.getByRole('checkbox', { name: 'x₂²', exact: true }).check();
  const own = page.getByRole('group', { name: 'Features' });
  for (const name of ['x₁', 'x₂']) await own.getByRole('checkbox', { name, exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(computed).toBeHidden();
  await expect(page).toHaveURL(/features=x1_squared,x2_squared/);
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 1000);
  await expect.poll(() => liveNumber(page, 'val-metric')).toBeGreaterThan(0.98);
});

test('the last feature cannot be removed', async ({ shared: page }) => {
  await open(page, 'data=circle&features=sin_x1');
  await page.getByRole('button', { name: '1 of 9' }).click();
  await expect(page.getByRole('checkbox', { name: 'sin x₁' })).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: 'x₁', exact: true })).toBeEnabled();
});

test('data with more features offer only their own', async ({ shared: page }) => {
  await open(page, 'data=iris');
  await page.getByRole('button', { name: '4 of 4' }).click();
  await expect(page.getByRole('group', { name: 'Features' }).getByRole('checkbox')).toHaveCount(4);
  await expect(page.getByRole('group', { name: 'Computed features' })).toHaveCount(0);
});

test('pixels that a link has chosen can be put back to the whole image', async ({ shared: page }) => {
  await open(page, 'data=digits&features=p9,p27');
  await page.getByRole('button', { name: '2 pixels' }).click();
  const features = page.getByRole('group', { name: 'Features' });
  await expect(features.getByRole('checkbox')).toHaveCount(3);
  // Only chosen pixels are offered, so it is gone after that.
  await features.getByRole('checkbox', { name: 'Row 2, column 2' }).click();
  await expect(page).toHaveURL(/features=p27/);
  await features.getByRole('checkbox', { name: 'Image' }).check();
  await expect(page).not.toHaveURL(/features/);
  // The network now shows an image, and the menu is still open beside its new button.
  await expect(page.getByRole('button', { name: '8 × 8' })).toBeVisible();
  await expect(features.getByRole('checkbox')).toHaveCount(1);
  await expect(features.getByRole('checkbox', { name: 'Image' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(features).toBeHidden();
});

test('another plane of the picture keeps the run', async ({ shared: page }) => {
  await open(page, 'data=iris');
  await button(page, 'Play').click();
  await waitForStep(page, 200);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const step = await liveNumber(page, 'step');
  await page.evaluate(() => {
    location.hash = 'data=iris&plane=components';
  });
  await expect(page.getByText(/^component 1 \(\d+ %\)$/).first()).toBeVisible();
  expect(await liveNumber(page, 'step')).toBe(step);
});
