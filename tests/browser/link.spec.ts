import { expect } from '@playwright/test';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

test('an edit is an entry in the history: Back and Forward undo and redo it', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Loss', exact: true }).selectOption('mse');
  await expect(page).toHaveURL(/loss=mse/);
  await page.goBack();
  await expect(page).not.toHaveURL(/loss=mse/);
  await expect(page.getByRole('combobox', { name: 'Loss', exact: true })).toHaveValue('bce');
  await page.goForward();
  await expect(page.getByRole('combobox', { name: 'Loss', exact: true })).toHaveValue('mse');
});

test('a reload opens the experiment in the address', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Spiral' }).check({ force: true });
  await page.getByRole('combobox', { name: 'Optimizer', exact: true }).selectOption('momentum');
  await expect(page).toHaveURL(/data=spiral.*opt=momentum/);
  await page.reload();
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('radio', { name: 'Spiral' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Optimizer', exact: true })).toHaveValue('momentum');
});

test('a fragment edited by hand takes effect without a reload', async ({ page }) => {
  await open(page, 'data=circle');
  await page.evaluate(() => {
    location.hash = 'data=iris&net=dense(5,relu)&v=1';
  });
  await expect(page.getByRole('radio', { name: 'Iris' })).toBeChecked();
  await expect(page.getByText('Hidden 1', { exact: true })).toBeVisible();
  await expect(page.getByText('Hidden 2', { exact: true })).toBeHidden();
});

test('garbage opens the default experiment with a notice', async ({ page }) => {
  await page.goto('/#%E0%A4%A&&&net=[[[=)(&☃');
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('radio', { name: 'Circle' })).toBeChecked();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /unknown|not|instead/i })
      .first(),
  ).toBeVisible();
  await button(page, 'Play').click();
  await waitForStatus(page, 'running');
});

for (const [text, quoted, url] of [
  ['data=circle&opt=adamm', 'adamm', /opt=|data=circle/],
  ['data=circle&net=dense(0,tanh)', '0', /net=dense\(1,tanh\)/],
  ['data=circle&net=dense(100000,tanh)', '100000', /net=dense\(256,tanh\)/],
  ['data=circle&batch=-5', '-5', /batch=1/],
] as const) {
  test(`${text} shows a notice and works`, async ({ shared: page }) => {
    await open(page, text);
    await expect(page.getByText(`"${quoted}"`).first()).toBeVisible();
    await expect(page).toHaveURL(url);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });
}
