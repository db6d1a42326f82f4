import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, open } from './page.ts';
import { test } from './test.ts';

const gallery = (page: Page) => page.getByRole('dialog', { name: 'Gallery' });
const cards = (page: Page) => gallery(page).getByRole('link');
const card = (page: Page, title: string) => gallery(page).getByRole('link', { name: title });
const find = (page: Page) => gallery(page).getByRole('searchbox', { name: 'Find an experiment' });

async function openGallery(page: Page): Promise<void> {
  await button(page, 'Gallery').click();
  await expect(gallery(page)).toBeVisible();
}

test('the gallery lists ready experiments by topic, and each opens in one click', async ({ page }) => {
  await open(page, 'data=circle&net=dense(5,tanh)&opt=sgd');
  await openGallery(page);
  await expect(find(page)).toBeFocused();
  expect(await cards(page).count()).toBeGreaterThanOrEqual(45);
  await expect(gallery(page).getByRole('heading', { level: 3 }).first()).toHaveText('Perceptron');
  await card(page, 'XOR with four units').click();
  await expect(gallery(page)).toBeHidden();
  await expect(page).toHaveURL(/#data=xor&net=dense\(4,tanh\)&v=1$/);
  await expect(page.locator('#workbench')).toBeFocused();
  await button(page, 'Undo').click();
  await expect(page).toHaveURL(/#data=circle&net=dense\(5,tanh\)&opt=sgd&v=1$/);
  await button(page, 'Redo').click();
  await expect(page).toHaveURL(/#data=xor/);
});

test('experiments are found by words, topic and level', async ({ page }) => {
  await open(page, 'data=circle');
  await openGallery(page);
  const status = gallery(page).getByRole('status');
  const all = await cards(page).count();
  await find(page).fill('gru');
  expect(await cards(page).count()).toBeLessThan(all);
  await expect(card(page, 'Sunspots of three centuries')).toBeVisible();
  await expect(status).toHaveText(`${await cards(page).count()} experiments`);
  await find(page).fill('qwertz');
  await expect(gallery(page)).toContainText('No experiment matches.');
  await find(page).fill('');
  await gallery(page).getByRole('combobox', { name: 'Topic' }).selectOption('Rewards');
  await expect(gallery(page).getByRole('heading', { level: 3 })).toHaveText(['Rewards']);
  await gallery(page).getByRole('group', { name: 'Level' }).getByText('Advanced').click();
  await expect(cards(page)).toHaveCount(1);
  await expect(status).toHaveText('1 experiment');
  await expect(cards(page)).toContainText('A slippery floor');
});

test('the keyboard finds, chooses and opens an experiment', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Gallery').focus();
  await page.keyboard.press('Enter');
  await expect(find(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cards(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cards(page).nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
  await expect(button(page, 'Gallery')).toBeFocused();
  await expect(page).toHaveURL(/#data=circle/);
  await page.keyboard.press('Enter');
  await find(page).fill('spiral depth');
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeHidden();
  await expect(page).toHaveURL(/#data=spiral&net=dense\(20,relu\),dense\(20,relu\),dense\(20,relu\)/);
  await expect(page.locator('#workbench')).toBeFocused();
});

/** The pixels of a thumbnail. */
async function picture(page: Page, title: string): Promise<string> {
  const canvas = card(page, title).locator('canvas');
  await expect(canvas).toBeVisible();
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}

test('a thumbnail trains while its card is pointed at, and shows the recorded picture again afterwards', async ({
  page,
}) => {
  await open(page, 'data=circle');
  await openGallery(page);
  const title = 'XOR with four units';
  const recorded = await picture(page, title);
  const before = page.workers().length;
  await card(page, title).hover();
  await expect.poll(() => page.workers().length).toBe(before + 1);
  await expect.poll(() => picture(page, title)).not.toBe(recorded);
  // Another card trains in the same worker.
  await card(page, 'XOR without a hidden layer').hover();
  await expect.poll(() => picture(page, title)).toBe(recorded);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.workers().length).toBe(before);
});

test('nothing moves in the gallery if a person has asked for reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'data=circle');
  await openGallery(page);
  const recorded = await picture(page, 'XOR with four units');
  const before = page.workers().length;
  await card(page, 'XOR with four units').hover();
  await card(page, 'XOR without a hidden layer').focus();
  await expect(card(page, 'XOR without a hidden layer')).toBeFocused();
  expect(page.workers()).toHaveLength(before);
  expect(await picture(page, 'XOR with four units')).toBe(recorded);
});

test('the palette opens the gallery and each experiment', async ({ page }) => {
  await open(page, 'data=circle');
  await enter(page, 'gallery');
  await expect(gallery(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await enter(page, 'open digits with eight');
  await expect(page).toHaveURL(/#data=digits&net=conv2d\(8,3,relu\),max_pool\(2\)/);
  await expect(page.locator('#workbench')).toBeFocused();
});

test('a card is a link that also opens elsewhere', async ({ page }) => {
  await open(page, 'data=circle');
  await openGallery(page);
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    card(page, 'XOR with four units').click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(other).toHaveURL(/#data=xor&net=dense\(4,tanh\)/);
  await expect(gallery(page)).toBeVisible();
  await expect(page).toHaveURL(/#data=circle/);
});

test('the gallery is accessible, and fits a phone', async ({ page }) => {
  await open(page, 'data=circle');
  await openGallery(page);
  await expectAccessible(page, '[role="dialog"]');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(card(page, 'XOR with four units')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const wide = await gallery(page).evaluate(
    (dialog) =>
      [...dialog.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > 391).length,
  );
  expect(wide).toBe(0);
});
