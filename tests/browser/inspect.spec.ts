import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const TABS = [
  'Formulas',
  'Notes',
  'One step',
  'Preparation',
  'Distributions',
  'Gradients',
  'Landscape',
  'Evaluation',
  'Runs',
  'Program',
];

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name, exact: true });

async function inspect(page: Page, name: string): Promise<void> {
  await tab(page, name).click();
  await expect(panel(page, name)).toBeVisible();
}

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

test('the tabs work with the keyboard, and the formulas come first', async ({ page }) => {
  await open(page);
  await expect(tab(page, 'Formulas')).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page, 'Formulas').getByRole('heading', { name: /Tanh/ })).toBeVisible();
  await tab(page, 'Formulas').focus();
  for (const name of [...TABS.slice(1), 'Formulas']) {
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, name)).toBeFocused();
    await expect(panel(page, name)).toBeVisible();
  }
  await page.keyboard.press('End');
  await expect(panel(page, 'Program')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(panel(page, 'Formulas')).toBeVisible();
  // The arrow keys on the tabs do not trigger the page's → for a step.
  await waitForStatus(page, 'ready');
});

test('the page scrolls to an opened panel', async ({ shared: page }) => {
  await open(page);
  await inspect(page, 'Landscape');
  await expect(button(page, 'Recompute around here')).toBeInViewport();
});

test('distributions: every layer over time, for each kind', async ({ shared: page }) => {
  await open(page);
  await inspect(page, 'Distributions');
  const layers = panel(page, 'Distributions').getByRole('listitem');
  await expect(layers).toHaveCount(3);
  await train(page, 50);
  await expect(page.getByRole('img', { name: 'Hidden 1: weights over the steps' })).toBeVisible();
  const figures = layers.first().getByRole('paragraph');
  const ofWeights = await figures.textContent();

  await page.getByRole('radio', { name: 'Weights' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Activations' })).toBeChecked();
  const picture = page.getByRole('img', { name: 'Hidden 1: activations over the steps' });
  await expect(picture).toBeVisible();
  await expect(figures).not.toHaveText(ofWeights ?? '');

  await picture.hover();
  await expect(panel(page, 'Distributions').getByText(/^Step [\d,]+: [\d,]+ of [\d,]+ /)).toBeVisible();
  await page.getByText('Updates', { exact: true }).click();
  await expect(page.getByRole('img', { name: 'Output: updates over the steps' })).toBeVisible();
});

test('gradients: a vanishing gradient in an untrained network is detected', async ({ shared: page }) => {
  await open(page, `net=${Array(8).fill('dense(4,sigmoid)')}`);
  await inspect(page, 'Gradients');
  await expect(page.getByRole('img', { name: /gradient of each layer/ })).toBeVisible();
  await expect(
    panel(page, 'Gradients').getByText(/The gradient of Hidden 1 is .* smaller than the output’s: it vanishes/),
  ).toBeVisible();
  await expect(panel(page, 'Gradients').getByText(/^A step /)).toBeVisible();
  // Its terms open the glossary.
  await panel(page, 'Gradients').getByRole('button', { name: 'gradient', exact: true }).click();
  await expect(
    page.getByRole('dialog').getByText('the gradient: the direction in which the loss rises fastest'),
  ).toBeInViewport();
});

test('landscape: a plane, another one, and one around the current network', async ({ shared: page }) => {
  await open(page);
  await inspect(page, 'Landscape');
  await expect(page.getByRole('img', { name: /training loss around the network/ })).toBeVisible();
  const made = panel(page, 'Landscape').getByText(/parameters at step/);
  await expect(made).toContainText('at step 0.');
  await train(page, 100);

  await button(page, 'Recompute around here').click();
  await expect(made).not.toContainText('at step 0.');
  await expect(panel(page, 'Landscape').getByText(/Both directions are random/)).toBeVisible();

  await page.getByRole('radio', { name: 'Random' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Along the path' })).toBeChecked();
  await expect(panel(page, 'Landscape').getByText(/in which the run has moved most/)).toBeVisible();
  await expect(panel(page, 'Landscape').getByText(/of the path’s variance/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Loss of each colour' }).getByRole('listitem')).toHaveCount(12);
});

test('program: its nodes with pointer and keyboard, and all of them as a table', async ({ shared: page }) => {
  await open(page);
  await inspect(page, 'Program');
  const graph = page.getByRole('group', { name: /Graph of the training step/ });
  const details = panel(page, 'Program');
  await expect(details.getByRole('list', { name: 'Parts of the training step' })).toHaveText(
    /forward \d+.*backward \d+.*update \d+/,
  );

  const tanh = graph.getByRole('button', { name: 'tanh, 10×8, forward' }).first();
  await tanh.focus();
  await expect(tanh).toHaveAttribute('aria-pressed', 'true');
  await expect(details.getByRole('heading', { name: /^tanh/ })).toBeVisible();
  await expect(details.getByRole('math')).toBeVisible();
  await expect(details.getByText('10×8 float32')).toBeVisible();

  await page.keyboard.press('ArrowLeft');
  await expect(tanh).toHaveAttribute('aria-pressed', 'false');
  await expect(graph.getByRole('button', { pressed: true })).toBeFocused();
  await graph.getByRole('button', { pressed: true }).press('Escape');
  await expect(details.getByText(/Point at a node/)).toBeVisible();

  const before = await tanh.boundingBox();
  await button(page, 'Zoom in').click();
  expect((await tanh.boundingBox())?.width ?? 0).toBeGreaterThan(before?.width ?? 0);
  await button(page, 'Show the whole graph').click();
  await expect(graph.getByRole('button', { name: /update$/ }).last()).toBeInViewport();

  await page.getByText(/^All \d+ nodes and \d+ constants as a table$/).click();
  await expect(page.getByRole('row', { name: /gemm forward/ }).first()).toBeVisible();
  // Keys in the graph do not trigger the shortcuts of the page.
  await waitForStatus(page, 'ready');
});

for (const [device, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(device, () => {
    test.use({ viewport });

    for (const name of TABS) {
      test(`axe finds no violation in ${name}, and nothing is wider than the page`, async ({ shared: page }) => {
        await open(page);
        await inspect(page, name);
        await train(page, 50);
        await expect(panel(page, name).getByText(/appears? as soon|being laid out/)).toHaveCount(0);
        // The rest of the page is the same as for an untrained network.
        await expectAccessible(page, '[role="tabpanel"]');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    }
  });
}
