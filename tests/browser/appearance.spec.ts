import { expect, type Page } from '@playwright/test';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

/**
 * The expected look of the page, which a seed determines completely. The page contains its fonts, so two machines
 * differ only in the smoothing of edges. One pixel in a hundred may differ; a panel that has moved differs by more.
 * After an intended change, run `npx playwright test appearance --update-snapshots` and look at the result.
 */
async function expectAppearance(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('.katex').first()).toBeAttached();
  await expect(page).toHaveScreenshot(name, {
    maxDiffPixelRatio: 0.01,
    scale: 'device',
    mask: [page.locator('[data-live="steps-per-second"]'), page.locator('[data-live="provider"]')],
  });
}

// At less than half the size, the pictures are small and a moved panel is still detected.
test.use({ deviceScaleFactor: 0.45, contextOptions: { reducedMotion: 'reduce' } });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`untrained, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await expectAppearance(page, `untrained-${colorScheme}.png`);
  });
}

test('untrained on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expectAppearance(page, 'untrained-phone.png');
});

test('several classes', async ({ page }) => {
  await open(page, 'data=iris');
  await expectAppearance(page, 'iris.png');
});

test('after one epoch', async ({ page }) => {
  await open(page);
  await button(page, 'Step size: 1').click();
  await page.getByRole('menuitemradio', { name: 'one epoch' }).click();
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('35');
  await waitForStatus(page, 'paused');
  await page.mouse.move(0, 0);
  await expectAppearance(page, 'epoch.png');
});

test('the program of a step', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Program' }).click();
  await expect(page.getByRole('button', { name: 'tanh, 10×8, forward' }).first()).toBeVisible();
  await page.mouse.move(0, 0);
  await expectAppearance(page, 'program.png');
});

const AGENT = 'data=gridworld(size=4)&worlds=4&moves=4&net=dense(8,tanh),policy,dense(8,tanh)';

test('a move of an agent in its world', async ({ page }) => {
  await open(page, AGENT);
  const move = page.getByRole('slider', { name: 'Move of the episode' });
  for (let moves = 0; moves < 3; moves++) await move.press('ArrowRight');
  await expect(move).toHaveAttribute('aria-valuetext', /^move 3 of/);
  await expect(page.getByText(/^what the agent observes after move 3 of/)).toBeVisible();
  await page.getByRole('tab', { name: 'Episode' }).click();
  await expect(page.getByRole('heading', { name: /^Return/ })).toBeVisible();
  await page.mouse.move(0, 0);
  await expectAppearance(page, 'world.png');
});

test('the states of an agent after 30 steps', async ({ page }) => {
  await open(page, AGENT);
  // The picture of the network shows the start of the first episode.
  await expect(page.getByText(/^what the agent observes at the start/)).toBeVisible();
  await page.getByRole('button', { name: 'States' }).click();
  await expect(page.getByRole('img', { name: 'Policy in the cells of the world' })).toBeVisible();
  await button(page, 'Step size: 1').click();
  await page.getByRole('menuitemradio', { name: 'ten steps' }).click();
  for (let steps = 10; steps <= 30; steps += 10) {
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe(String(steps));
  }
  await waitForStatus(page, 'paused');
  await page.mouse.move(0, 0);
  await expectAppearance(page, 'states.png');
});
