import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

/** A world of 4 × 4 cells: the start in row 4, column 1; walls in column 3; rewards of 1 and −1 in column 4. */
const WORLD = 'data=gridworld(size=4)&worlds=4&moves=4';
const GRIDWORLD = `${WORLD}&net=dense(8,tanh),policy,dense(8,tanh)`;
const BANDIT = 'data=bandit&worlds=4&moves=4&net=dense(4,tanh)';

const output = (page: Page) => page.getByRole('region', { name: 'Output', exact: true });
const method = (page: Page) => page.getByRole('combobox', { name: 'Method', exact: true });
const network = (page: Page) => page.getByRole('group', { name: /^Network: inputs/ });
const layers = (page: Page) => network(page).getByRole('heading', { level: 3 });
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });
/** The move in view, beside the world. */
const move = (page: Page) => page.getByRole('slider', { name: 'Move of the episode' });
const bars = (page: Page) => page.getByRole('list', { name: 'Probability of each action' }).getByRole('listitem');
const cells = (page: Page) => page.getByRole('slider', { name: 'Cells, one by one' });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Tools for cells' }).getByRole('button', { name, exact: true });
const episode = (page: Page) => page.getByRole('tabpanel', { name: 'Episode', exact: true });
/** The move in view, in the tab. */
const moveInTab = (page: Page) => episode(page).getByRole('slider', { name: 'Move in view' });
/** A value of a list of names and values. */
const shown = (page: Page, name: string) =>
  page
    .locator('dt')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('+ dd');

/** A number as the page writes it. */
const read = (text: string | null) => Number(text?.replace('−', '-'));

/** Opens an agent whose first episode is paused at its start. */
async function openStill(page: Page, experiment: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, experiment);
  await button(page, 'World').click();
  await expect(button(page, 'Play the episode')).toBeVisible();
  await expect(shown(page, 'played at step')).toHaveText('0');
  // On the shared page, a move of the same episode may be in view.
  await move(page).press('Home');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^start of/);
}

async function openStates(page: Page, experiment: string): Promise<void> {
  await open(page, experiment);
  await button(page, 'States').click();
}

async function openEpisode(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Episode', exact: true }).click();
  await expect(episode(page).getByRole('heading', { name: /^Return/ })).toBeVisible();
}

async function chooseTool(page: Page, name: string): Promise<void> {
  // On the shared page, it may be chosen already.
  if ((await tool(page, name).getAttribute('aria-pressed')) === 'false') await tool(page, name).press('Enter');
  await expect(tool(page, name)).toHaveAttribute('aria-pressed', 'true');
}

async function steps(page: Page, count: number): Promise<void> {
  const before = await liveNumber(page, 'step');
  for (let step = 0; step < count; step++) await button(page, 'Step').click();
  await expect.poll(() => liveNumber(page, 'step')).toBe(before + count);
  await waitForStatus(page, 'paused');
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a world is chosen with the keyboard, and undo returns to the dataset', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await button(page, 'All data').press('Enter');
  await expect(page.getByLabel('Find a dataset')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  const kind = (name: string) => page.getByRole('radio', { name, exact: true });
  await expect(kind('Supervised')).toBeFocused();
  await expect(kind('Supervised')).toHaveAccessibleDescription(/^Every example comes with the right answer/);
  await page.keyboard.press('ArrowRight');
  await expect(kind('Unsupervised')).toBeChecked();
  await expect(kind('Unsupervised')).toHaveAccessibleDescription(/^There are examples, but no answers/);
  await page.keyboard.press('ArrowRight');
  await expect(kind('Reinforcement')).toBeChecked();
  await expect(kind('Reinforcement')).toHaveAccessibleDescription(/^There are no examples, only a world and rewards/);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Find a world')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Bandit/ })).toBeFocused();
  await press(page, 'ArrowRight', 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'All data')).toBeFocused();

  await expect(page).toHaveURL(/data=gridworld/);
  await waitForStatus(page, 'ready');
  const settings = [
    page.getByRole('combobox', { name: 'Loss', exact: true }),
    page.getByRole('slider', { name: 'Batch size' }),
    page.getByRole('slider', { name: 'Training part' }),
  ];
  await expect(method(page)).toBeVisible();
  await expect(page.getByText('Needs two networks: the policy, and the value of a state.')).toBeVisible();
  for (const setting of settings) await expect(setting).toBeHidden();

  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/data=circle/);
  await expect(method(page)).toBeHidden();
  for (const setting of settings) await expect(setting.first()).toBeVisible();
  await waitForStatus(page, 'ready');
});

test('an episode is paused and read move by move, with the policy at each', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await button(page, 'Play the episode').click();
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^playing \d+ moves$/);
  await button(page, 'Pause the episode').click();
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^(start|move \d+) of \d+/);
  await expect(page.getByRole('img', { name: /^Gridworld: the agent in its world/ })).toBeVisible();

  await move(page).focus();
  await page.keyboard.press('Home');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^start of \d+ moves, row 4, column 1, then \w+: \d/);
  await button(page, 'Next move').click();
  const first = /^move 1 of (\d+), chose \w+, reward −0.02, row \d, column \d, then (\w+): ([\d.]+%)$/;
  await expect(move(page)).toHaveAttribute('aria-valuetext', first);
  const [, count, action, share] = first.exec((await move(page).getAttribute('aria-valuetext')) ?? '') ?? [];
  await expect(shown(page, 'moves made')).toHaveText(`1 of ${count}`);
  await expect(bars(page).filter({ hasText: 'next' })).toHaveText(`${action}${share}next`);

  await move(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^move 2 of/);
  const numbers = await bars(page).locator('[data-part="number"]').allTextContents();
  expect(numbers).toHaveLength(4);
  expect(numbers.reduce((sum, percent) => sum + Number.parseFloat(percent), 0)).toBeCloseTo(100, 0);
  await button(page, 'Previous move').click();
  await expect(move(page)).toHaveAttribute('aria-valuetext', first);
  await move(page).focus();
  await page.keyboard.press('End');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /(end of the episode|cut off here)$/);
  expect(await liveNumber(page, 'step')).toBe(0);
});

test('with reduced motion an episode is paused at its start', async ({ page }) => {
  await openStill(page, GRIDWORLD);
  await button(page, 'Play the episode').click();
  await expect(button(page, 'Pause the episode')).toBeVisible();
});

test('a newer episode waits until a person asks for it', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await move(page).focus();
  await press(page, 'ArrowRight', 'ArrowRight');
  await steps(page, 3);
  await expect(button(page, 'Newest episode')).not.toHaveAttribute('aria-disabled', 'true');
  await expect(shown(page, 'played at step')).toHaveText('0');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^move 2 of/);
  await button(page, 'Newest episode').click();
  await expect(shown(page, 'played at step')).not.toHaveText('0');
  await expect(move(page)).toHaveAttribute('aria-valuetext', /^start of/);
  await expect(button(page, 'Newest episode')).toHaveAccessibleDescription('This is the newest episode.');

  // Once the run has started over, an episode of later steps is not of its past.
  await button(page, 'Reset').click();
  await expect(shown(page, 'played at step')).toHaveText('0');
});

test('the picture of the network shows what the agent observes at the move in view', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await expect(layers(page).first()).toHaveText('Observation');
  const unit = network(page).getByRole('button', { name: /^Policy 1, unit 1: −?\d/ });
  const words = page.getByText(/^what the agent observes/);
  await expect(words).toHaveText(/^what the agent observes at the start, then (up|right|down|left): [\d.]+%$/);
  const atStart = (await unit.getAttribute('aria-label')) as string;

  await move(page).focus();
  await page.keyboard.press('End');
  await expect(words).toHaveText(/^what the agent observes after move (\d+) of \1, the last one$/);
  await expect(unit).not.toHaveAccessibleName(atStart);
  await page.keyboard.press('Home');
  await expect(unit).toHaveAccessibleName(atStart);
});

test('the tab Episode computes the return of the move in view from its rewards', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await openEpisode(page);
  const tex = episode(page).locator('annotation').first();
  const discount = read(await page.getByLabel('Discount, as a number').inputValue());
  const value = (name: string) => episode(page).locator('dt', { hasText: name }).locator('+ dd');
  await moveInTab(page).press('End');
  const last = Number(await moveInTab(page).getAttribute('aria-valuemax'));
  await expect(moveInTab(page)).toHaveAttribute('aria-valuenow', String(last));
  let sum = 0;
  for (let at = last; at > last - 3; at--) {
    await expect(value('next move')).toHaveText(`${at} of ${last}`);
    sum = read(await value('reward').textContent()) + discount * sum;
    expect(read(await value('return from here').textContent())).toBeCloseTo(sum, 2);
    expect(Number((await tex.textContent())?.match(/(-?[\d.]+) \\end/)?.[1])).toBeCloseTo(sum, 2);
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('ArrowRight');
  const [one, two, three] = [last - 2, last - 1, last];
  await expect(tex).toContainText(`G_{${one}} &= r_{${one}} + \\gamma\\,r_{${two}} + \\gamma^{2}\\,r_{${three}}`);
  await expect(episode(page).getByRole('heading', { name: 'Advantage' })).toBeVisible();
});

test('a move that is chosen in the tab Episode is in view beside the world', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await openEpisode(page);
  // What was taken next is read, so the world is as it was before.
  await moveInTab(page).press('End');
  const last = Number(await moveInTab(page).getAttribute('aria-valuemax'));
  await expect(move(page)).toHaveValue(String(last - 1));
  await moveInTab(page).press('ArrowLeft');
  await expect(move(page)).toHaveValue(String(last - 2));
  await moveInTab(page).press('Home');
  await expect(move(page)).toHaveValue('0');

  await moveInTab(page).click();
  await expect(move(page)).not.toHaveValue('0');
  await expect(moveInTab(page)).toHaveAttribute('aria-valuenow', String(Number(await move(page).inputValue()) + 1));
});

test('without a world the tab Episode says what it is for, and loads one', async ({ shared: page }) => {
  await openStill(page, GRIDWORLD);
  await openEpisode(page);
  await page.evaluate(() => {
    location.hash = 'data=circle&net=dense(4,tanh)&v=1';
  });
  await expect(episode(page)).toContainText('This tab shows an episode of an agent that learns from rewards');
  await button(page, 'Load an agent in a gridworld').click();
  await expect(page).toHaveURL(/data=gridworld/);
  await expect(episode(page).getByRole('heading', { name: /^Return/ })).toBeVisible();
});

test('the states are read one by one: the value, and the probability of each action', async ({ shared: page }) => {
  await openStates(page, GRIDWORLD);
  await expect(page.getByRole('img', { name: 'Policy in the cells of the world' })).toBeVisible();
  await button(page, 'Value').click();
  await expect(page.getByRole('img', { name: 'Values of the cells of the world' })).toBeVisible();
  await button(page, 'Policy').click();

  await cells(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(cells(page)).toHaveAttribute('aria-valuetext', 'row 3, column 3, wall');
  await press(page, 'ArrowDown', 'ArrowLeft', 'ArrowLeft');
  const known = /^row 4, column 1, start: value −?[\d.]+; ((up|right|down|left) [\d.]+%(, |$)){4}/;
  await expect(cells(page)).toHaveAttribute('aria-valuetext', known);
  const text = (await cells(page).getAttribute('aria-valuetext')) ?? '';
  const shares = [...text.matchAll(/([\d.]+)%/g)].map(([, share]) => Number(share));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  await press(page, 'Shift+ArrowUp', 'Shift+ArrowRight');
  await expect(cells(page)).toHaveAttribute('aria-valuetext', 'row 1, column 4, reward +1, the episode ends');
});

test('walls are drawn while the agent learns, and the run goes on', async ({ shared: page }) => {
  await openStates(page, GRIDWORLD);
  await button(page, 'Play').click();
  await waitForStep(page, 10);

  await chooseTool(page, 'Wall');
  await cells(page).focus();
  await press(page, 'ArrowDown', 'ArrowLeft', 'Enter');
  await expect(cells(page)).toHaveAttribute('aria-valuetext', 'row 3, column 2, wall');
  await expect(page).toHaveURL(/layout=walls\(9,1\)/);
  await waitForStep(page, await liveNumber(page, 'step'));
  expect(await live(page, 'status')).toBe('running');
  await button(page, 'Undo').click();
  await expect(page).not.toHaveURL(/layout=/);

  const box = await cells(page).boundingBox();
  if (!box) throw new Error('no cells');
  const cell = box.width / 4;
  await page.mouse.move(box.x + cell / 2, box.y + cell / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 1.5 * cell, box.y + cell / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/layout=walls\(0,1\),walls\(1,1\)/);
  await waitForStep(page, await liveNumber(page, 'step'));
  expect(await live(page, 'status')).toBe('running');
  // A stroke is one edit.
  await button(page, 'Undo').click();
  await expect(page).not.toHaveURL(/layout=/);
  await waitForStep(page, await liveNumber(page, 'step'));
});

test('a world without a way to a goal says so until a wall is removed', async ({ shared: page }) => {
  await openStates(page, GRIDWORLD);
  const sentence = page.getByText('No path leads from a start to a goal. Remove a wall.');
  await chooseTool(page, 'Wall');
  await cells(page).focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(page).toHaveURL(/layout=walls\(14,1\)/);
  await expect(sentence).toBeHidden();
  await press(page, 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
  await expect(sentence).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(sentence).toBeHidden();
  await expect(page).toHaveURL(/layout=walls\(14,1\)&/);
  await button(page, 'Reset the world').click();
  await expect(page).not.toHaveURL(/layout=/);
});

test('the mean of an arm of a bandit is edited', async ({ shared: page }) => {
  await openStates(page, BANDIT);
  const table = page.getByRole('region', { name: 'Arms' });
  const mean = page.getByLabel('Mean reward of arm 1, as a number');
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table.getByRole('rowheader', { name: '1', exact: true })).toBeVisible();
  await mean.fill('2');
  await mean.press('Enter');
  await expect(page).toHaveURL(/layout=means\(0,2\)/);
  await expect(table.getByRole('rowheader', { name: '1 best' })).toBeVisible();
  await button(page, 'Reset means').click();
  await expect(page).not.toHaveURL(/layout=/);
  await steps(page, 1);
});

test('each world takes the place of the previous one in the states', async ({ shared: page }) => {
  await openStates(page, GRIDWORLD);
  for (const [experiment, place] of [
    ['data=bandit', page.getByRole('region', { name: 'Arms' })],
    [GRIDWORLD, cells(page)],
    ['data=cart_pole', page.getByRole('slider', { name: 'States, one by one' })],
    [GRIDWORLD, cells(page)],
  ] as const) {
    await open(page, experiment);
    await expect(place).toBeVisible();
  }
});

test('the curve is the mean return, and nothing mentions validation', async ({ shared: page }) => {
  await open(page, GRIDWORLD);
  const quantity = page.getByRole('group', { name: 'Quantity' });
  await expect(quantity.getByRole('button', { name: 'Mean return' })).toHaveAttribute('aria-pressed', 'true');
  await expect(quantity.getByRole('button')).toHaveText(['Loss', 'Mean return', 'Entropy', 'Value loss']);
  await steps(page, 20);
  await expect(page.getByRole('img', { name: 'Mean return over the steps', exact: true })).toBeVisible();
  const tiles = output(page).locator('dl').last();
  await expect(tiles.locator('dt')).toHaveText(['loss', 'mean return', 'entropy', 'value loss']);
  await expect(page.getByRole('banner')).toContainText(/episodes \d/);
  for (const tile of await tiles.locator('dd').all()) await expect(tile).toHaveText(/^−?\d/);
  await expect(output(page)).not.toContainText(/validation/i);
  await quantity.getByRole('button', { name: 'Entropy' }).click();
  await expect(page.getByRole('img', { name: 'Entropy over the steps', exact: true })).toBeVisible();
  await quantity.getByRole('button', { name: 'Mean return' }).click();
});

test('two methods are compared', async ({ page }) => {
  await open(page, GRIDWORLD);
  await page.getByRole('tab', { name: 'Runs', exact: true }).click();
  await steps(page, 20);
  await page.getByRole('region', { name: 'Losses' }).getByRole('button', { name: 'Keep' }).click();
  await method(page).selectOption({ label: 'Q-learning' });
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await steps(page, 20);
  const table = page.getByRole('region', { name: 'Table of runs' });
  await expect(table.getByRole('cell', { name: /^method Q-learning → Actor–critic/ })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: /validation/i })).toHaveCount(0);
  for (const run of ['the current run', 'earlier run 1'])
    await page.getByRole('checkbox', { name: `Compare ${run}` }).check();
  const sides = page.getByRole('region', { name: 'Runs side by side' });
  await expect(sides).toContainText('Q-learning');
  await expect(sides).toContainText('Actor–critic');
  await expect(sides).toContainText(/mean return/i);
  await expect(sides).not.toContainText(/validation/i);
  await expectAccessible(page, '[role="tabpanel"]');
});

test('a method with one network leaves out the other, and actor–critic brings it back', async ({ page }) => {
  await open(page, GRIDWORLD);
  const two = ['Observation', /^Policy 1/, /^Actions/, /^Value 3/, 'Value'];
  await expect(layers(page)).toHaveText(two);
  const before = page.url();
  await method(page).selectOption({ label: 'Q-learning' });
  await expect(layers(page)).toHaveText(['Observation', /^Hidden 1/, 'Action values']);
  await expect(page.getByText('Needs one network: the values of the actions', { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/method=q_learning.*&net=dense\(8,tanh\)&/);
  await method(page).selectOption({ label: 'REINFORCE' });
  await expect(layers(page)).toHaveText(['Observation', /^Hidden 1/, 'Policy']);
  await method(page).selectOption({ label: 'Actor–critic' });
  await expect(layers(page)).toHaveText(two);
  await expect.poll(() => page.url()).toBe(before);
});

for (const name of ['actor_critic', 'q_learning', 'reinforce', 'reinforce(baseline=value)']) {
  test(`the link of ${name} is the same after a reload`, async ({ shared: page }) => {
    await open(page, `${WORLD}&method=${name}`);
    const link = page.url();
    await page.reload();
    await waitForStatus(page, 'ready');
    expect(page.url()).toBe(link);
    await expect(messages(page).getByRole('listitem')).toHaveCount(0);
    await steps(page, 2);
  });
}

test('several agents learn side by side', async ({ shared: page }) => {
  await open(page, `${GRIDWORLD}&replicas=3`);
  await steps(page, 30);
  await expect(page.getByRole('img', { name: /^Mean returns of 3 runs over the steps: median/ })).toBeVisible();
  for (let run = 1; run <= 3; run++) {
    const name = new RegExp(`^Open run ${run}: seed ${9 + run} has mean return −?[\\d.]+`);
    await expect(page.getByRole('button', { name })).toBeVisible();
  }
  // A return may be negative.
  await expect(button(page, 'Log scale')).toBeDisabled();
});

test('mistakes in a link are named one by one, and the agent trains', async ({ shared: page }) => {
  await open(page, 'data=gridworld(size=4)&worlds=0&layout=rewards(3,1e9)&net=lstm(4)');
  await expect(messages(page).getByRole('listitem')).toContainText([
    'layout: rewards 3 "1000000000" is too large; using 1 instead (-1 to 1).',
    'lstm needs a sequence, but an agent observes one state at a time',
    'worlds: "0" is too small; using 1 instead (1 to 512).',
  ]);
  await steps(page, 3);
});

test('the same link trains the same agent', async ({ shared: page }) => {
  await open(page, GRIDWORLD);
  const outcome = async () => [await live(page, 'train-metric'), await live(page, 'train-loss')];
  await steps(page, 20);
  const first = await outcome();
  expect(first.map(Number).every(Number.isFinite)).toBe(true);
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await steps(page, 20);
  expect(await outcome()).toEqual(first);
});

for (const width of [1440, 390]) {
  test(`axe finds no violation, and nothing is wider than the page of ${width} pixels`, async ({ shared: page }) => {
    await page.setViewportSize({ width, height: 900 });
    const expectFit = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      for (const part of [output(page), page.getByRole('tabpanel')]) {
        expect(await part.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
      }
    };
    for (const experiment of [GRIDWORLD, BANDIT]) {
      await openStill(page, experiment);
      await openEpisode(page);
      await steps(page, 3);
      await button(page, 'Next move').click();
      await expectAccessible(page);
      await expectFit();
      await button(page, 'States').click();
      await expect(output(page).locator('figcaption')).toBeVisible();
      await expectAccessible(page, 'main');
      await expectFit();
    }
    await button(page, 'All data').click();
    await page.getByRole('radio', { name: 'Reinforcement' }).check({ force: true });
    await expectAccessible(page, '[role="dialog"]');
    const dialog = page.getByRole('dialog');
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  });
}
