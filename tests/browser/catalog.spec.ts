import { expect, type Locator, type Page } from '@playwright/test';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const select = (page: Page, name: string | RegExp) =>
  page.getByRole('combobox', { name, exact: typeof name === 'string' });

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The choices of a select, without the empty placeholder. */
function choicesOf(control: Locator): Promise<Choice[]> {
  return control.evaluate((element) =>
    [...(element as HTMLSelectElement).options]
      .map(({ value, label }) => ({ value, label }))
      .filter(({ value }) => value !== ''),
  );
}

/** Chooses an entry as with a keyboard: focuses the control, then selects the entry. */
async function choose(control: Locator, { value }: Choice): Promise<void> {
  await control.focus();
  await control.selectOption(value);
}

async function expectRunning(page: Page): Promise<void> {
  await waitForStatus(page, 'running', 'diverged');
  expect(await live(page, 'status')).not.toBe('failed');
}

const inspect = (page: Page) => page.getByRole('region', { name: 'Inspect' });

/** Expects the heading of the entry and a typeset formula in the inspector. */
async function expectExplained(page: Page, label: string): Promise<void> {
  const heading = inspect(page).getByRole('heading', { name: label, exact: true, level: 3 });
  await expect(heading).toBeVisible();
  await expect(heading.locator('xpath=..').locator('.katex').first()).toBeVisible();
  await expect(inspect(page).getByText('Effect of an edit.').first()).toBeAttached();
}

const CONTROLS = [
  { name: 'Loss', key: 'loss', experiments: ['data=circle', 'data=iris', 'data=plane'] },
  { name: 'Optimizer', key: 'opt', experiments: ['data=circle'] },
  { name: 'Schedule', key: 'schedule', experiments: ['data=circle'] },
  { name: 'Initializer', key: 'init', experiments: ['data=circle'] },
  { name: 'Initializer of the biases', key: 'bias', experiments: ['data=circle'] },
] as const;

for (const { name, key, experiments } of CONTROLS) {
  for (const experiment of experiments) {
    test(`${name}, ${experiment}: each entry can be chosen while running, and is explained`, async ({
      shared: page,
    }) => {
      await open(page, `${experiment}&net=dense(4,tanh)`);
      await button(page, 'Play').click();
      const control = select(page, name);
      const choices = await choicesOf(control);
      expect(choices.length).toBeGreaterThan(1);
      for (const choice of [...choices.slice(1), ...choices.slice(0, 1)]) {
        const before = page.url();
        await choose(control, choice);
        await expect(control).toHaveValue(choice.value);
        await expect.poll(() => page.url()).not.toBe(before);
        if (page.url().includes(`${key}=`)) expect(page.url()).toMatch(new RegExp(`${key}=${choice.value}\\b`));
        await expectExplained(page, choice.label);
        await expectRunning(page);
      }
    });
  }
}

test('each activation can be chosen on a layer, and shows its formula and curve', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  await button(page, 'Play').click();
  const control = select(page, 'Activation of Hidden 1');
  for (const choice of await choicesOf(control)) {
    await choose(control, choice);
    await expect(page).toHaveURL(new RegExp(`net=dense\\(4,${choice.value}\\b`));
    const heading = inspect(page).getByRole('heading', { name: `${choice.label} on Hidden 1`, exact: true });
    await expect(heading).toBeVisible();
    await expect(heading.locator('xpath=..').locator('.katex').first()).toBeVisible();
    await expect(page.getByRole('img', { name: `${choice.label} and its derivative` })).toBeVisible();
    await expectRunning(page);
  }
});

test('each regularizer can be added, is explained and can be removed', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  await button(page, 'Play').click();
  const add = select(page, 'Add a regularizer');
  for (const choice of await choicesOf(add)) {
    await choose(add, choice);
    await expect(page).toHaveURL(new RegExp(`reg=.*\\b${choice.value}\\b`));
    await expectExplained(page, choice.label);
    // Early stopping may end the training immediately.
    await waitForStatus(page, 'running', 'paused');
    await button(page, `Remove ${choice.label}`).click();
    await expect(page).not.toHaveURL(/reg=/);
    await waitForStatus(page, 'running', 'paused');
    if ((await live(page, 'status')) === 'paused') await button(page, 'Play').click();
    await expectRunning(page);
  }
});

/** Adds a layer before the output with the keyboard, and waits until the network trains with it. */
async function addLayer(page: Page, kind: string, title: string): Promise<void> {
  await layerMenu(page).focus();
  await page.keyboard.press('Enter');
  // The formulas may name the kind too.
  await page.locator('[popover]:popover-open').getByRole('button', { name: kind, exact: true }).press('Enter');
  await expect(page.getByRole('group', { name: title, exact: true })).toBeVisible();
  await expectRunning(page);
  await waitForStep(page, 5);
}

const layerMenu = (page: Page) => page.getByRole('button', { name: 'Another kind of layer before the output' });

test('each kind of layer on rows can be added while running', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  await button(page, 'Play').click();
  await layerMenu(page).click();
  const menu = page.locator('[popover]:popover-open');
  await expect(menu.getByRole('button', { name: 'Convolution', exact: true })).toBeDisabled();
  const kinds = await menu.locator('button:enabled').allTextContents();
  await page.keyboard.press('Escape');
  expect(kinds.length).toBeGreaterThan(2);
  for (const [index, kind] of kinds.entries()) await addLayer(page, kind, `${kind} ${index + 2}`);
});

test('each kind of layer on images can be added while running', async ({ shared: page }) => {
  await open(page, 'data=digits&net=conv2d(2,3,relu)');
  await button(page, 'Play').click();
  const kinds = ['Convolution', 'Residual convolutions', 'Max pooling', 'Average pooling', 'Global average pooling'];
  for (const [index, kind] of kinds.entries()) await addLayer(page, kind, `${kind} ${index + 2}`);
  await layerMenu(page).click();
  const again = page.locator('[popover]:popover-open').getByRole('button', { name: 'Max pooling', exact: true });
  await expect(again).toBeDisabled();
});

test('dropout and batch norm are trained, and their numbers are live', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(8,tanh),batch_norm,dropout');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  const before = await liveNumber(page, 'step');
  const rate = page.getByRole('spinbutton', { name: /Dropout 3$/ });
  await rate.fill('0.5');
  await rate.press('Enter');
  await expect(page).toHaveURL(/dropout\(0\.5\)/);
  await waitForStep(page, before + 50);
  expect(await live(page, 'status')).toBe('running');
});

test('a layer has its own initializer, penalty and freezing', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  await button(page, 'More settings of Hidden 1').press('Enter');
  const own = page.getByRole('group', { name: 'Only for Hidden 1' });
  await own.getByRole('combobox', { name: 'Freeze' }).selectOption({ label: 'yes' });
  await expect(page).toHaveURL(/freeze=yes/);
  const penalty = own.getByRole('combobox', { name: 'Penalty' });
  await penalty.selectOption({ index: 1 });
  await expect(page).toHaveURL(/dense\(4,tanh,.*reg=/);
  await penalty.selectOption('');
  await expect(page).not.toHaveURL(/reg=/);
  await own.getByRole('combobox', { name: 'Initializer' }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/dense\(4,tanh,.*init=/);
});

test('a choice in words is a select, and the formula of a recurrent layer leads to its gates', async ({
  shared: page,
}) => {
  await open(page, 'data=parity&net=embedding(4),lstm(4)');
  await button(page, 'More settings of LSTM 2').press('Enter');
  const own = page.getByRole('group', { name: 'Only for LSTM 2' });
  await expect(own.getByRole('combobox', { name: 'Bidirectional' })).toHaveCount(1);
  await expect(own.getByRole('slider', { name: 'Bidirectional' })).toHaveCount(0);
  await expect(own.getByRole('slider', { name: 'Forget bias' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await button(page, 'Show its gates').click();
  await expect(page.getByRole('tab', { name: 'Time' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Formulas' }).click();
});

test('a loss that does not match its output shows a warning', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  const consequence = page.getByRole('status', { name: 'Consequence of the loss' });
  await expect(consequence).toHaveText('');
  await select(page, 'Loss').selectOption('mse');
  await expect(consequence).toContainText(/vanishes/);
  await expect(consequence.locator('svg')).toBeVisible();
  await select(page, 'Loss').selectOption('bce');
  await expect(consequence).toHaveText('');
});

test('a schedule changes the displayed learning rate', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)&opt=sgd&schedule=exponential');
  const rate = async () => Number(await page.locator('[data-live="learning-rate"]').first().getAttribute('data-value'));
  const start = await rate();
  expect(start).toBeGreaterThan(0);
  await button(page, 'Play').click();
  await expect.poll(rate).toBeLessThan(start * 0.9);
});

test('early stopping ends as paused, with its reason', async ({ shared: page }) => {
  await open(page, 'data=circle(noise=0.5)&net=dense(16,tanh),dense(16,tanh)&reg=early_stopping(patience=2)');
  await button(page, 'Play').click();
  await waitForStatus(page, 'paused');
  expect(await liveNumber(page, 'step')).toBeGreaterThan(0);
  await expect(
    page
      .getByText(/validation loss/i)
      .filter({ hasText: /epoch/i })
      .first(),
  ).toBeVisible();
});

test('activations are compared with the one of the layer', async ({ shared: page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)');
  const compare = select(page, 'Compare with another activation');
  for (const choice of (await choicesOf(compare)).slice(0, 2)) {
    await choose(compare, choice);
    await expect(button(page, `Remove ${choice.label} from the comparison`)).toBeVisible();
  }
  await page
    .getByRole('button', { name: /from the comparison$/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('button', { name: /from the comparison$/ })).toHaveCount(1);
});

test('the help explains the symbols', async ({ shared: page }) => {
  await open(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('the learning rate: the length of a step downhill')).toBeVisible();
  await expect(page.getByRole('dialog').locator('.katex').first()).toBeVisible();
});
