import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const PETS = [
  'height,weight,animal',
  ...Array.from({ length: 40 }, (_, row) => `${20 + row},${row / 4},${row % 3 ? 'cat' : 'dog'}`),
].join('\n');

async function openDialog(page: Page, tab = 'Choose'): Promise<void> {
  await button(page, 'All data').click();
  await page.getByRole('tab', { name: tab }).click();
}

async function read(page: Page, text: string): Promise<void> {
  await page.getByLabel('Text of the table').fill(text);
  await button(page, 'Read the text').click();
}

async function step(page: Page): Promise<void> {
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  expect(await live(page, 'step')).toBe('1');
}

test('a dataset is found and chosen with the keyboard, and the focus returns to where it was', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'All data').press('Enter');
  await expect(page.getByLabel('Find a dataset')).toBeFocused();
  await page.keyboard.type('petal');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Iris/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'All data')).toBeFocused();
  await expect(page).toHaveURL(/data=iris/);
  await step(page);
});

test('the dialog asks first for the kind of learning, which can also be chosen beside the data', async ({ page }) => {
  await open(page, 'data=circle');
  await openDialog(page);
  await page.getByRole('radio', { name: 'Unsupervised' }).check({ force: true });
  await page.getByRole('radio', { name: 'Autoencoder' }).check({ force: true });
  await expect(page.getByText('The network gets no targets.', { exact: false })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sequences' })).toBeHidden();
  await page.getByRole('button', { name: /^Iris/ }).click();
  await expect(page).toHaveURL(/data=iris&task=autoencoder/);
  await step(page);

  await page.getByRole('combobox', { name: 'Learns' }).selectOption({ label: 'the target' });
  await expect(page).not.toHaveURL(/task=/);
  await step(page);
});

test('a world is offered for reinforcement learning, or found by a search', async ({ page }) => {
  await open(page, 'data=circle');
  await openDialog(page);
  await expect(page.getByRole('button', { name: /^Cart-pole/ })).toBeHidden();
  await page.getByLabel('Find a dataset').fill('cart');
  await expect(page.getByRole('button', { name: /^Cart-pole/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Reinforcement' }).check({ force: true });
  await page.getByLabel('Find a world').fill('');
  await expect(page.getByRole('listitem')).toHaveCount(5);
  await page.getByRole('button', { name: /^Gridworld/ }).click();
  await expect(page).toHaveURL(/data=gridworld/);
  await expect(page.getByLabel('Worlds, as a number')).toHaveValue('32');
  await expect(page.getByRole('slider', { name: 'Batch size' })).toBeHidden();
  await step(page);
});

test('a pasted table is corrected, used and trained on, and is still there after a reload', async ({ page }) => {
  await open(page, 'data=circle');
  await openDialog(page, 'Bring your own');
  await read(page, 'height,animal\n1,"cat');
  await expect(page.getByRole('alert')).toContainText('line 2, column 2');
  await read(page, PETS);
  await expect(page.getByRole('alert')).toBeEmpty();
  await page.getByLabel('Kind of height').selectOption('Ignore');
  await expect(page.getByRole('status').filter({ hasText: 'will contain the table' })).toBeVisible();
  await page.getByText('Paste text').click();
  await read(page, 'nothing but words');
  await expect(page.getByRole('alert')).toContainText('The table below is the previous one');
  await button(page, 'Use it').click();
  await expect(page.getByRole('radio', { name: 'Pasted table' })).toBeChecked();
  await step(page);
  await page.reload();
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('radio', { name: 'Pasted table' })).toBeChecked();
  await openDialog(page);
  await expect(page.getByRole('region', { name: 'Your data' })).toContainText('40 rows · 2 columns');
});

test('points are drawn with the pointer and the keyboard, and used for training', async ({ page }) => {
  await open(page, 'data=circle');
  await openDialog(page, 'Draw');
  const paper = page.getByRole('application');
  const box = await paper.boundingBox();
  if (!box) throw new Error('no paper');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 220, { steps: 8 });
  await page.mouse.up();
  await expect(button(page, 'Use it')).toHaveAttribute('aria-disabled', 'true');
  await paper.focus();
  await page.keyboard.press('2');
  for (const key of ['ArrowRight', 'Space', 'Shift+ArrowRight', 'Space', 'Space', 'Control+z'])
    await page.keyboard.press(key);
  await expect(page.getByText('B8', { exact: true })).toBeVisible();
  await button(page, 'Use it').click();
  await expect(page.getByRole('radio', { name: 'Drawing' })).toBeChecked();
  await step(page);
});

test('a file dragged over the page gets a drop target; two files are rejected', async ({ page }) => {
  await open(page, 'data=circle');
  const drag = (type: string, ...names: string[]) =>
    page.evaluate(
      ([name, text, files]) => {
        const transfer = new DataTransfer();
        for (const file of files as string[]) transfer.items.add(new File([text as string], file));
        window.dispatchEvent(
          new DragEvent(name as string, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      },
      [type, PETS, names] as const,
    );
  await drag('dragover', 'pets.csv');
  await expect(page.getByText('Drop a CSV or TSV file')).toBeVisible();
  await drag('drop', 'pets.csv', 'more.csv');
  await expect(page.getByRole('alert')).toContainText('2 files were dropped');
  await drag('drop', 'pets.csv');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('pets');
});

test('axe finds no violation in the dataset dialog', async ({ page }) => {
  await open(page, 'data=circle');
  await openDialog(page);
  await page.locator('summary', { hasText: 'About Iris' }).click();
  for (const tab of ['Choose', 'Draw', 'Bring your own']) {
    await page.getByRole('tab', { name: tab }).click();
    if (tab === 'Bring your own') {
      await read(page, PETS);
      await expect(button(page, 'Use it')).toBeVisible();
    }
    await expectAccessible(page, '[role="dialog"]');
  }
});

test('a table that is too large for a link is restored in this browser; another browser explains what is missing', async ({
  page,
  browser,
}) => {
  await open(page, 'data=circle');
  await openDialog(page, 'Bring your own');
  const rows = Array.from({ length: 500 }, (_, row) => `${Math.sin(row * row)},${Math.cos(row) * row},${row % 2}`);
  await read(page, ['a,b,class', ...rows].join('\n'));
  await expect(page.getByRole('status').filter({ hasText: 'kept in this browser' })).toBeVisible();
  await button(page, 'Use it').click();
  await expect(page).toHaveURL(/table=~/);
  await page.reload();
  await step(page);
  await expect(page.getByRole('radio', { name: 'Pasted table' })).toBeChecked();

  const elsewhere = await browser.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByText(/only the browser that made this one has them/)).toBeVisible();
  await waitForStatus(elsewhere, 'ready');
  await elsewhere.close();
});
