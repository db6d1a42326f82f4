import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const TRANSFORMER = 'data=names(n=300)&net=embedding(6),positions(learned),transformer_block(2,8)&opt=adam';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Attention', exact: true });

async function show(page: Page, experiment: string): Promise<void> {
  await open(page, experiment);
  await page.getByRole('tab', { name: 'Attention', exact: true }).click();
}

test('heads, the softmax of a row by key, and masked cells', async ({ shared: page }) => {
  await show(page, TRANSFORMER);
  const matrix = panel(page).getByRole('slider', { name: 'Transformer block 3, head 1: what each step attends to' });
  await expect(matrix).toBeVisible();
  await matrix.focus();
  const before = await matrix.getAttribute('aria-valuetext');
  expect(before).toMatch(/^step 12 “.” attends to step 1 “.”: weight 0\.\d+$/);
  await page.keyboard.press('ArrowUp');
  await expect(matrix).toHaveAttribute('aria-valuetext', /^step 11 /);
  const row = panel(page).getByRole('region', { name: 'What step 11 attends to' });
  await expect(row.getByRole('row')).toHaveCount(12);
  await expect(panel(page).getByText('The weights sum to 1; 1 later step is masked.')).toBeVisible();
  for (let step = 0; step < 11; step++) await page.keyboard.press('ArrowRight');
  await expect(matrix).toHaveAttribute('aria-valuetext', /: masked$/);

  await panel(page).getByRole('button', { name: 'Transformer block 3, head 1' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('slider', { name: /^Transformer block 3, head 2/ })).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"]:not([hidden])');
});

test('tokens in the plane move while the network trains, with their neighbours', async ({ shared: page }) => {
  await show(page, TRANSFORMER);
  const tokens = panel(page).getByRole('slider', { name: 'Embedding 1: tokens in the plane' });
  await tokens.focus();
  await page.keyboard.press('ArrowRight');
  await expect(tokens).toHaveAttribute('aria-valuetext', /^b, nearest: . −?0\.\d+, /);
  const before = await tokens.getAttribute('aria-valuetext');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  await expect(tokens).not.toHaveAttribute('aria-valuetext', before ?? '');
  await expect(panel(page).getByRole('slider', { name: 'Positions 2: positions in the plane' })).toBeVisible();
});

test('without such layers, the tab says which to add', async ({ page }) => {
  await show(page, 'data=dyck&net=gru(4)');
  await expect(panel(page).getByText(/^Add a Self-attention or a Transformer block layer/)).toBeVisible();
  await button(page, 'Load names with a transformer').click();
  await expect(panel(page).getByRole('slider', { name: /head 1: what each step attends to/ })).toBeVisible();
});
