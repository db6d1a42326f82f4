import { expect, type Page } from '@playwright/test';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const SMALL = 'data=circle&net=dense(4,tanh)&opt=sgd';

async function trainAndPause(page: Page, steps: number): Promise<number> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  return liveNumber(page, 'step');
}

async function waitForNewLoss(page: Page): Promise<void> {
  const before = await live(page, 'train-loss');
  await expect.poll(() => live(page, 'train-loss')).not.toBe(before);
}

test('a worker that ends without a message is noticed, and Try again continues from the last snapshot', async ({
  page,
}) => {
  await open(page, SMALL);
  await button(page, 'Play').click();
  await waitForStep(page, 300);
  // The first frame of a run, which reports a loss, is followed by a snapshot. The number of steps may come without one.
  await waitForNewLoss(page);
  await waitForNewLoss(page);
  await page.workers()[0]?.evaluate(() => self.close());
  await waitForStatus(page, 'failed');
  const message = page.getByText(/The engine stopped: .* Try again continues from step [\d,]+\./).first();
  const [, kept = ''] = (await message.textContent())?.match(/from step ([\d,]+)/) ?? [];
  const step = Number(kept.replaceAll(',', ''));
  expect(step).toBeGreaterThan(0);

  await button(page, 'Try again').click();
  await waitForStatus(page, 'running');
  expect(await liveNumber(page, 'step')).toBeGreaterThanOrEqual(step);
  await waitForStep(page, step + 500);
});

test('Reset after the worker has ended starts over', async ({ page }) => {
  await open(page, SMALL);
  await trainAndPause(page, 300);
  await page.workers()[0]?.evaluate(() => self.close());
  await waitForStatus(page, 'failed');
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
});

test('Reset ends a worker that is stuck in a step, after the page has reported that it is busy', async ({ page }) => {
  await open(page, SMALL);
  await button(page, 'Play').click();
  await waitForStep(page, 300);
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      for (;;) {}
    });
  });
  await button(page, 'Reset').click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('The engine is still busy with a step.');
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
  await button(page, 'Play').click();
  await waitForStep(page, 300);
});

test('Undo restores what Reset discarded: step, weights and curves; Redo starts over again', async ({ page }) => {
  await open(page, SMALL);
  const step = await trainAndPause(page, 500);
  const loss = await live(page, 'train-loss');
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
  await button(page, 'Undo').click();
  await waitForStatus(page, 'paused');
  expect(await liveNumber(page, 'step')).toBe(step);
  expect(await live(page, 'train-loss')).toBe(loss);
  await button(page, 'Redo').click();
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
  await page.keyboard.press('Control+z');
  await expect.poll(() => liveNumber(page, 'step')).toBe(step);
});

test('Undo of an edit restores the network that the edit ruined', async ({ page }) => {
  await open(page, SMALL);
  const step = await trainAndPause(page, 2000);
  const loss = await live(page, 'train-loss');
  await page.evaluate(() => {
    location.hash = location.hash.replace(/opt=sgd[^&]*/, 'opt=sgd(lr=10)');
  });
  await button(page, 'Play').click();
  await waitForStep(page, step + 500);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const ruined = await live(page, 'train-loss');
  expect(ruined).not.toBe(loss);
  const later = await liveNumber(page, 'step');

  await button(page, 'Undo').click();
  await expect.poll(() => live(page, 'train-loss')).toBe(loss);
  expect(await liveNumber(page, 'step')).toBe(step);
  await button(page, 'Redo').click();
  await expect.poll(() => live(page, 'train-loss')).toBe(ruined);
  expect(await liveNumber(page, 'step')).toBe(later);
});

test('an epoch of a large network is an ordinary run: it counts steps, and Pause and Reset end it', async ({
  page,
}) => {
  await open(page, 'data=circle&net=dense(256,tanh),dense(256,tanh)&batch=1&replicas=16');
  await button(page, 'Step size: 1').click();
  await page.getByRole('menuitemradio', { name: 'one epoch' }).click();
  await button(page, 'Step').click();
  await waitForStatus(page, 'running');
  await waitForStep(page, 1);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const step = await liveNumber(page, 'step');
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(350);
  await button(page, 'Step').click();
  await waitForStatus(page, 'running');
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
});
