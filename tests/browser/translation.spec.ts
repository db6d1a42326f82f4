import { expect, type Page } from '@playwright/test';
import { live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';
import { translate, wordsOf } from './translator.ts';

const TABS = [
  'Notes',
  'Preparation',
  'Distributions',
  'Gradients',
  'Landscape',
  'Evaluation',
  'Program',
  'Runs',
  'Formulas',
] as const;

/** Matches a name on a translated page, which has marks around it. */
const named = (name: string) => new RegExp(`^\\W?${name}\\W?$`);
const press = (page: Page, name: string) => page.getByRole('button', { name: named(name) }).click();

async function choosePenguins(page: Page) {
  await press(page, 'All data');
  await page.locator('[data-card]', { hasText: 'Penguins' }).click();
  await waitForStatus(page, 'ready');
}

/** Uncaught errors. */
function uncaught(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

async function diverge(page: Page) {
  await open(page, 'data=plane&net=none&opt=sgd(lr=10)');
  await translate(page);
  await press(page, 'Play');
  await waitForStatus(page, 'diverged');
}

test('a translated page works with another dataset, and its texts remain correct', async ({ page }) => {
  const errors = uncaught(page);
  await open(page);
  await translate(page);
  await press(page, 'Step');
  await expect.poll(() => live(page, 'step')).toBe('1');
  await expect.poll(() => wordsOf(page, '[aria-live="polite"]')).toContain('Paused at step 1.');
  await choosePenguins(page);
  await expect.poll(() => wordsOf(page, '[aria-live="polite"]')).toContain('The run starts over.');
  await expect.poll(() => wordsOf(page, '[data-live="status"]')).toBe('ready');
  expect(errors).toEqual([]);
});

test('a translated page recovers from a divergence', async ({ page }) => {
  const errors = uncaught(page);
  await diverge(page);
  const said = '[aria-live="polite"] > :last-child';
  await expect.poll(() => wordsOf(page, said)).toContain('Training has diverged.');
  await press(page, 'Reset');
  await waitForStatus(page, 'ready');
  await expect.poll(() => wordsOf(page, said)).toMatch(/^Ready to train\.\s*$/);
  expect(errors).toEqual([]);
});

test('a translated page opens every panel and dialog', async ({ page }) => {
  const errors = uncaught(page);
  await open(page, 'data=penguins');
  await translate(page);
  await press(page, 'Step');
  await expect.poll(() => live(page, 'step')).toBe('1');
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await press(page, 'Step');
  }
  for (const name of ['Help', 'All data', 'Commands']) {
    await press(page, name);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: /Pace/ }).click();
  await page.getByRole('menuitemradio').last().click();
  await expect(page.getByRole('menu')).toBeHidden();
  expect(errors).toEqual([]);
});

test('a translated page has the same texts as the untranslated one', async ({ page, context }) => {
  test.slow();
  const plain = await context.newPage();
  const walk = async (one: Page, translated: boolean) => {
    await open(one);
    if (translated) await translate(one);
    await one.getByRole('radio', { name: /XOR/ }).check({ force: true });
    await waitForStatus(one, 'ready');
    await press(one, 'Step');
    await expect.poll(() => live(one, 'step')).toBe('1');
    await choosePenguins(one);
    await one.getByRole('radio', { name: /Circle/ }).check({ force: true });
    await waitForStatus(one, 'ready');
    await press(one, 'Step');
    await expect.poll(() => live(one, 'step')).toBe('1');
  };
  await walk(plain, false);
  await walk(page, true);
  await expect.poll(() => wordsOf(page, 'main')).toBe(await wordsOf(plain, 'main'));
});

test('formulas, keys, live numbers and names of engines are not translated', async ({ page }) => {
  await open(page, 'data=penguins');
  await translate(page);
  const marked = (selector: string) => page.locator(`${selector} font`);
  for (const selector of ['.katex', 'kbd', '[data-live="step"]', '[data-live="provider"]'])
    await expect(marked(selector)).toHaveCount(0);
});
