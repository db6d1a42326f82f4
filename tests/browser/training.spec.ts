import { expect } from '@playwright/test';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test('a picture of the untrained network is shown before Play', async ({ page }) => {
  await open(page);
  expect(await live(page, 'step')).toBe('0');
  expect(await live(page, 'provider')).toBe('wasm');
  expect(await liveNumber(page, 'train-loss')).toBeGreaterThan(0.3);
  await expect(button(page, 'Play')).toBeVisible();
});

test('circle is learned', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await button(page, 'Play').click();
  await expect.poll(() => liveNumber(page, 'val-loss')).toBeLessThan(0.03);
  expect(await live(page, 'status')).toBe('running');
});

test('Iris reaches 95% validation accuracy', async ({ shared: page }) => {
  await open(page, 'data=iris');
  await button(page, 'Play').click();
  await expect.poll(() => liveNumber(page, 'val-metric')).toBeGreaterThanOrEqual(0.95);
});

test('Pause stops the run, Step takes one step, Reset returns to the same start', async ({ shared: page }) => {
  await open(page);
  const untrained = await live(page, 'train-loss');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const paused = await liveNumber(page, 'step');
  await button(page, 'Step').click();
  await expect.poll(() => liveNumber(page, 'step')).toBe(paused + 1);
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
  expect(await liveNumber(page, 'train-loss')).toBeCloseTo(Number(untrained), 5);
});

test('the same link gives the same losses, step by step', async ({ page }) => {
  const losses = async () => {
    await open(page, 'data=xor&net=dense(4,relu)&opt=momentum&seed=5');
    const series = [];
    for (let step = 1; step <= 10; step++) {
      await button(page, 'Step').click();
      await expect.poll(() => liveNumber(page, 'step')).toBe(step);
      series.push(await live(page, 'train-loss'));
    }
    return series;
  };
  const first = await losses();
  await page.goto('about:blank');
  expect(await losses()).toEqual(first);
});

test('a new learning rate takes effect without an interruption', async ({ shared: page }) => {
  await open(page, 'data=circle&opt=sgd');
  await button(page, 'Play').click();
  await waitForStep(page, 500);
  const before = await liveNumber(page, 'step');
  const rate = page.getByRole('spinbutton', { name: /learning rate/i });
  await rate.fill('0.001');
  await rate.press('Enter');
  await expect(page).toHaveURL(/opt=sgd\(lr=0\.001\)/);
  await waitForStep(page, before + 500);
  expect(await live(page, 'status')).toBe('running');
});

test('a layer added during training starts the run over and keeps it running', async ({ shared: page }) => {
  await open(page);
  await button(page, 'Play').click();
  await waitForStep(page, 3000);
  await page
    .getByRole('button', { name: /add a? ?(hidden )?layer/i })
    .last()
    .click();
  await expect(page.getByText('Hidden 3', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/net=dense\(8,tanh\),dense\(8,tanh\),dense\(8,tanh\)/);
  await waitForStep(page, 100);
  expect(await live(page, 'status')).toBe('running');
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
});

test('a run that diverges names the step and keeps its picture; a lower learning rate continues it', async ({
  shared: page,
}) => {
  await open(page, 'data=plane&net=none&opt=sgd(lr=10)');
  await button(page, 'Play').click();
  await waitForStatus(page, 'diverged');
  const step = await liveNumber(page, 'step');
  await expect(page.getByRole('region', { name: 'What is happening' })).toContainText(`Diverged in step ${step + 1}`);
  expect(Number.isFinite(await liveNumber(page, 'train-loss'))).toBe(true);
  await expect(page.locator('body > [aria-live="polite"] > :last-child')).toHaveText(
    /^Training has diverged\. The loss is .*\. Lower the learning rate to continue from there, or press Reset/,
  );
  await expect(button(page, 'Play')).toHaveAccessibleDescription(
    'The run has diverged: change what caused it, such as the learning rate, or press Reset',
  );
  // The reason why Play is disabled is shown below the messages.
  await button(page, 'Play').hover();
  const room = await button(page, 'Play').evaluate((play) => {
    const top = play.getBoundingClientRect().top + Number.parseFloat(getComputedStyle(play, '::after').top);
    return top - (document.querySelector('[aria-label="Messages"]')?.getBoundingClientRect().bottom ?? 0);
  });
  expect(room).toBeGreaterThanOrEqual(0);
  const rate = page.getByRole('spinbutton', { name: /learning rate/i });
  await rate.fill('0.01');
  await rate.press('Enter');
  await waitForStatus(page, 'paused');
  await button(page, 'Play').click();
  await waitForStep(page, step + 200);
});
