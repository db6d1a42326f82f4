import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { open, waitForStatus } from './page.ts';
import { test } from './test.ts';

/** Opens the tab on an experiment. */
async function prepare(page: Page, experiment: string) {
  await open(page, experiment);
  await page.getByRole('tab', { name: /^Preparation/ }).click();
  return page.getByRole('tabpanel', { name: /^Preparation/ });
}

test('missing values: dropped, then filled, with the effect on rows and columns', async ({ shared: page }) => {
  const panel = await prepare(page, 'data=penguins');
  await expect(panel.getByText('11 of 344 rows ignored')).toBeVisible();
  await panel.getByLabel('Missing values').selectOption('Mean');
  await expect(panel.getByText('19 missing values in 5 columns filled')).toBeVisible();
  await expect(panel.getByText('241 training')).toBeVisible();
  await expect(page).toHaveURL(/missing=mean/);
  await expect(
    panel.getByRole('img', { name: /^Body mass before preparation: 2,700 to 6,\d00, the highest bar/ }),
  ).toBeVisible();
  await expect(
    panel.getByRole('img', { name: /^Island after preparation: Island=Biscoe \d+, Island=Dream/ }),
  ).toBeVisible();
  await panel.getByLabel('Folds of cross-validation').selectOption('5');
  await panel.getByLabel('Fold that validates').selectOption('each');
  await waitForStatus(page, 'ready');
  await expect(page).toHaveURL(/fold=1\/5.*sweep=fold\(1\.\.5,5\)/);
  await expect(panel.getByText('Each of the 5 folds validates one run')).toBeVisible();
});

test('leaks are reported, and one click fixes each', async ({ shared: page }) => {
  const panel = await prepare(page, 'data=penguins&scale=standard(fit=everything)');
  const leaks = panel.getByRole('status', { name: 'Leaks' });
  await expect(leaks).toContainText('The scaler is fitted on all rows');
  await panel.getByLabel('Role of Species').selectOption('target and feature');
  await expect(leaks).toContainText('"Species" is both target and feature');
  await expectAccessible(page);
  await leaks.getByRole('button', { name: 'Remove this feature' }).click();
  await leaks.getByRole('button', { name: 'Fit on the training part' }).click();
  await expect(leaks).toBeEmpty();
  await expect(page).not.toHaveURL(/features|scale/);
});

test('images are one column, get modified copies and are scaled by channel, on a phone', async ({ shared: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = await prepare(page, 'data=digits');
  await panel.getByLabel('Add an augmentation').selectOption('Flip');
  await expect(panel.getByText('1,258 changed copies added, which makes 2,516 training examples.')).toBeVisible();
  await panel.getByLabel('Scaler').selectOption('Standard');
  await expect(page).toHaveURL(/scale=standard\(images=channel\)/);
  await expect(panel.getByText('1 column scaled, images channel by channel, fitted on')).toBeVisible();
  await expect(panel.getByRole('row')).toHaveCount(3);
  await expect(panel.getByRole('row', { name: /^Image/ })).toContainText('→ 64 inputs');
  await expectAccessible(page);
});

test('many columns are shown on demand', async ({ shared: page }) => {
  const panel = await prepare(page, 'data=breast_cancer');
  await expect(panel.getByRole('row')).toHaveCount(14);
  await expect(panel.getByLabel('Scope in images')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Show all 31 columns' }).click();
  await expect(panel.getByRole('row')).toHaveCount(32);
});

test('augmentations of images show copies of the example in view, which follow the sliders', async ({
  shared: page,
}) => {
  const panel = await prepare(page, 'data=digits&augment=shift(pixels=1)');
  const copies = panel.getByRole('list', { name: 'Copies of the example in view' });
  await expect(copies.getByRole('listitem')).toHaveText([
    'original',
    ...Array.from({ length: 8 }, (_, copy) => `Shift ${copy + 1}`),
  ]);
  const pictures = () =>
    copies.locator('canvas').evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
  const before = await pictures();
  expect(new Set(before).size).toBe(9);

  await panel.getByRole('slider', { name: /^Distance/ }).press('End');
  await expect.poll(async () => (await pictures())[1]).not.toBe(before[1]);
  const farther = await pictures();
  expect(farther[0]).toBe(before[0]);

  await panel.getByRole('button', { name: 'Other draws' }).click();
  await expect.poll(async () => (await pictures())[1]).not.toBe(farther[1]);
  await page.getByRole('button', { name: 'Next example' }).click();
  await expect.poll(async () => (await pictures())[0]).not.toBe(before[0]);
  await expectAccessible(page, '[role="tabpanel"]');
});
