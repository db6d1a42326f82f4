import { expect, type FrameLocator, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, live, open } from './page.ts';
import { test } from './test.ts';

const A = 'data=xor&net=dense(4,tanh)&opt=sgd(lr=0.1)&provider=wasm';
const LINK = `${A}&b.net=dense(8,relu)&b.opt=adam(lr=0.01)`;
const B = 'data=xor&net=dense(8,relu)&opt=adam(lr=0.01)&provider=wasm';

const side = (page: Page, name: string) => page.getByRole('region', { name: `Experiment ${name}` });
const frame = (page: Page, name: string): FrameLocator => side(page, name).locator('iframe').contentFrame();
const result = (page: Page, name: string, number: string) =>
  page.locator(`[data-side="${name}"] [data-live="${number}"]`);

/** Opens a comparison and waits until all of its experiments are ready. */
async function compare(page: Page, link: string, names = 'AB'): Promise<void> {
  await page.goto(`/#${link}&v=1`);
  for (const name of names) await expect(result(page, name, 'train-loss')).toHaveAttribute('data-value', /\d/);
}

/** Lets Step train for 100 batches. */
async function chooseSteps(page: Page): Promise<void> {
  await button(page, 'Step size: 1').click();
  await page.getByRole('menuitemradio', { name: '100 batches', exact: true }).click();
}

/** Presses Step with a size of 100 and waits for all experiments. */
async function stepBy100(page: Page, names: string, until: number): Promise<void> {
  await chooseSteps(page);
  await button(page, 'Step').click();
  for (const name of names) {
    await expect(result(page, name, 'step')).toHaveAttribute('data-value', String(until));
  }
}

test('compare: A | B replays to the same numbers as each alone', async ({ page }) => {
  await compare(page, LINK);
  await expect(page.locator('iframe')).toHaveCount(2);
  await expect(side(page, 'B')).toContainText('optimizer SGD → Adam');
  await expect(side(page, 'A')).toContainText('In common: XOR');
  await expect(side(page, 'B').locator('iframe')).toHaveAccessibleName(/^Experiment B,.*optimizer SGD to Adam/);
  const table = page.getByRole('table', { name: 'Results of the experiments' });
  await expect(table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'B' }) })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'validation loss' })).toBeVisible();
  await stepBy100(page, 'AB', 100);
  await expect(button(page, 'Play')).toBeVisible();
  const numbers = ['train-loss', 'val-loss', 'train-metric', 'val-metric'] as const;
  const together = new Map<string, (string | null)[]>();
  for (const name of 'AB') {
    together.set(name, await Promise.all(numbers.map((one) => result(page, name, one).getAttribute('data-value'))));
  }

  for (const [name, text] of [
    ['A', A],
    ['B', B],
  ] as const) {
    await page.goto('about:blank');
    await open(page, text);
    await chooseSteps(page);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('100');
    await expect.poll(() => live(page, 'status')).toBe('paused');
    await expect.poll(() => Promise.all(numbers.map((one) => live(page, one))), name).toEqual(together.get(name));
  }
});

test('compare: one Play, one seed and one Reset for all', async ({ page }) => {
  await compare(page, LINK);
  await button(page, 'Play').click();
  for (const name of 'AB') {
    await expect
      .poll(async () => Number(await result(page, name, 'step').getAttribute('data-value')))
      .toBeGreaterThan(3);
  }
  await button(page, 'Pause').click();
  await expect(button(page, 'Play')).toBeVisible();
  await button(page, 'Reset').click();
  for (const name of 'AB') await expect(result(page, name, 'step')).toHaveAttribute('data-value', '0');

  const before = await Promise.all(
    [...'AB'].map((name) => result(page, name, 'train-loss').getAttribute('data-value')),
  );
  const seed = page.getByRole('spinbutton', { name: 'Seed of all experiments' });
  await seed.fill('77');
  await seed.press('Enter');
  await expect(page).toHaveURL(/[#&]seed=77/);
  for (const [place, name] of [...'AB'].entries()) {
    await expect(result(page, name, 'train-loss')).not.toHaveAttribute('data-value', before[place] ?? '');
  }
  await expect(side(page, 'B')).not.toContainText('seed');
});

test('compare: from a copy to an edit, to one of them alone and back', async ({ page }) => {
  await open(page, A);
  await enter(page, 'compare with a copy');
  await expect(side(page, 'B')).toContainText('The same settings');
  await expect(page).toHaveURL(/b\.net=dense\(4,tanh\)/);

  await side(page, 'B').getByRole('button', { name: 'Edit B' }).click();
  const optimizer = frame(page, 'B').getByRole('combobox', { name: 'Optimizer' }).first();
  await optimizer.selectOption({ label: 'Adam' });
  await expect(page).toHaveURL(/b\.opt=adam/);
  await button(page, 'Back to the comparison').click();
  await expect(side(page, 'B')).toContainText('optimizer SGD → Adam');

  await button(page, 'Open B alone').click();
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(page).not.toHaveURL(/b\./);
  await expect(page).not.toHaveURL(/opt=sgd/);
  await page.goBack();
  await page.goBack();
  await expect(page.locator('iframe')).toHaveCount(2);
  await expect(side(page, 'B')).toContainText('optimizer SGD → Adam');
});

test('compare: whichever experiment remains goes on as trained', async ({ page }) => {
  const loss = () => live(page, 'train-loss');
  await compare(page, LINK);
  await stepBy100(page, 'AB', 100);
  const ofA = (await result(page, 'A', 'train-loss').getAttribute('data-value')) ?? '';
  await button(page, 'End the comparison').click();
  await expect.poll(() => live(page, 'step')).toBe('100');
  await expect.poll(loss).toBe(ofA);
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('200');

  await page.goto('about:blank');
  await compare(page, LINK);
  await stepBy100(page, 'AB', 100);
  const ofB = (await result(page, 'B', 'train-loss').getAttribute('data-value')) ?? '';
  await button(page, 'Remove A').click();
  await expect.poll(() => live(page, 'step')).toBe('100');
  await expect.poll(loss).toBe(ofB);
});

test('compare: the keyboard conducts all, also from within a frame', async ({ page }) => {
  await compare(page, LINK);
  await page.getByRole('main').focus();
  await page.keyboard.press('ArrowRight');
  for (const name of 'AB') await expect(result(page, name, 'step')).toHaveAttribute('data-value', '1');
  await expect(button(page, 'Play')).toBeVisible();
  await frame(page, 'A').locator('body').press('ArrowRight');
  for (const name of 'AB') await expect(result(page, name, 'step')).toHaveAttribute('data-value', '2');
});

test('compare: up to four, and one fewer', async ({ page }) => {
  await compare(page, LINK);
  for (const name of 'CD') {
    await button(page, 'Add experiment').click();
    await expect(result(page, name, 'train-loss')).toHaveAttribute('data-value', /\d/);
  }
  await expect(button(page, 'Add experiment')).toHaveAttribute('aria-disabled', 'true');
  await stepBy100(page, 'ABCD', 100);
  await button(page, 'Remove A').click();
  await expect(page.locator('iframe')).toHaveCount(3);
  await expect(result(page, 'A', 'step')).toHaveAttribute('data-value', '100');
  await button(page, 'Add experiment').click();
  await expect(result(page, 'D', 'step')).toHaveAttribute('data-value', '100');
  await expect(side(page, 'D')).not.toContainText('where the others are');
  await expect(side(page, 'A')).toContainText('In common: XOR');
  await expect(page).toHaveURL(/#data=xor&net=dense\(8,relu\)/);
});

test('compare: those that predict the same number show it on one scale', async ({ page }) => {
  await compare(page, 'data=sine(noise=0)&net=dense(4,tanh)&b.data=sine(noise=1)&b.net=dense(4,tanh)');
  const legend = (name: string) => frame(page, name).locator('[data-part="output"] figcaption').first();
  await expect(legend('A')).toContainText('prediction, common scale');
  const common = await legend('B').textContent();
  await expect(legend('A')).toHaveText(common ?? '');
  const same = page.getByRole('button', { name: 'Same scale', pressed: true });
  await same.focus();
  await page.keyboard.press('Space');
  await expect(legend('A')).not.toContainText('common scale');
  await expect(legend('A')).not.toHaveText((await legend('B').textContent()) ?? '');
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`compare: network and map of four, their curves and numbers fit ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await compare(page, `${LINK}&c.net=dense(4,tanh)&d.net=dense(6,relu)`, 'ABCD');
    const entire = { ratio: 0.97 };
    for (const name of 'ABCD') {
      await expect(frame(page, name).locator('[data-part="output"] canvas').first()).toBeInViewport(entire);
      await expect(frame(page, name).locator('[data-part="output"] figcaption').first()).toBeInViewport(entire);
      await expect(frame(page, name).locator('[data-part="network"] canvas').first()).toBeInViewport(entire);
      await expect(result(page, name, 'val-loss')).toBeInViewport(entire);
    }
    await expect(page.getByRole('img', { name: /^Loss of A, B, C, D/ }).first()).toBeInViewport(entire);
    await expectAccessible(page);
  });
}

for (const [width, height] of [
  [390, 844],
  [1280, 720],
] as const) {
  test(`compare: accessible, and nothing is cut off, at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await compare(page, LINK);
    await stepBy100(page, 'AB', 100);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const name of 'AB') {
      const room = await frame(page, name)
        .locator('html')
        .evaluate((html) => [html.scrollWidth, innerWidth] as const);
      expect(room[0], name).toBeLessThanOrEqual(room[1]);
      await expect(frame(page, name).locator('[data-part="output"] canvas').first()).toBeVisible();
    }
  });
}
