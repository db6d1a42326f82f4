import { expect, type Page, type Route } from '@playwright/test';
import { button, enter, live, open, search } from './page.ts';
import { test } from './test.ts';

test('letters typed before and after the palette has loaded form one text', async ({ page }) => {
  const held: Route[] = [];
  await page.route(/Palette-.*\.js$/, (route) => void held.push(route));
  await open(page, 'data=circle');
  await button(page, 'Commands').click();
  await expect(page.getByRole('textbox', { name: 'Command', exact: true })).toBeFocused();
  await page.keyboard.type('bre');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('ast');
  await expect(search(page)).toHaveValue('breast');
});

test('no letter typed at the moment when the palette loads is lost', async ({ page }) => {
  const held: Route[] = [];
  await page.route(/Palette-.*\.js$/, (route) => void held.push(route));
  await open(page, 'data=circle');
  await button(page, 'Commands').click();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const text = 'breast cancer wisconsin diagnostic';
  const typing = page.keyboard.type(text);
  for (const route of held) await route.continue();
  await typing;
  await expect(search(page)).toHaveValue(text);
});

test('Enter pressed while the palette loads runs the match once it has loaded', async ({ page }) => {
  const held: Route[] = [];
  await page.route(/Palette-.*\.js$/, (route) => void held.push(route));
  await open(page, 'data=circle&opt=sgd');
  await button(page, 'Commands').click();
  await page.keyboard.type('runs at once');
  await page.keyboard.press('Enter');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await expect(page.getByRole('combobox', { name: 'Runs at once' })).toBeFocused();
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
});

test('Enter runs the match for the whole text, and a setting gets the focus', async ({ shared: page }) => {
  await open(page, 'data=circle&opt=sgd');
  await enter(page, 'learn');
  await expect(page.getByRole('spinbutton', { name: 'Learning rate, as a number' })).toBeFocused();
  await page.keyboard.type('0.25');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/opt=sgd\(lr=0\.25\)/);
  await enter(page, 'units of hidden 2');
  await expect(page.getByRole('spinbutton', { name: 'Units of Hidden 2' })).toBeFocused();
  await enter(page, 'runs at once');
  await expect(page.getByRole('combobox', { name: 'Runs at once' })).toBeFocused();
});

test('Enter does nothing without a match, or with a weak one', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  const dialog = page.getByRole('dialog', { name: 'Commands' });
  await enter(page, '');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('qwertz');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Nothing matches “qwertz”.');
  await search(page).fill('new initial weights');
  await expect(dialog.getByRole('option', { name: /^Next seed/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Press ↓ to choose one.');
  await expect(page).not.toHaveURL(/seed/);
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await live(page, 'step')).toBe('1');
});

/** Opens the note about a concept, and from there the part of the page that shows it. */
async function show(page: Page, concept: string): Promise<void> {
  await enter(page, concept);
  await expect(page.getByRole('tabpanel', { name: 'Notes' }).getByRole('heading', { level: 3 })).toBeFocused();
  await button(page, 'Show it on the page').click();
}

test('a concept leads to its note, and from there to the part of the page that shows it', async ({ shared: page }) => {
  const places: Record<string, string> = {
    Overfitting: 'section[aria-labelledby="generalization-gap"]',
    'Vanishing gradient': 'section[aria-labelledby="gradient-norms"]',
    'Exploding gradient': 'section[aria-labelledby="gradient-norms"]',
    'Update ratio': 'section[aria-labelledby="update-ratios"]',
    'Confusion matrix': 'section[aria-labelledby="confusion-matrix"]',
    'ROC curve': 'section[aria-labelledby="roc-curve"]',
    'Precision and recall': 'section[aria-labelledby="precision-recall-curve"]',
    Calibration: 'section[aria-labelledby="calibration-curve"]',
    'Missing values': '[data-step="missing"]',
    Outliers: '[data-step="outliers"]',
    'One-hot encoding': '[data-step="encode"]',
    Normalization: '[data-step="scale"]',
    'Data augmentation': '[data-step="augment"]',
    'Cross-validation': '[aria-label="Folds of cross-validation"]',
    'Learning curves': '[aria-label="Losses"]',
    Dropout: '[aria-label^="Another kind of layer"]',
    'Weight decay': '[aria-label="Add a regularizer"]',
    Divergence: '[aria-label="Learning rate, as a number"]',
    'Decision boundary': '[data-part="output"]',
    'Loss landscape': '[role="tabpanel"]',
  };
  await open(page, 'data=circle');
  for (const [title, place] of Object.entries(places)) {
    await show(page, title);
    const focused = page.locator(place).and(page.locator(':focus'));
    await expect(focused, title).toBeVisible();
    await expect(focused, title).toBeInViewport();
  }
  await open(page, 'data=plane');
  await show(page, 'residuals');
  await expect(page.locator('section[aria-labelledby="residuals"]')).toBeFocused();
});

test('content that loads above a place does not push it out of view', async ({ page }) => {
  await open(page, 'data=circle');
  await show(page, 'overfitting');
  await expect(page.getByRole('heading', { name: 'Confusion matrix' })).toBeAttached();
  await expect(page.locator('section[aria-labelledby="generalization-gap"]')).toBeInViewport({ ratio: 0.5 });
});

test('panels are arranged from the palette', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await enter(page, 'fold the inspector');
  await expect(page.getByRole('tabpanel')).toBeHidden();
  await enter(page, 'overfitting');
  await expect(page.getByRole('tabpanel', { name: 'Notes' })).toBeVisible();
  await enter(page, 'enlarge the output');
  await expect(page.getByRole('heading', { name: 'Network', level: 2 })).toBeHidden();
  await enter(page, 'seed');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toBeFocused();
  await enter(page, 'fold the inspector');
  await enter(page, 'proposed');
  await expect(page.getByRole('tabpanel')).toBeVisible();
});
