import { expect, type Page } from '@playwright/test';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const network = (page: Page) => page.getByRole('group', { name: /^Network/ });
const units = (page: Page, layer: number) => page.getByRole('spinbutton', { name: `Units of Hidden ${layer}` });

/** The network learns so slowly that links keep their width during a test. */
const STILL = 'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=sgd(lr=0.00001)';

/** Whether the links into the first hidden layer change within some frames. */
function moves(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const room = document.querySelector('[role="group"][aria-label^="Network"]');
    const canvas = room?.querySelector('canvas');
    const edge = (layer: number) => room?.querySelector(`[data-layer="${layer}"]`)?.getBoundingClientRect();
    const [left, right] = [edge(-1)?.right ?? 0, edge(0)?.left ?? 0];
    const start = left - (canvas?.getBoundingClientRect().left ?? 0) + 8;
    // Excludes the right end, where the marks of biases keep growing.
    const look = () =>
      canvas
        ?.getContext('2d')
        ?.getImageData(start, 0, right - left - 30, canvas.height)
        .data.join();
    await new Promise(requestAnimationFrame);
    const first = look();
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
    return look() !== first;
  });
}

async function middleOf(page: Page, name: string) {
  const box = await button(page, name).boundingBox();
  if (!box) throw new Error(`${name} is nowhere`);
  return box;
}

/** The middle of the lowest link of the first layer, which has no other link nearby. */
async function lowestLink(page: Page) {
  const from = await middleOf(page, 'Input x2');
  const to = await middleOf(page, 'Hidden 1, unit 8');
  return {
    x: (from.x + from.width + to.x) / 2,
    y: (from.y + from.height / 2 + to.y + to.height / 2) / 2,
  };
}

test.describe('motion', () => {
  test('links flow during training and stop otherwise', async ({ shared: page }) => {
    await open(page, STILL);
    await expect.poll(() => moves(page)).toBe(false);
    await button(page, 'Play').click();
    await expect.poll(() => moves(page)).toBe(true);
    await button(page, 'Pause').click();
    await waitForStatus(page, 'paused');
    await expect.poll(() => moves(page)).toBe(false);
  });

  test('nothing flows if reduced motion is preferred', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, STILL);
    await button(page, 'Play').click();
    await waitForStep(page, 10);
    expect(await moves(page)).toBe(false);
  });
});

test.describe('weights and biases', () => {
  test('a link shows its weight; a click opens it, to freeze it and to set it', async ({ shared: page }) => {
    await open(page);
    const { x, y } = await lowestLink(page);
    await page.mouse.move(x, y);
    await expect(page.getByRole('tooltip')).toHaveText(/^w from x₂ to Hidden 1 · unit 8 = [−\d.]+$/);
    await page.mouse.click(x, y);
    const panel = page.getByRole('dialog', { name: 'w from x₂ to Hidden 1 · unit 8' });
    const value = panel.getByRole('spinbutton', { name: 'Weight from x₂' });
    const freeze = panel.getByRole('button', { name: 'Freeze weight from x₂' });
    await expect(freeze).toHaveAttribute('aria-pressed', 'false');
    await freeze.click();
    await expect(freeze).toHaveAttribute('aria-pressed', 'true');
    await value.fill('1.5');
    await value.press('Enter');
    await expect(value).toHaveValue('1.5');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();

    await button(page, 'Hidden 1, unit 8').click();
    const unit = page.getByRole('dialog', { name: 'Hidden 1 · unit 8' });
    await expect(unit.getByRole('spinbutton', { name: 'Weight from x₂' })).toHaveValue('1.5');
    await unit.getByRole('button', { name: 'Freeze weight from x₂' }).click();
    await expect(unit.getByRole('button', { name: 'Freeze weight from x₂' })).toHaveAttribute('aria-pressed', 'false');
  });

  test('a typed value is set in the network', async ({ shared: page }) => {
    await open(page);
    await button(page, 'Hidden 2, unit 3').click();
    const panel = page.getByRole('dialog', { name: 'Hidden 2 · unit 3' });
    await panel.getByRole('spinbutton', { name: 'Weight from Hidden 1 · unit 2' }).fill('0.42');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('spinbutton', { name: 'Weight from Hidden 1 · unit 2' })).toHaveValue('0.42');
    await page.keyboard.press('Escape');
    await button(page, 'Hidden 2, unit 3').click();
    await expect(panel.getByRole('spinbutton', { name: 'Weight from Hidden 1 · unit 2' })).toHaveValue('0.42');
  });

  test('with the keyboard: Enter on a unit lists its bias and weights, Escape returns to it', async ({
    shared: page,
  }) => {
    await open(page);
    await button(page, 'Hidden 1, unit 1').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Hidden 1 · unit 2' });
    await expect(panel.getByRole('row')).toHaveCount(4);
    await expect(panel.getByRole('spinbutton', { name: 'Bias' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: 'Freeze bias' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(button(page, 'Hidden 1, unit 2')).toBeFocused();
  });
});

/** Waits for the code that drags layers, which loads after the network. */
function waitForDragging(page: Page): Promise<void> {
  return expect(button(page, 'Move Hidden 1')).toHaveAttribute('aria-roledescription', 'sortable');
}

test.describe('the order of layers', () => {
  const TWO = 'data=circle&net=dense(3,tanh),dense(5,tanh)';

  test('changes by dragging a title', async ({ shared: page }) => {
    await open(page, TWO);
    await waitForDragging(page);
    const from = await middleOf(page, 'Move Hidden 1');
    const to = await middleOf(page, 'Move Hidden 2');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 12, { steps: 8 });
    await page.mouse.up();
    await expect(units(page, 1)).toHaveValue('5');
    await expect(units(page, 2)).toHaveValue('3');
  });

  test('changes with the keyboard, without triggering other effects of the keys', async ({ shared: page }) => {
    await open(page, TWO);
    await waitForDragging(page);
    const title = button(page, 'Move Hidden 2');
    await title.focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('Hidden 2 is at position 2.')).toBeAttached();
    // The layer is announced as picked up just before it reacts to the arrow keys, so it may miss the first press.
    await expect(async () => {
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByText('Hidden 2 is at position 1.')).toBeAttached({ timeout: 2000 });
    }).toPass();
    await page.keyboard.press('Space');
    await expect(units(page, 1)).toHaveValue('5');
    await waitForStatus(page, 'ready');
  });

  test('changes with the menu, and the focus follows the layer', async ({ shared: page }) => {
    await open(page, TWO);
    await button(page, 'More settings of Hidden 1').click();
    await expect(button(page, 'Move left')).toBeDisabled();
    await button(page, 'Move right').click();
    await expect(units(page, 1)).toHaveValue('5');
    await expect(button(page, 'More settings of Hidden 2')).toBeFocused();
  });
});

test('a wide layer unfolds over the network, and Escape folds it', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(256,tanh)');
  const more = page.getByRole('button', { name: /all units of Hidden 1$/ });
  await more.focus();
  await page.keyboard.press('Enter');
  const all = page.getByRole('dialog', { name: 'All units of Hidden 1' });
  await expect(all.getByRole('button', { name: /^Hidden 1, unit/ })).toHaveCount(256);
  await expect(all.getByRole('button', { name: 'Hidden 1, unit 1', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(all.getByRole('button', { name: 'Hidden 1, unit 2', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Hidden 1 · unit 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Hidden 1 · unit 2' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(all).toBeHidden();
  await expect(more).toBeFocused();
});

test.describe('zoom', () => {
  const width = async (page: Page) => (await middleOf(page, 'Hidden 1, unit 1')).width;

  test('changes with keys and buttons', async ({ shared: page }) => {
    await open(page);
    const plain = await width(page);
    await expect(button(page, 'Zoom in')).toBeHidden();
    await button(page, 'Hidden 1, unit 1').focus();
    await page.keyboard.press('+');
    await expect.poll(() => width(page)).toBeCloseTo(1.4 * plain, 0);
    await button(page, 'Zoom in').click();
    await expect.poll(() => width(page)).toBeCloseTo(1.96 * plain, 0);
    await button(page, 'Zoom out').click();
    await expect.poll(() => width(page)).toBeCloseTo(1.4 * plain, 0);
    await button(page, 'Show the whole network').click();
    await expect.poll(() => width(page)).toBeCloseTo(plain, 0);
    await button(page, 'Hidden 1, unit 1').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    await expect.poll(() => width(page)).toBeCloseTo(plain, 0);
  });

  test('changes with Ctrl and the wheel around the pointer; a drag pans, a double click resets', async ({
    shared: page,
  }) => {
    await open(page);
    const plain = await width(page);
    const before = await middleOf(page, 'Hidden 2, unit 5');
    const place = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    await page.mouse.move(place.x, place.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(() => width(page)).toBeGreaterThan(1.3 * plain);
    // Headers keep their height, so the position under the pointer stays except for rounding.
    await expect
      .poll(async () => {
        const after = await middleOf(page, 'Hidden 2, unit 5');
        return Math.hypot(after.x + after.width / 2 - place.x, after.y + after.height / 2 - place.y);
      })
      .toBeLessThan(25);

    const room = await network(page).boundingBox();
    if (!room) throw new Error('no room');
    const empty = { x: room.x + room.width - 30, y: room.y + room.height - 90 };
    const left = () => network(page).evaluate((element) => element.scrollLeft);
    const start = await left();
    await page.mouse.move(empty.x, empty.y);
    await page.mouse.down();
    await page.mouse.move(empty.x - 60, empty.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(left).toBeCloseTo(start + 60, -1);
    await page.mouse.dblclick(empty.x, empty.y);
    await expect.poll(() => width(page)).toBeCloseTo(plain, 0);
  });
});
