import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open } from './page.ts';
import { test } from './test.ts';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'One step' });
const stage = (page: Page) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.locator('[aria-current="step"]') });
const card = (page: Page) => panel(page).getByRole('region', { name: 'How the chosen number is computed' });
const quantity = (page: Page, name: string) => panel(page).locator(`[data-quantity="${name}"]`);
const NET = 'net=dense(2,tanh)&batch=3&opt=sgd(lr=0.1)';

/** The numbers of the equation, as a person reads them off the page. */
const source = (page: Page) => card(page).locator('annotation').first();

test('a link opens a stage, and the keys lead through all of them and back', async ({ page }) => {
  await open(page, `${NET}&stage=2`);
  await expect(stage(page)).toHaveText('2 Hidden 1');
  await expect(source(page)).toContainText('z^{(1)}_{1,\\,1}');
  await expectAccessible(page, '[role="tabpanel"]');

  // In a lecture, nothing has the focus.
  const titles = ['Output', 'Loss', 'Gradient: Output', 'Gradient: Hidden 1', 'Update: Hidden 1', 'Update: Output'];
  for (const [index, title] of titles.entries()) {
    await page.keyboard.press('ArrowRight');
    await expect(stage(page)).toHaveText(`${index + 3} ${title}`);
  }
  await expect(page).toHaveURL(/stage=8/);
  await page.keyboard.press('Home');
  await expect(stage(page)).toHaveText('1 Data');
  await expect(card(page)).toContainText('nothing in the step computes it');

  // Another tab takes the stage out of the link.
  await page.getByRole('tab', { name: 'Formulas' }).click();
  await expect(page).not.toHaveURL(/stage=/);
});

test('a number leads to the numbers that it is computed from, and back', async ({ page }) => {
  await open(page, `${NET}&stage=6`);
  await expect(source(page)).toContainText('W^{(1)}_{1,\\,1}');
  const part = card(page)
    .getByRole('button', { name: /gradient with respect to the weighted sums/ })
    .first();
  await part.press('Enter');
  await expect(card(page).getByRole('heading')).toHaveText('Gradient with respect to the weighted sums');
  await card(page)
    .getByRole('button', { name: /gradient with respect to the outputs/ })
    .press('Enter');
  await expect(card(page).getByRole('heading')).toHaveText('Gradient with respect to the outputs');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(card(page).getByRole('heading')).toHaveText('Gradient with respect to the weights');
});

test('a number on the page is lit in the network, in the table and in the equation', async ({ page }) => {
  await open(page, `${NET}&stage=2`);
  const weight = card(page)
    .getByRole('button', { name: /weights$/ })
    .first();
  await weight.focus();
  await expect(weight).toHaveAttribute('data-pointed');
  await expect(quantity(page, 'parameter dense1/weight').locator('[data-pointed]')).toHaveCount(1);
  await expect(quantity(page, 'parameter dense1/weight').locator('[data-lit]')).toHaveCount(2);
});

test('the step that was shown is the step that the run makes', async ({ page }) => {
  await open(page, `${NET}&stage=7`);
  const next = quantity(page, 'next dense1/weight').getByRole('button').first();
  const shown = await next.textContent();
  await page.keyboard.press('Tab');
  await button(page, 'Next').focus();
  await page.keyboard.press('End');
  await button(page, 'Take this step').press('Enter');
  await expect(stage(page)).toHaveText('1 Data');
  await panel(page)
    .getByRole('button', { name: /Hidden 1$/ })
    .first()
    .click();
  await expect(quantity(page, 'parameter dense1/weight').getByRole('button').first()).toHaveText(shown ?? '');
});

test('one example alone, and another example of the batch', async ({ page }) => {
  await open(page, `${NET}&stage=2`);
  await expect(source(page)).toContainText('_{1,\\,1}');
  await button(page, 'Next example').press('Enter');
  await expect(source(page)).toContainText('z^{(1)}_{2,\\,1}');
  await panel(page).getByRole('combobox', { name: 'Which examples the step reads' }).selectOption('One example');
  await expect(source(page)).toContainText('z^{(1)}_{1}');
});

test('a number of another example brings that example into view', async ({ page }) => {
  await open(page, `${NET}&stage=4`);
  await card(page)
    .getByRole('button', { name: /logits/ })
    .last()
    .press('Enter');
  await expect(panel(page).getByText('Example 3 of 3')).toBeVisible();
  await expect(panel(page).locator('button[aria-pressed="true"]')).toHaveCount(1);
});

test('a worksheet, with and without the answers', async ({ page }) => {
  await open(page, `${NET}&stage=1`);
  await button(page, 'Worksheet').press('Enter');
  const tasks = panel(page).getByRole('article').locator('ol > li');
  await expect(tasks).toHaveCount(8);
  await expect(tasks.nth(1)).toContainText('Each unit of Hidden 1 weighs its inputs');
  const lines = tasks.nth(1).locator('annotation').first();
  await expect(lines).not.toContainText('tanh');
  await expectAccessible(page, '[role="tabpanel"]');
  const before = await lines.textContent();
  await page.getByRole('checkbox', { name: 'with the answers' }).check();
  await expect(lines).not.toHaveText(before ?? '');
  // The page prints the worksheet alone.
  await page.evaluate(() => {
    window.print = () => {
      document.title = `${document.documentElement.dataset.prints} ${document.querySelectorAll('body > article').length}`;
    };
  });
  await button(page, 'Print').press('Enter');
  await expect(page).toHaveTitle('worksheet 1');
  await expect(page.locator('html')).not.toHaveAttribute('data-prints');
});

test('formulas are shown with the present numbers', async ({ page }) => {
  await open(page, NET);
  const loss = page.locator('[data-part="loss"]');
  await loss.getByRole('button', { name: 'Numbers' }).press('Enter');
  await expect(loss.locator('annotation').nth(1)).toContainText('\\mathcal{L} &=');
  const optimizer = page.locator('[data-part="optimizer"]');
  await expect(optimizer.locator('annotation').filter({ hasText: "{W^{(1)}_{1,\\,1}}'" })).toBeAttached();
  const initializer = page.locator('[data-part="initializer"]');
  await expect(initializer.locator('annotation').filter({ hasText: 'n_{\\text{in}} = 2' })).toBeAttached();
  await loss.getByRole('button', { name: 'Numbers' }).press('Enter');
  await expect(loss.locator('annotation')).toHaveCount(1);
});

test('the glossary leads to the numbers of a symbol, and a word of the step to the glossary', async ({ page }) => {
  await open(page, NET);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: /^Numbers of the learning rate/ }).press('Enter');
  await expect(stage(page)).toHaveText('7 Update: Hidden 1');
  await panel(page).getByRole('status').getByRole('button', { name: 'gradient' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('the direction in which the loss rises fastest');
});
