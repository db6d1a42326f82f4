import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const DIVERGES = 'data=plane&net=none&opt=sgd(lr=10)';

const line = (page: Page) => page.getByRole('region', { name: 'What is happening' });
const announced = (page: Page) => line(page).getByRole('status');
const earlierRuns = (page: Page) => page.getByRole('list', { name: 'Earlier runs' }).getByRole('listitem');

test('a run is described from its start to its divergence, and can be reset with a tenth of the learning rate', async ({
  shared: page,
}) => {
  await open(page, DIVERGES);
  await expect(line(page)).toContainText(/^Not trained yet: the initial weights have a training loss of \d/);
  await expect(line(page).getByRole('button')).toHaveCount(0);

  await button(page, 'Play').click();
  await waitForStatus(page, 'diverged');
  const step = await liveNumber(page, 'step');
  await expect(line(page)).toContainText(`Diverged in step ${step + 1} because`);
  await expect(announced(page)).toBeEmpty();
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('diverged', { exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await button(page, 'Try a tenth of the learning rate').click();
  await expect(page).toHaveURL(/opt=sgd\(lr=1\)/);
  await expect(line(page)).toContainText(
    'It did not help: with a learning rate of 1, the validation loss after 200 steps',
  );
  await expect(line(page)).toBeFocused();
  await expect(page.getByRole('button', { name: '1 earlier run' })).toBeVisible();

  await button(page, 'Take it back').click();
  await expect(page).toHaveURL(/opt=sgd\(lr=10\)/);
  await expect.poll(() => liveNumber(page, 'step')).toBe(step);
});

test('a diagnosis shows what it rests on, its threshold and source, and a remedy that works', async ({
  shared: page,
}) => {
  await open(page, 'data=plane&net=none&opt=sgd(lr=1.2)');
  await button(page, 'Play').click();
  await waitForStatus(page, 'diverged');
  await page.getByRole('button', { name: 'Why: Diverged' }).press('Enter');
  const details = page.getByRole('dialog', { name: 'Diverged' });
  await expect(details.getByRole('img', { name: /^training loss over the steps, between/ })).toBeVisible();
  await expect(details.getByRole('link', { name: /Deep Learning/ })).toBeVisible();
  await expect(details.locator('.katex')).not.toHaveCount(0);
  await expectAccessible(page);
  await details.getByRole('button', { name: 'Try a tenth of the learning rate', exact: true }).press('Enter');
  await expect(details).toBeHidden();
  await expect(line(page)).toContainText(
    /^It worked: with a learning rate of 0\.12, the validation loss after 200 steps/,
  );
  await button(page, 'Keep it').press('Enter');
  await expect(line(page)).toContainText(/^Paused|^Flat|^Perfect/);
  await expect(page).toHaveURL(/lr=0\.12/);
});

test('a diagnosis can be silenced, and reported again', async ({ page }) => {
  await open(page, DIVERGES);
  await button(page, 'Play').click();
  await waitForStatus(page, 'diverged');
  await page.getByRole('button', { name: 'Why: Diverged' }).click();
  await page.getByRole('button', { name: 'Do not report this again' }).click();
  await expect(page.getByRole('button', { name: 'Why: Diverged' })).toHaveCount(0);
  await expect(line(page)).toContainText('Diverged in step');
  await button(page, 'Report 1 silenced problem again').click();
  await expect(page.getByRole('button', { name: 'Why: Diverged' })).toBeVisible();
});

test('a run that was changed during training starts over with one press and is kept for comparison', async ({
  page,
}) => {
  await open(page, 'data=circle&net=dense(4,tanh)&opt=sgd(lr=0.1)');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await expect(line(page)).toContainText(/^Learning|^Training|^Correct|^Perfect/);
  const rate = page.getByRole('spinbutton', { name: /learning rate/i });
  await rate.fill('0.3');
  await rate.press('Enter');
  await waitForStep(page, (await liveNumber(page, 'step')) + 200);
  await expect(line(page)).toContainText(/^Changed after step [\d,]+\./);

  await button(page, 'Start over and keep this run to compare').click();
  await expect(page.getByRole('button', { name: '1 earlier run' })).toBeVisible();
  await waitForStep(page, 20);
  expect(await live(page, 'status')).toBe('running');
  await expect(line(page)).not.toContainText('Edited');
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  await page.getByRole('button', { name: '1 earlier run' }).click();
  await expect(earlierRuns(page)).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'Show earlier run 1' })).toBeChecked();
});

test('a perfect network is announced once', async ({ shared: page }) => {
  await open(page, 'data=circle(noise=0)');
  await button(page, 'Play').click();
  await expect(line(page)).toContainText('orrect on every');
  await expect(announced(page)).toHaveText('The network classifies every training example correctly.');
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test('the line keeps its height from untrained to diverged', async ({ shared: page }) => {
      await open(page, DIVERGES);
      const height = async () => (await line(page).boundingBox())?.height;
      await expect(line(page)).toContainText(/^Not trained yet/);
      const before = await height();
      await button(page, 'Play').click();
      await waitForStatus(page, 'diverged');
      await expect(line(page)).toContainText(/^Diverged/);
      expect(await height()).toBe(before);
    });
  });
}
