import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Notes' });
const heading = (page: Page, name: string) => panel(page).getByRole('heading', { name, level: 3, exact: true });
const runs = (page: Page) => panel(page).getByRole('region', { name: 'Demonstration' }).getByRole('list').first();
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the notes' });

/** Opens a note through the search field. */
async function openNote(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Notes' }).click();
  await field(page).fill(title);
  await field(page).press('Enter');
  await expect(heading(page, title)).toBeFocused();
}

test('a note is found, opened, left and opened again with the keyboard alone', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Formulas' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('heading', { name: 'Foundations' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Notes' })).toBeFocused();
  await expectAccessible(page, '[role="tabpanel"]');
  await field(page).focus();
  await page.keyboard.type('gradient flow');
  await expect(panel(page).getByRole('status')).toHaveText(/^\d+ note/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Vanishing gradient')).toBeFocused();
  await expect(panel(page).getByRole('math').first()).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"]');

  await button(page, 'All notes').press('Enter');
  await expect(panel(page).getByRole('button', { name: /^Vanishing gradient/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Vanishing gradient')).toBeFocused();

  // A related entry opens without changing the experiment; its notes lead back.
  await panel(page)
    .getByRole('button', { name: /^Sigmoid/ })
    .press('Enter');
  await expect(heading(page, 'Sigmoid')).toBeFocused();
  await expect(page).not.toHaveURL(/sigmoid/);
  await expectAccessible(page, '[role="tabpanel"]');
  await panel(page).getByRole('button', { name: 'Vanishing gradient', exact: true }).press('Enter');
  await expect(heading(page, 'Vanishing gradient')).toBeFocused();

  // The tab remembers it.
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(heading(page, 'Vanishing gradient')).toBeVisible();
});

test('texts about entries, symbols and diagnoses lead to notes by keyboard', async ({ page }) => {
  await open(page, 'data=plane&net=none&opt=sgd(lr=1.2)');
  await page.getByText('About Plane', { exact: true }).press('Enter');
  await button(page, 'Regression').press('Enter');
  await expect(heading(page, 'Regression')).toBeFocused();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await help
    .getByRole('button', { name: 'Note about the learning rate: the length of a step downhill' })
    .press('Enter');
  await expect(help).toBeHidden();
  await expect(heading(page, 'Learning rate')).toBeFocused();

  await button(page, 'Play').press('Enter');
  await waitForStatus(page, 'diverged');
  await page.getByRole('button', { name: 'Why: Diverged' }).press('Enter');
  const details = page.getByRole('dialog', { name: 'Diverged' });
  await details.getByRole('button', { name: 'Divergence', exact: true }).press('Enter');
  await expect(details).toBeHidden();
  await expect(heading(page, 'Divergence')).toBeFocused();
  // The note leads back to the diagnosis.
  await panel(page)
    .getByRole('button', { name: /^Diverged/ })
    .press('Enter');
  await expect(heading(page, 'Diverged')).toBeFocused();
  await expect(panel(page).getByText('Reported if')).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"]');

  await page.getByRole('tab', { name: 'Evaluation' }).click();
  await page
    .getByRole('region', { name: /^About / })
    .getByRole('button', { name: 'Regression', exact: true })
    .press('Enter');
  await expect(heading(page, 'Regression')).toBeFocused();
});

test('a demonstration trains both of its runs and shows that its claims are true, and one Undo reverts it', async ({
  page,
}) => {
  await open(page, 'data=xor&net=dense(3,tanh)');
  await openNote(page, 'Vanishing gradient');
  await button(page, 'Run it').press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText(/^Done: every claim is true/);
  await expect(runs(page).getByText(/^true: /)).not.toHaveCount(0);
  await expect(runs(page).getByText(/^not true: /)).toHaveCount(0);
  await waitForStatus(page, 'paused');
  await expect(page).toHaveURL(/relu/);
  // The first run is drawn beside the second.
  await expect(page.getByRole('button', { name: '1 earlier run' })).toBeVisible();
  await expectAccessible(page);

  // Again: the claims are the same, and no second earlier run of the same name is kept.
  await button(page, 'Run it').click();
  await expect(panel(page).getByRole('status')).toHaveText(/^Done: every claim is true/);

  await button(page, 'Undo').click();
  await expect(page).toHaveURL(/data=xor/);
  await waitForStatus(page, 'ready', 'paused');
});

test('a demonstration ends when a person interrupts it', async ({ page }) => {
  await open(page, 'data=circle');
  await openNote(page, 'Vanishing gradient');
  // The second run never begins, because an edit comes while the first is loaded.
  await page.evaluate(() => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Run it')?.click();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true }));
  });
  await expect(panel(page).getByRole('status')).toHaveText('It was interrupted.');
  await expect(page).toHaveURL(/data=circle/);
});

for (const width of [390, 1280, 1920]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('the list and a note fit', async ({ shared: page }) => {
      await open(page);
      await page.getByRole('tab', { name: 'Notes' }).click();
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth);
      if (await button(page, 'All notes').isVisible()) await button(page, 'All notes').click();
      await expect(field(page)).toBeVisible();
      expect(await fits()).toBe(width);
      await openNote(page, 'Learning rate');
      await expectAccessible(page, '[role="tabpanel"]');
      expect(await fits()).toBe(width);
      const cut = await panel(page).evaluate((part) => part.scrollWidth - part.clientWidth);
      expect(cut).toBe(0);
    });
  });
}
