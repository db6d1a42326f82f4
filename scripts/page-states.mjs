/** The main states of the page: the experiment and the actions that lead there. */

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** @param {Page} page */
const status = (page, wanted) =>
  page.waitForFunction(
    (word) => document.querySelector('[data-live="status"]')?.getAttribute('data-value') === word,
    wanted,
    { timeout: 30_000 },
  );

/**
 * Plays until the run has made more than `steps` steps; the run continues.
 * @param {Page} page
 */
export async function play(page, steps) {
  await press(page, 'Play');
  await page.waitForFunction(
    (least) => Number(document.querySelector('[data-live="step"]')?.getAttribute('data-value')) > least,
    steps,
    { timeout: 15_000 },
  );
}

/** @param {string} name */
const inspector = (name) => ({
  name: `inspector-${name.toLowerCase()}`,
  act: async (page) => {
    await play(page, 2_000);
    await press(page, 'Pause');
    await status(page, 'paused');
    // Without reduced motion, the picture could show the page still scrolling to the opened panel.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('tab', { name, exact: true }).click();
    const panel = page.getByRole('tabpanel', { name, exact: true });
    await panel.locator('canvas, svg, .katex').first().waitFor();
    // Layouts and surfaces are computed by workers.
    await panel.getByText(/comes? as soon|being laid out/).waitFor({ state: 'hidden' });
  },
});

/** @type {readonly { name: string, isFirst?: boolean, experiment?: string, wholePage?: boolean, act?: (page: Page) => Promise<unknown> }[]} */
export const STATES = [
  { name: 'first-visit', isFirst: true },
  { name: 'untrained' },
  { name: 'running', act: (page) => play(page, 20_000) },
  {
    name: 'unit-lens',
    act: async (page) => {
      await play(page, 2_000);
      await page.getByRole('button', { name: 'Hidden 2, unit 3', exact: true }).focus();
    },
  },
  { name: 'unit-editor', act: (page) => press(page, 'Hidden 2, unit 3') },
  { name: 'layer-menu', act: (page) => press(page, 'More settings of Hidden 1') },
  { name: 'features', act: (page) => press(page, '2 of 9') },
  { name: 'several-classes', experiment: 'data=iris', act: (page) => play(page, 2_000) },
  {
    name: 'regression-3d',
    experiment: 'data=plane',
    act: async (page) => {
      await press(page, '3-D');
      await play(page, 500);
    },
  },
  { name: 'replicas', experiment: 'data=circle&replicas=16', act: (page) => play(page, 1_000) },
  { name: 'wide', experiment: 'net=dense(256,tanh),dense(64,relu)', act: (page) => play(page, 200) },
  { name: 'deep', experiment: `net=${Array(12).fill('dense(6,tanh)')}`, act: (page) => play(page, 500) },
  {
    name: 'palette',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'legend', act: (page) => press(page, 'Legend of the network') },
  {
    name: 'enlarged-output',
    act: async (page) => {
      await play(page, 2_000);
      await press(page, 'Enlarge the output');
    },
  },
  {
    name: 'inspector-fills',
    act: async (page) => {
      await play(page, 2_000);
      await page.getByRole('tab', { name: 'Distributions', exact: true }).click();
      await press(page, 'Inspector in place of the network');
    },
  },
  {
    name: 'discrete',
    experiment: 'data=spiral&net=dense(16,tanh),dense(16,tanh)',
    act: async (page) => {
      await play(page, 5_000);
      await press(page, 'discrete');
    },
  },
  {
    name: 'world',
    experiment: 'data=cart_pole',
    act: async (page) => {
      await play(page, 200);
      await press(page, 'Pause');
      await status(page, 'paused');
      const move = page.getByRole('slider', { name: 'Move of the episode' });
      for (const key of ['Home', 'PageUp', 'PageUp']) await move.press(key);
      await page.getByRole('tab', { name: 'Episode', exact: true }).click();
    },
  },
  {
    name: 'states',
    experiment: 'data=gridworld',
    act: async (page) => {
      await press(page, 'States');
      await play(page, 300);
    },
  },
  { name: 'data', act: (page) => press(page, 'All data') },
  { name: 'share', act: (page) => press(page, 'Share') },
  {
    name: 'edited',
    act: async (page) => {
      await play(page, 2_000);
      await page.getByLabel('Learning rate, as a number').fill('0.1');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(1_500);
    },
  },
  {
    name: 'dead-units',
    experiment: 'data=spiral&net=dense(8,relu),dense(8,relu),dense(8,relu)&opt=sgd(lr=1)',
    act: (page) => play(page, 3_000),
  },
  ...[
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
  ].map(inspector),
  {
    name: 'earlier-runs',
    act: async (page) => {
      await play(page, 2_000);
      await press(page, 'Reset');
      await play(page, 1_000);
      await page.getByRole('button', { name: /^\d+ earlier runs?$/ }).click();
    },
  },
  {
    name: 'diverged',
    experiment: 'data=plane&net=none&opt=sgd(lr=10)',
    act: async (page) => {
      await press(page, 'Play');
      await status(page, 'diverged');
    },
  },
  {
    name: 'early-stopped',
    experiment: 'data=circle(noise=0.5)&net=dense(16,tanh),dense(16,tanh)&reg=early_stopping(patience=2)',
    act: async (page) => {
      await press(page, 'Play');
      await status(page, 'paused');
    },
  },
  {
    name: 'report',
    wholePage: true,
    act: async (page) => {
      await play(page, 2_000);
      await press(page, 'Pause');
      await status(page, 'paused');
      // As on the page itself, the paper is as large as the page.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: page.viewportSize().width, height });
      await page.emulateMedia({ media: 'print' });
    },
  },
];
