import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

async function openTab(page: Page): Promise<void> {
  await button(page, 'All data').click();
  await page.getByRole('tab', { name: 'Your text' }).click();
}

test('a pasted text becomes a vocabulary, then data of which every next token is predicted, also from the link', async ({
  page,
}) => {
  await open(page, 'data=circle');
  await openTab(page);
  await page.getByRole('textbox', { name: 'Your text' }).fill('שלום 👨‍👩‍👧‍👦\n'.repeat(120));
  await button(page, 'Read the text').click();
  const vocabulary = page.getByRole('list', { name: 'Vocabulary' });
  // Four letters, a space, a family and a line break.
  await expect(vocabulary.getByRole('listitem')).toHaveCount(7);
  await expect(vocabulary.getByRole('listitem').filter({ hasText: '👨‍👩‍👧‍👦' })).toHaveText('👨‍👩‍👧‍👦 120');
  await page.getByLabel('Tokens').selectOption('words');
  await expect(vocabulary.getByRole('listitem')).toHaveCount(3);
  await page.getByLabel('Tokens').selectOption('characters');
  await expect(vocabulary.getByRole('listitem')).toHaveCount(7);
  await expectAccessible(page);
  await button(page, 'Use it').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/data=table&table=1/);
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('spinbutton', { name: 'Window' })).toHaveValue('32');
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  expect(await live(page, 'step')).toBe('1');

  await page.reload();
  await waitForStatus(page, 'ready', 'paused');
  await expect(page.getByRole('spinbutton', { name: 'Window' })).toHaveValue('32');
});

test('the encoding of a text file is guessed, and can be corrected', async ({ page }) => {
  await open(page, 'data=circle');
  await openTab(page);
  const buffer = Buffer.from('héllo wörld '.repeat(60), 'latin1');
  await page.getByLabel('File with a text').setInputFiles({ name: 'latin.txt', mimeType: 'text/plain', buffer });
  await expect(page.getByText('If letters look wrong, choose another encoding.')).toBeVisible();
  await page.getByLabel('Encoding').selectOption('Windows-1252 (Western Europe)');
  await expect(page.getByRole('list', { name: 'Vocabulary' }).getByText('é')).toBeVisible();
  await expect(page.getByText('If letters look wrong, choose another encoding.')).toBeHidden();
});

test('a text that is too short or too large is refused with a sentence', async ({ page }) => {
  await open(page, 'data=circle');
  await openTab(page);
  await page.getByRole('textbox', { name: 'Your text' }).fill('To be');
  await button(page, 'Read the text').click();
  await expect(page.getByRole('alert')).toContainText('The text has only 5 characters.');
  const large = { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.from('ab'.repeat(2.5 * 2 ** 20)) };
  await page.getByLabel('File with a text').setInputFiles(large);
  await expect(page.getByRole('alert')).toContainText('The text has 5 MB, and at most 1 MB can be used.');
});

test('rows of a table become windows of a time series and back', async ({ page }) => {
  await open(page, 'data=co2');
  await page.getByLabel('Examples', { exact: true }).selectOption('windows');
  await expect(page).toHaveURL(/series=24,1&net=lstm/);
  const horizon = page.getByRole('spinbutton', { name: 'Horizon' });
  await horizon.fill('3');
  await horizon.press('Enter');
  await expect(page).toHaveURL(/series=24,3/);
  await expect(page.getByText('Predicts Change 3 rows ahead from 24 rows.')).toBeVisible();
  const window = page.getByRole('spinbutton', { name: 'Window' });
  await window.fill('200');
  await window.press('Enter');
  await expect(page.getByText('"200" rows with a horizon of 3 leaves too few windows')).toBeVisible();
  await page.getByLabel('Examples', { exact: true }).selectOption('rows');
  await expect(page).not.toHaveURL(/series/);
});
