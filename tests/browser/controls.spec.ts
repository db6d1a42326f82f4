import { expect, type Page, type Route } from '@playwright/test';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const rate = (page: Page) => page.getByRole('spinbutton', { name: 'Learning rate, as a number' });
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
/** Records every step number that the page paints, however briefly. @returns a function that reads them */
async function recordSteps(page: Page): Promise<() => Promise<number[]>> {
  const record = await page
    .locator('[data-live="step"]')
    .first()
    .evaluateHandle((element) => {
      const steps = [Number(element.dataset.value)];
      const look = () => {
        const step = Number(element.dataset.value);
        if (step !== steps.at(-1)) steps.push(step);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      return steps;
    });
  return () => record.jsonValue();
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });

test('Undo and Redo revert and repeat edits, with buttons and with keys', async ({ page }) => {
  await open(page, 'data=circle');
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(button(page, 'Undo')).toHaveAccessibleDescription('Nothing to undo');
  const loss = page.getByRole('combobox', { name: 'Loss', exact: true });
  await loss.selectOption('mse');
  await page.getByRole('radio', { name: 'XOR' }).check({ force: true });
  await button(page, 'Undo').click();
  await expect(page.getByRole('radio', { name: 'Circle' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(loss).toHaveValue('bce');
  await expect(page).not.toHaveURL(/loss=mse/);
  await expect(button(page, 'Undo')).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await expect(loss).toHaveValue('mse');
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked();
  await expect(page).toHaveURL(/data=xor.*loss=mse/);
  await expect(button(page, 'Redo')).toBeDisabled();
});

test('Back is also an undo, which Redo reverts', async ({ page }) => {
  await open(page, 'data=circle');
  const loss = page.getByRole('combobox', { name: 'Loss', exact: true });
  await loss.selectOption('mse');
  await page.goBack();
  await expect(loss).toHaveValue('bce');
  await expect(button(page, 'Undo')).toBeDisabled();
  await button(page, 'Redo').click();
  await expect(loss).toHaveValue('mse');
});

test('a held slider is one edit', async ({ page }) => {
  await open(page, 'data=circle');
  const noise = slider(page, 'Noise');
  const box = await noise.boundingBox();
  if (!box) throw new Error('the slider has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (const by of [10, 25, 45]) await page.mouse.move(box.x + by, box.y + box.height / 2);
  await page.mouse.up();
  await expect(page).toHaveURL(/noise=/);
  await button(page, 'Undo').click();
  await expect(page).not.toHaveURL(/noise=/);
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('a held slider shows every position while it trains, and its last value wins', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Play').click();
  await waitForStep(page, 1);
  const noise = slider(page, 'Noise');
  const number = page.getByRole('spinbutton', { name: 'Noise, as a number', exact: true });
  const box = await noise.boundingBox();
  if (!box) throw new Error('the slider has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  let last = '';
  for (let by = 8; by < 60; by += 4) {
    await page.mouse.move(box.x + by, box.y + box.height / 2);
    const shown = await noise.inputValue();
    expect(await number.inputValue()).toBe(shown);
    expect(shown).not.toBe(last);
    last = shown;
  }
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`noise=${last}\\b`));
  await expect(number).toHaveValue(last);
  await button(page, 'Undo').click();
  await expect(number).toHaveValue('0.1');
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('each press of an arrow key changes a slider', async ({ page }) => {
  await open(page, 'data=circle&batch=1');
  const batch = slider(page, 'Batch size');
  await expect(batch).toHaveAttribute('aria-valuetext', '1');
  await batch.focus();
  await page.keyboard.press('ArrowRight');
  await expect(batch).toHaveAttribute('aria-valuetext', '2');
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/batch=all/);
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/batch=1(&|$)/);
  expect(await live(page, 'step')).toBe('0');
});

test('Enter accepts a typed number, Escape restores the previous one', async ({ page }) => {
  await open(page, 'data=circle');
  await rate(page).click();
  await page.keyboard.type('0.2');
  await page.keyboard.press('Escape');
  await expect(rate(page)).toHaveValue('0.03');
  await page.keyboard.type('0.2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/adam\(lr=0\.2\)/);
  await expect(slider(page, 'Learning rate')).toHaveAttribute('aria-valuetext', '0.2');
});

test('a changed number is reset to its default, with its button and with a double click', async ({ page }) => {
  await open(page, 'data=circle(noise=0.3)');
  const back = page.getByRole('button', { name: 'Noise back to 0.1', exact: true });
  await back.click();
  await expect(page).not.toHaveURL(/noise=/);
  await expect(back).toBeHidden();
  await slider(page, 'Noise').focus();
  await page.keyboard.press('ArrowRight');
  await expect(back).toBeVisible();
  await page.getByText('Noise', { exact: true }).dblclick();
  await expect(page).not.toHaveURL(/noise=/);
});

test('Step takes the number of steps chosen in its menu', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Step size: 1').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'one batch' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'ten batches' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Step size: 10')).toBeFocused();
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('10');
  await button(page, 'Step size: 10').click();
  await page.getByRole('menuitemradio', { name: 'one epoch' }).click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => liveNumber(page, 'step')).toBe(10 + 25);
});

test('slow motion takes one step per second, and every step is visible', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Pace: max').click();
  await page.getByRole('menuitemradio', { name: '1 step per second' }).click();
  const shown = await recordSteps(page);
  const before = Date.now();
  await button(page, 'Play').click();
  await waitForStep(page, 3);
  const steps = await liveNumber(page, 'step');
  // The first step is due immediately. A slow machine may take fewer steps, but never more.
  expect(steps).toBeLessThanOrEqual(1 + (Date.now() - before) / 1000);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const last = await liveNumber(page, 'step');
  expect(await shown()).toEqual(Array.from({ length: last + 1 }, (_, step) => step));
  await button(page, 'Play').click();
  await button(page, 'Pace: 1/s').click();
  await page.getByRole('menuitemradio', { name: 'as fast as possible' }).click();
  await waitForStep(page, 500);
});

test('the history goes back to a snapshot, from which the run continues', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Play').click();
  await waitForStep(page, 3000);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const history = slider(page, 'History of the run');
  await expect(history).toHaveAccessibleDescription('Continuing from here discards the later steps.');
  const reached = await liveNumber(page, 'step');
  await history.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => liveNumber(page, 'step')).toBe(0);
  await expect(history).toHaveAttribute('aria-valuetext', 'step 0');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => liveNumber(page, 'step')).toBeGreaterThan(0);
  const back = await liveNumber(page, 'step');
  expect(back).toBeLessThan(reached);
  await expect(history).not.toHaveAttribute('aria-valuenow', (await history.getAttribute('aria-valuemax')) ?? '');
  await button(page, 'Step').click();
  await expect.poll(() => liveNumber(page, 'step')).toBe(back + 1);
  // The later steps are discarded.
  await expect
    .poll(() => history.evaluate(({ ariaValueNow, ariaValueMax }) => ariaValueNow === ariaValueMax))
    .toBe(true);
});

test('the palette reaches every kind of command with the keyboard only', async ({ page }) => {
  await open(page, 'data=circle');
  const enter = async (words: string) => {
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
  };
  await enter('optimizer sgd');
  await expect(page).toHaveURL(/opt=sgd/);
  await enter('hidden 1 relu');
  await expect(page).toHaveURL(/net=dense\(8,relu\)/);
  await enter('add layer dropout');
  await expect(page.getByRole('group', { name: 'Dropout 3', exact: true })).toBeVisible();
  await enter('undo');
  await expect(page).not.toHaveURL(/dropout/);
  await enter('dataset xor');
  await expect(page).toHaveURL(/data=xor/);
  await enter('ten batches');
  await expect(button(page, 'Step size: 10')).toBeVisible();
  await enter('dark theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await enter('play');
  await waitForStep(page, 50);
  await enter('pause');
  await waitForStatus(page, 'paused');
  await enter('learning rate length');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
});

test('the palette explains why a command is unavailable, and Escape closes it', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Commands').click();
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('undo');
  const undo = palette(page).getByRole('option', { name: /^Undo/ });
  await expect(undo).toContainText('Nothing to undo');
  await expect(undo).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button(page, 'Commands')).toBeFocused();
});

test('Escape closes a palette that is still loading', async ({ page }) => {
  const held: Route[] = [];
  await page.route(/Palette-.*\.js$/, (route) => void held.push(route));
  await open(page, 'data=circle');
  await button(page, 'Step').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('re');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Step')).toBeFocused();
  const arrived = page.waitForResponse(/Palette-.*\.js$/);
  await held[0]?.continue();
  await (await arrived).finished();
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
});

test('letters typed into the palette are not shortcuts', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rr r');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  expect(await live(page, 'step')).toBe('1');
  expect(await live(page, 'status')).toBe('paused');
});
