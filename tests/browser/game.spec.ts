import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const POINTS = 'data=circle&task=gan&net=dense(8,relu),generate(2),dense(8,leaky_relu)&d_steps=2';
const DIGITS = 'data=digits&task=gan&net=dense(16,relu),generate(4),dense(16,leaky_relu)';

const tab = (page: Page) => page.getByRole('tab', { name: 'Game', exact: true });
const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Game', exact: true });
const stage = (page: Page) => panel(page).getByRole('listitem').and(page.locator('[aria-current="step"]'));
const step = (page: Page) => liveNumber(page, 'step');

async function show(page: Page, experiment: string): Promise<void> {
  await open(page, experiment);
  await tab(page).click();
  await expect(panel(page).getByRole('heading', { name: /^Losses/ })).toBeVisible();
}

test('the tab has both losses with their equilibrium, and numbers that follow the training', async ({
  shared: page,
}) => {
  await show(page, POINTS);
  await expect(
    panel(page).getByRole('img', {
      name: 'Losses of the discriminator and of the generator over the steps; at equilibrium: discriminator ln 4, generator ln 2',
    }),
  ).toBeVisible();
  const coverage = panel(page).locator('dt', { hasText: 'coverage' }).locator('+ dd');
  await expect(coverage).toHaveText(/^\d+\.\d%$/);
  await button(page, 'Play').click();
  await waitForStep(page, 20);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const values = panel(page).getByRole('slider', { name: 'Values at a step' });
  // A slider that the keyboard reaches begins to read.
  await page.keyboard.press('Tab');
  await values.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(values).toHaveAttribute('aria-valuetext', /: discriminator \S+, generator \S+$/);
  // Which finding it is depends on how many steps the machine has made.
  await expect(page.getByRole('region', { name: 'What is happening' })).toContainText('generated examples cover');
});

test('a step in slow motion goes by keyboard, and each player learns by itself', async ({ shared: page }) => {
  await show(page, POINTS);
  await expect(stage(page)).toHaveText('G makes examples');
  await button(page, 'Let D answer').focus();
  await page.keyboard.press('Enter');
  await expect(stage(page)).toHaveText('D answers');
  expect(await step(page)).toBe(0);

  await page.keyboard.press('Enter');
  await expect(stage(page)).toHaveText('D learns');
  await expect.poll(() => step(page)).toBe(2);
  const loss = panel(page)
    .getByRole('row', { name: /^loss of D/ })
    .getByRole('cell');
  await expect(loss.nth(0)).toHaveText(/^\d\.\d{3}$/);
  await expect(loss.nth(1)).toHaveText(/^\d\.\d{3}$/);
  await waitForStatus(page, 'paused');

  // The right arrow key, which elsewhere is a step of both.
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('Examples are pulled');
  expect(await step(page)).toBe(2);
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('G learns');
  await expect.poll(() => step(page)).toBe(3);
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('G makes examples');
});

test('one player makes steps by a button or a command, but not during training', async ({ shared: page }) => {
  await show(page, POINTS);
  await button(page, 'Step D').click();
  await expect.poll(() => step(page)).toBe(1);
  await waitForStatus(page, 'paused');
  await enter(page, 'step of the generator');
  await expect.poll(() => step(page)).toBe(2);
  await button(page, 'Play').click();
  await expect(button(page, 'Step G')).toHaveAttribute('aria-disabled', 'true');
  await expect(button(page, 'Step G')).toHaveAccessibleDescription('Pause the run first');
});

test('generated images are read one by one, beside the training image most like each', async ({ shared: page }) => {
  await show(page, DIGITS);
  const images = panel(page).getByRole('slider', { name: 'Generated images, one by one' });
  await expect(images).toHaveAttribute('aria-valuetext', /^image 1 of 64, D answers 0\.\d+$/);
  await images.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(images).toHaveAttribute('aria-valuetext', /^image 10 of 64/);
  await expect(panel(page).getByText('nearest training image')).toBeVisible();
  await waitForStatus(page, 'ready');
});

test('without a generator the tab says what it is for, and loads one', async ({ shared: page }) => {
  await show(page, POINTS);
  await page.evaluate(() => {
    location.hash = 'data=circle&net=dense(4,tanh)&v=1';
  });
  await expect(panel(page)).toContainText('This tab shows the game of a generative adversarial network');
  await button(page, 'Load a generator of points').click();
  await expect(panel(page).getByRole('heading', { name: /^Losses/ })).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`axe finds no violation, and nothing is wider than the page of ${width} pixels`, async ({ shared: page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const experiment of [POINTS, DIGITS]) {
      await show(page, experiment);
      await button(page, 'Let D answer').click();
      await button(page, 'Let D learn').click();
      await expect.poll(() => step(page)).toBeGreaterThan(0);
      await expectAccessible(page, '[role="tabpanel"]');
      const overflow = await panel(page).evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}
