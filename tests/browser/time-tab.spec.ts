import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const LSTM = 'data=temporal_order(n=200,length=8)&net=lstm(4)&batch=16';
const CAUSAL = 'data=reverse(n=200)&net=embedding(8),positions,self_attention(2,causal)&batch=16';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Time', exact: true });

async function show(page: Page, experiment: string, view?: string): Promise<void> {
  await open(page, experiment);
  await page.getByRole('tab', { name: 'Time', exact: true }).click();
  if (view !== undefined) await panel(page).getByText(view, { exact: true }).click();
}

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

test('without sequences the tab says what it is for, and loads an experiment', async ({ page }) => {
  await open(page, 'data=circle');
  await enter(page, 'hidden state');
  await expect(panel(page).getByText(/^The pictures appear for sequences/)).toBeVisible();
  await button(page, 'Load sequences with an LSTM').click();
  await expect(panel(page).getByRole('slider', { name: 'Cell c, unit by step' })).toBeVisible();
});

test('unrolled: the gates by key, with the formula, and live', async ({ shared: page }) => {
  await show(page, LSTM, 'Unrolled');
  const cell = panel(page).getByRole('slider', { name: 'Cell c, unit by step' });
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cell).toHaveAttribute('aria-valuetext', /^[−\d.e]+ at step 2 of 8, “[a-dXY]”, unit 2$/);
  await expect(panel(page).getByText(/^Step 2 of 8, /)).toBeVisible();
  await expect(panel(page).getByRole('math').first()).toBeAttached();
  const before = await cell.getAttribute('aria-valuetext');
  await train(page, 30);
  await expect(cell).not.toHaveAttribute('aria-valuetext', before ?? '');

  await panel(page).getByRole('slider', { name: 'Forget gate f, unit by step' }).focus();
  await page.keyboard.press('Home');
  await expect(panel(page).getByText(/the state before it is 0/)).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
});

test('unrolled: any layer with an output at every step', async ({ shared: page }) => {
  await show(page, CAUSAL, 'Unrolled');
  const layers = panel(page).getByRole('combobox', { name: 'Layer' });
  await layers.selectOption({ label: 'Output' });
  const output = panel(page).getByRole('slider', { name: 'Output, unit by step' });
  await output.hover();
  await expect(output).toHaveAttribute('aria-valuetext', /at step 3 of 5, “[a-j]”, probability of “[a-j]”/);
});

test('the gradient by time, read by key and compared with other recurrent layers', async ({ shared: page }) => {
  await show(page, LSTM, 'Gradient by time');
  await train(page, 10);
  const plot = panel(page).getByRole('slider', { name: 'Length of the gradient by step of the sequence' });
  await plot.focus();
  await page.keyboard.press('End');
  await expect(plot).toHaveAttribute('aria-valuetext', /^step 8: LSTM 1 [\d.e−]+$/);
  await expect(panel(page).getByText(/^In LSTM 1, the gradient /)).toBeVisible();
  await button(page, 'Compare RNN, GRU, LSTM').click();
  await expect(plot).toHaveAttribute('aria-valuetext', /^step 8: this LSTM [\d.e−]+, RNN [\d.e−]+, GRU [\d.e−]+$/);
  await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
  await button(page, 'Remove the comparison').click();
  await expect(plot).toHaveAttribute('aria-valuetext', /^step 8: LSTM 1 [\d.e−]+$/);
});

test('a truncated gradient is exactly 0 at the first steps', async ({ shared: page }) => {
  await show(page, 'data=temporal_order(n=200,length=8)&net=rnn(4,truncate=3)&batch=16', 'Gradient by time');
  await expect(panel(page).getByText(/is exactly 0 at steps 1 to 5: the layer cuts it after 3 steps/)).toBeVisible();
});

test('connectivity: later steps cannot count with a causal mask', async ({ shared: page }) => {
  await show(page, CAUSAL, 'Connectivity');
  const prediction = panel(page).getByRole('slider', { name: 'Prediction in view' });
  await prediction.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(prediction).toHaveAttribute('aria-valuetext', /^step 2 of 5: “[a-j]”$/);
  await expect(panel(page).getByText(/at step 2 is/)).toBeVisible();
  await expect(panel(page).getByText(/Steps after step 2 cannot count/)).toBeVisible();
  const strength = panel(page).getByRole('slider', { name: 'Strength by step' });
  await strength.focus();
  await page.keyboard.press('End');
  await expect(strength).toHaveAttribute('aria-valuetext', /^0 at step 5 of 5, “[a-j]”$/);
  await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
});
