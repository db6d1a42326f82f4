import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { formatNumber } from '../../src/math/format.ts';
import { expectAccessible } from './axe.ts';
import { button, live, open } from './page.ts';
import { test } from './test.ts';

/** With a learning rate of 1, an update is the negative gradient. */
const DESCENT = 'data=circle&net=dense(3,tanh),dense(2,tanh)&opt=sgd(lr=1)&v=1';
const DEEP = 'data=circle&net=dense(6,sigmoid),dense(6,sigmoid),dense(6,sigmoid)';

const face = (page: Page) => page.getByRole('combobox', { name: 'Links' });
const tip = (page: Page) => page.getByRole('tooltip');

/** Chooses a face with the keyboard alone. */
async function choose(page: Page, name: string, keys: readonly string[]): Promise<void> {
  await face(page).focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(face(page)).toHaveValue(name);
}

/** The gradients at step 0 by parameter, from the command-line runner. */
function gradientsOf(experiment: string): Record<string, { readonly data: readonly number[] }> {
  const args = ['scripts/headless.mjs', experiment, '--steps', '0', '--trace'];
  const report = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(report).gradients;
}

test.describe('gradients and updates in the network', () => {
  test.afterEach(async ({ shared: page }) => {
    await face(page).selectOption('weights');
    if ((await button(page, 'Legend of the network').getAttribute('aria-expanded')) === 'true') {
      await button(page, 'Legend of the network').click();
    }
  });

  test('a link and a unit tell their gradient, which is that of the command line', async ({ shared: page }) => {
    await open(page, DESCENT);
    await choose(page, 'gradients', ['ArrowDown']);
    const gradients = gradientsOf(DESCENT);
    const bias = formatNumber(gradients['dense1/bias']?.data[1] as number);
    await button(page, 'Input x1').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(tip(page)).toHaveText(`∂L/∂b of Hidden 1 · unit 2 = ${bias}`);

    const from = await page.getByRole('button', { name: 'Input x2' }).boundingBox();
    const to = await page.locator('[data-layer="0"][data-unit="2"]').boundingBox();
    if (!from || !to) throw new Error('the link is nowhere');
    const y = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
    await page.mouse.move((from.x + from.width + to.x) / 2, y);
    // [2, 3]: the link from x₂ to the third unit.
    const weight = gradients['dense1/weight']?.data[5] as number;
    await expect(tip(page)).toHaveText(`∂L/∂w from x₂ to Hidden 1 · unit 3 = ${formatNumber(weight)}`);

    await choose(page, 'updates', ['ArrowDown']);
    await page.mouse.move((from.x + from.width + to.x) / 2 + 1, y);
    await expect(tip(page)).toHaveText(`Δw from x₂ to Hidden 1 · unit 3 = ${formatNumber(-weight)}`);
  });

  test('the panel of a unit lists the gradients beside the weights, which stay editable', async ({ shared: page }) => {
    await open(page, DESCENT);
    await choose(page, 'gradients', ['ArrowDown']);
    await page.locator('[data-layer="2"][data-unit="0"]').focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Output' });
    await expect(panel.getByRole('cell', { name: /^∂L\/∂w = [−\d.e]+$/ })).toHaveCount(2);
    await expect(panel.getByRole('cell', { name: /^∂L\/∂b = [−\d.e]+$/ })).toHaveCount(1);
    const weight = panel.getByRole('spinbutton').last();
    await weight.fill('0.75');
    await weight.press('Enter');
    await expect(weight).toHaveValue('0.75');
    await expectAccessible(page, '[popover]:popover-open');
    await page.keyboard.press('Escape');
  });

  test('G goes through the faces, and the legend explains each with its scale', async ({ shared: page }) => {
    await open(page, DEEP);
    await button(page, 'Legend of the network').click();
    const legend = page.getByRole('region', { name: 'Legend of the network' });
    await expect(legend).toContainText('size of the weight');
    await page.keyboard.press('g');
    await expect(face(page)).toHaveValue('gradients');
    await expect(legend).toContainText('gradient of the loss by each weight');
    await expect(legend.getByRole('listitem')).toHaveText(['10−5', '10−4', '10−3', '10−2', '10−1', '100']);
    await expectAccessible(page, 'main');
    await page.keyboard.press('g');
    await expect(legend).toContainText('what the next step adds to each weight');
    await page.keyboard.press('g');
    await expect(face(page)).toHaveValue('weights');
    await expect(legend).toContainText('size of the weight');
    await expect(page.locator('[data-layer="0"][data-unit="0"]')).toHaveAccessibleName('Hidden 1, unit 1');
  });

  test('follows the run, and makes no step of its own', async ({ shared: page }) => {
    await open(page, DESCENT);
    await choose(page, 'updates', ['ArrowDown', 'ArrowDown']);
    const unit = page.locator('[data-layer="2"][data-unit="0"]');
    await expect(unit).toHaveAccessibleName(/^Δb of Output = /);
    const before = await unit.getAttribute('aria-label');
    expect(await live(page, 'step')).toBe('0');
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
    await expect(unit).not.toHaveAccessibleName(before as string);
  });

  test('are there in networks of images, sequences and two players', async ({ shared: page }) => {
    const unit = (layer: number) => page.locator(`[data-layer="${layer}"][data-unit="0"]`);
    await open(page, 'data=digits&net=conv2d(4,3,relu),max_pool(2),dense(4,relu)');
    await choose(page, 'gradients', ['ArrowDown']);
    await expect(unit(0)).toHaveAccessibleName(/^∂L\/∂b of Convolution 1 · channel 1 = [−\d.e]+$/);
    await expect(unit(1)).toHaveAccessibleName(/: no bias$/);
    await open(page, 'data=parity&net=lstm(4)');
    await expect(unit(0)).toHaveAccessibleName(/^‖∂L\/∂b‖ of LSTM 1 · unit 1 = [−\d.e]+$/);
    await open(page, 'data=gaussians&task=gan&net=dense(4,relu),generate,dense(4,relu)');
    await expect(unit(0)).toHaveAccessibleName(/^∂L\/∂b of Generator 1 · unit 1 = [−\d.e]+$/);
    await expect(unit(2)).toHaveAccessibleName(/^∂L\/∂b of Discriminator 3 · unit 1 = [−\d.e]+$/);
  });
});
