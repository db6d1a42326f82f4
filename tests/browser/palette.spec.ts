import { expect, type Page, type Route } from '@playwright/test';
import { button, open } from './page.ts';
import { test } from './test.ts';

const search = (page: Page) => page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');

test('letters typed while the palette is on its way and after it has arrived are one text', async ({ page }) => {
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

test('no letter is lost of those that are typed in the moment in which the palette arrives', async ({ page }) => {
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
