import { expect, type Page } from '@playwright/test';
import { button, open } from './page.ts';
import { test } from './test.ts';

function drop(page: Page, name: string, text: string): Promise<void> {
  return page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content as string], file as string));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}

test('a dropped file is not lost if the code that reads it cannot be loaded', async ({ page }) => {
  const uncaught: string[] = [];
  page.on('pageerror', ({ message }) => uncaught.push(message));
  const code = /\/importing-[^/]*\.js$/;
  await page.route(code, (route) => route.abort());
  await open(page, 'data=circle');
  const rows = Array.from({ length: 20 }, (_, row) => `${row},${row % 2 ? 'cat' : 'dog'}`);
  await drop(page, 'pets.csv', ['height,animal', ...rows].join('\n'));
  await expect(page.getByRole('dialog', { name: 'Something went wrong' })).toContainText(
    'The file reader could not be loaded.',
  );
  await page.unroute(code);
  await button(page, 'Try again').click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('pets');
  await expect(page.getByRole('dialog', { name: 'Something went wrong' })).toBeHidden();
  expect(uncaught).toEqual([]);
});
