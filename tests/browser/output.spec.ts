import { expect, type Page } from '@playwright/test';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const reader = (page: Page) => page.getByRole('slider', { name: 'Examples, one by one' });
const output = (page: Page) => page.getByRole('region', { name: 'Output' });

/** Waits until the picture differs from the one before the action. */
async function expectChange(page: Page, act: () => Promise<unknown>): Promise<void> {
  const picture = () => output(page).locator('figure').screenshot();
  const before = await picture();
  await act();
  await expect.poll(async () => before.equals(await picture())).toBe(false);
}

/** The first position at which the pointer reads an example, searched in rows from the top. */
async function hoverAPoint(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await reader(page).boundingBox();
  if (!box) throw new Error('no picture');
  for (let y = box.y + box.height / 2; y < box.y + box.height; y += 6) {
    for (let x = box.x + 6; x < box.x + box.width; x += 6) {
      await page.mouse.move(x, y);
      if ((await reader(page).getAttribute('aria-valuenow')) !== '0') return { x, y };
    }
  }
  throw new Error('no point found');
}

test('each part of the examples has a switch; test examples appear once the test part was evaluated', async ({
  page,
}) => {
  await open(page);
  const parts = page.getByRole('group', { name: 'Examples shown' });
  const closed = parts.getByRole('button', { name: 'test', exact: true });
  await expect(closed).toHaveAttribute('aria-disabled', 'true');
  await closed.click({ force: true });
  await expect(closed).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('tab', { name: 'Evaluation' }).click();
  await page.getByText('Test', { exact: true }).click();
  await button(page, 'Evaluate on test').click();
  for (const [name, pressed] of [
    ['train', 'true'],
    ['validation', 'true'],
    ['test', 'false'],
  ] as const) {
    const toggle = parts.getByRole('button', { name, exact: true });
    await expect(toggle).toHaveAttribute('aria-pressed', pressed);
    await expectChange(page, () => toggle.click());
    await expect(toggle).toHaveAttribute('aria-pressed', pressed === 'true' ? 'false' : 'true');
  }
});

test('the pointer reads an example, in a card that does not cover it', async ({ shared: page }) => {
  await open(page);
  const at = await hoverAPoint(page);
  await expect(reader(page)).toHaveAttribute(
    'aria-valuetext',
    /^(train|validation) example, x₁ [−\d.]+, x₂ [−\d.]+, target (disc|ring), prediction [\d.]+ · (disc|ring)/,
  );
  const card = output(page).getByText('example', { exact: false }).locator('xpath=..');
  await expect(card).toContainText('target');
  const box = await card.boundingBox();
  if (!box) throw new Error('no card');
  const inside = at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height;
  expect(inside).toBe(false);
  await page.mouse.move(5, 5);
  await expect(card).toBeHidden();
});

test('the engine reports the loss of the example under the pointer', async ({ shared: page }) => {
  await open(page);
  await reader(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(output(page).locator('dt', { hasText: /^loss$/ })).toBeVisible();
});

test('arrow keys move between examples, Escape leaves, and no shortcut of the page is triggered', async ({
  shared: page,
}) => {
  await open(page);
  await reader(page).focus();
  await expect(reader(page)).toHaveAttribute('aria-valuenow', '0');
  const seen = new Set<string | null>();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key);
    seen.add(await reader(page).getAttribute('aria-valuenow'));
  }
  expect(seen.size).toBeGreaterThan(3);
  expect(seen.has('0')).toBe(false);
  await page.keyboard.press('Escape');
  await expect(reader(page)).toHaveAttribute('aria-valuenow', '0');
  expect(await live(page, 'step')).toBe('0');
});

test('a regression shows residuals, and predictions against targets', async ({ page }) => {
  await open(page, 'data=plane');
  const residuals = output(page).getByRole('button', { name: 'residuals', exact: true });
  await expect(residuals).toHaveAttribute('aria-pressed', 'false');
  await expectChange(page, () => residuals.click());
  await expect(residuals).toHaveAttribute('aria-pressed', 'true');

  const views = page.getByRole('group', { name: 'View of the output' });
  await views.getByRole('button', { name: 'Targets' }).click();
  await expect(page.getByRole('img', { name: /^Predictions over targets/ })).toBeVisible();
  await reader(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(reader(page)).toHaveAttribute('aria-valuetext', /residual [+−]?[\d.]+/);
});

test('a classification has no predictions against targets', async ({ page }) => {
  await open(page, 'data=plane');
  await button(page, 'Targets').click();
  await page.goto('/#data=circle&v=1');
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('img', { name: /Predictions at every point of the plane/ })).toBeVisible();
  await expect(button(page, 'Targets')).toHaveCount(0);
});

test('the surface turns with the arrow keys and by dragging, even during training', async ({ page }) => {
  await open(page);
  await button(page, '3-D').click();
  await expect(button(page, '3-D')).toHaveAttribute('aria-pressed', 'true');
  const turn = page.getByRole('slider', { name: 'Turn the surface' });
  const azimuth = async () => Number(await turn.getAttribute('aria-valuenow'));
  const before = await azimuth();
  await turn.focus();
  await expectChange(page, () => page.keyboard.press('ArrowRight'));
  await expect.poll(azimuth).toBe(before + 6);
  await button(page, 'Play').click();
  await waitForStep(page, 20);
  const box = await turn.boundingBox();
  if (!box) throw new Error('no surface');
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 110, { steps: 4 });
  await page.mouse.up();
  await expect.poll(azimuth).toBe(before + 26);
  await button(page, 'Map').click();
  await expect(reader(page)).toBeVisible();
});

test('with several classes, the surface shows the chosen one', async ({ page }) => {
  await open(page, 'data=iris');
  await button(page, '3-D').click();
  const choice = page.getByRole('combobox', { name: 'Class of the surface' });
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  await expectChange(page, () => choice.selectOption('virginica'));
});

test('data with many features have a choice of planes', async ({ shared: page }) => {
  await open(page, 'data=iris');
  const plane = page.getByRole('combobox', { name: 'Plane of the picture' });
  await expect(plane).toHaveValue('petal_length petal_width');
  await plane.selectOption('Sepal length × Petal width');
  await expect(page).toHaveURL(/sepal_length.*petal_width/);
  await expect(output(page).getByText('Sepal length', { exact: true })).toBeVisible();
  await plane.selectOption('principal components');
  await expect(output(page).getByText('Sepal length', { exact: true })).toBeHidden();
});

test('a unit under the pointer shows its formula and its activations, and nothing moves', async ({ shared: page }) => {
  await open(page);
  const metric = page.locator('[data-live="train-loss"]').last();
  const before = await metric.boundingBox();
  const unit = page.getByRole('button', { name: /^Hidden 2, unit 3/ });
  await unit.focus();
  const lens = page.getByRole('region', { name: 'Hidden 2, unit 3: formula and activations' });
  await expect(lens.locator('.katex-mathml annotation').first()).toHaveText(/^z = .*5 more/);
  await expect(lens.getByRole('img', { name: /^Histogram of its activations/ })).toBeVisible();
  expect(await metric.boundingBox()).toEqual(before);
  const formula = () => lens.locator('.katex-mathml annotation').first().textContent();
  const untrained = await formula();
  await button(page, 'Step').evaluate((step: HTMLElement) => step.click());
  await expect.poll(formula).not.toBe(untrained);
  await unit.blur();
  await expect(lens).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a unit under the pointer shows its formula in view, and is not covered by it', async ({ shared: page }) => {
    await open(page);
    const unit = page.getByRole('button', { name: /^Hidden 2, unit 8/ });
    await unit.focus();
    const lens = page.getByRole('region', { name: 'Hidden 2, unit 8: formula and activations' });
    await expect(lens).toBeInViewport({ ratio: 1 });
    await expect(unit).toBeInViewport({ ratio: 1 });
    const [top, bottom] = [(await lens.boundingBox())?.y ?? 0, await unit.boundingBox()];
    expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThanOrEqual(top);
  });
});

test('a unit under the pointer shows the histogram of the training examples', async ({ shared: page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Hidden 1, unit 1/ }).focus();
  await expect(page.getByRole('img', { name: /activations over the training examples/ })).toBeVisible();
});
