import { expect, type Locator, type Page } from '@playwright/test';
import { type FigureId, TITLES } from '../../src/figures/titles.ts';
import { expectAccessible } from './axe.ts';
import { open } from './page.ts';
import { test } from './test.ts';

interface Trial {
  readonly id: FigureId;
  /** The title of a note that shows the figure. */
  readonly note: string;
  /** Does something with the keyboard. */
  readonly act: (figure: Locator) => Promise<void>;
  /** What the figure then says, and does not say before or after a reset. */
  readonly says: RegExp;
}

const step = (figure: Locator) => figure.getByRole('button', { name: 'Step this figure' }).press('Enter');
const move =
  (name: string, key: string, times = 1) =>
  async (figure: Locator) => {
    for (let press = 0; press < times; press++) await figure.getByRole('slider', { name, exact: true }).press(key);
  };

const TRIALS: readonly Trial[] = [
  { id: 'perceptron', note: 'Perceptron', act: step, says: /after 1 correction\./ },
  { id: 'optimizer_race', note: 'Gradient descent', act: step, says: /After 1 step from .* has the lowest value/ },
  {
    id: 'signal_variance',
    note: 'Initialization',
    act: move('Standard deviation', 'Home'),
    says: /activations vanishes/,
  },
  { id: 'convex_set', note: 'Convex set', act: move('Point A', 'Shift+ArrowLeft', 12), says: /A lies outside the set/ },
  {
    id: 'outliers',
    note: 'Outliers',
    act: move('Point 9', 'Shift+ArrowDown', 5),
    says: /squared error: y = 0\.0.* absolute error: y = 0\.62/,
  },
  { id: 'softmax_temperature', note: 'Sampling', act: move('Temperature T', 'End'), says: /At temperature 20:/ },
  { id: 'convolution', note: 'Convolution', act: step, says: /Row 1, column 2:/ },
  { id: 'bptt', note: 'Recurrent network', act: move('Steps T', 'Home'), says: /After 2 steps/ },
  { id: 'attention', note: 'Self-attention', act: move('Tokens', 'End'), says: /Its weights are .*, down / },
  { id: 'polynomials', note: 'Bias and variance', act: move('Degree', 'ArrowRight'), says: /Degree 4: training error/ },
];

async function openNote(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Notes' }).click();
  const back = page.getByRole('button', { name: 'All notes', exact: true });
  if (await back.isVisible()) await back.click();
  const field = page.getByRole('searchbox', { name: 'Search the notes' });
  await field.fill(title);
  await field.press('Enter');
}

for (const { id, note, act, says } of TRIALS) {
  test(`“${TITLES[id]}” opens from its note and answers to the keyboard`, async ({ shared: page }) => {
    await open(page);
    await openNote(page, note);
    const figure = page.locator(`[data-figure="${id}"]`);
    await expect(figure).toBeVisible();
    await expectAccessible(page, `[data-figure="${id}"]`);
    await expect(figure.getByText(says)).toHaveCount(0);
    await act(figure);
    await expect(figure.getByText(says)).toBeVisible();
    await expectAccessible(page, `[data-figure="${id}"]`);
    await figure.getByRole('button', { name: 'Reset this figure' }).press('Enter');
    await expect(figure.getByText(says)).toHaveCount(0);
  });
}

test('every figure is tried', () => {
  expect(TRIALS.map(({ id }) => id).sort()).toEqual(Object.keys(TITLES).sort());
});
