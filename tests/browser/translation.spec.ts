import { expect, type Page, test } from '@playwright/test';
import { button, live, open, waitForStatus } from './page.ts';
import { translate, wordsOf } from './translator.ts';

const TABS = [
  'Preparation',
  'Distributions',
  'Gradients',
  'Landscape',
  'Evaluation',
  'Program',
  'Runs',
  'Formulas',
] as const;

/** Errors that nobody caught. */
function uncaught(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

async function diverge(page: Page) {
  await open(page, 'data=plane&net=none&opt=sgd(lr=10)');
  await translate(page);
  await button(page, 'Play').click();
  await waitForStatus(page, 'diverged');
}

test('a translated page goes on with another data set, and its words stay true', async ({ page }) => {
  const errors = uncaught(page);
  await open(page);
  await translate(page);
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await expect.poll(() => wordsOf(page, '[aria-live="polite"]')).toContain('Training is paused.');
  await page.getByRole('radio', { name: 'Penguins' }).check({ force: true });
  await waitForStatus(page, 'ready');
  await expect.poll(() => wordsOf(page, '[aria-live="polite"]')).toContain('Ready to train.');
  await expect.poll(() => wordsOf(page, '[data-live="status"]')).toBe('ready');
  expect(errors).toEqual([]);
});

test('a translated page comes back from a divergence', async ({ page }) => {
  const errors = uncaught(page);
  await diverge(page);
  const messages = 'section[aria-label="Messages"]';
  await expect.poll(() => wordsOf(page, messages)).toContain('Training has diverged.');
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await expect.poll(() => wordsOf(page, messages)).toMatch(/^Ready to train\.\s*$/);
  expect(errors).toEqual([]);
});

test('a translated page opens every panel and dialog', async ({ page }) => {
  const errors = uncaught(page);
  await open(page, 'data=penguins');
  await translate(page);
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await button(page, 'Step').click();
  }
  for (const name of ['Help', 'All data sets', 'Commands']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: /^.?Pace/ }).click();
  await page.getByRole('menuitemradio').last().click();
  await expect(page.getByRole('menu')).toBeHidden();
  expect(errors).toEqual([]);
});

test('a translated page says what the untranslated one says', async ({ page, context }) => {
  const plain = await context.newPage();
  const walk = async (one: Page, translated: boolean) => {
    await open(one);
    if (translated) await translate(one);
    await one.getByRole('radio', { name: 'XOR' }).check({ force: true });
    await waitForStatus(one, 'ready');
    await button(one, 'Step').click();
    await expect.poll(() => live(one, 'step')).toBe('1');
    await one.getByRole('radio', { name: 'Penguins' }).check({ force: true });
    await waitForStatus(one, 'ready');
    await one.getByRole('radio', { name: 'Circle' }).check({ force: true });
    await waitForStatus(one, 'ready');
    await button(one, 'Step').click();
    await expect.poll(() => live(one, 'step')).toBe('1');
  };
  await walk(plain, false);
  await walk(page, true);
  await expect.poll(() => wordsOf(page, 'main')).toBe(await wordsOf(plain, 'main'));
});

test('formulas, keys, names of columns and the link are not translated', async ({ page }) => {
  await open(page, 'data=penguins');
  await translate(page);
  const marked = (selector: string) => page.locator(`${selector} font`);
  for (const selector of ['.katex', 'kbd', 'code', '[data-live]']) await expect(marked(selector)).toHaveCount(0);
});
