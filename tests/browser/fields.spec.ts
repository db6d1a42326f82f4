import { expect, type Locator, type Page } from '@playwright/test';
import { button, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const complaint = (page: Page) => page.getByRole('alert').filter({ visible: true });
const rate = (page: Page) => page.getByRole('spinbutton', { name: 'Learning rate, as a number' });

async function enter(page: Page, field: Locator, text: string) {
  await field.focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** Typed texts, and the numbers that they mean. */
const TYPED: readonly [text: string, value: number][] = [
  ['0,03', 0.03],
  ['−0.5', -0.5],
  ['3e‑2', 0.03],
];

/** Expects that a field contains the meant number, or that it stays in its range and explains why. */
async function expectMeant(page: Page, field: Locator, text: string, value: number) {
  const name = await field.getAttribute('aria-label');
  const before = await field.inputValue();
  await enter(page, field, text);
  const settled = async () => Number(await field.inputValue()) === value || (await complaint(page).count()) > 0;
  await expect.poll(settled, { message: `${name}: ${text}` }).toBe(true);
  const shown = Number(await field.inputValue());
  if (shown === value) return expect(complaint(page), `${name}: ${text}`).toHaveCount(0);
  const [min, max] = await Promise.all(['min', 'max'].map((end) => field.getAttribute(`aria-value${end}`)));
  const rounded = Math.min(Math.max(Math.round(value), Number(min)), Number(max));
  expect([Number(before), rounded], `${name}: ${text} became ${shown}`).toContain(shown);
  await expect(complaint(page), `${name}: ${text}`).toContainText(`"${text}"`);
  await page.keyboard.press('Escape');
  await expect(complaint(page)).toHaveCount(0);
}

const EXPERIMENTS = {
  'an optimizer, a schedule, layers and penalties':
    'data=circle&net=dense(4,tanh),dropout(0.2),batch_norm&opt=nadam&schedule=one_cycle&reg=l1,clip_norm,early_stopping',
  'a sweep': 'data=circle&net=dense(4,tanh)&replicas=4&sweep=lr(0.01..1,4)',
  'an initializer': 'data=plane&net=dense(3,leaky_relu)&init=uniform&bias=normal&loss=huber&schedule=step',
};

for (const [what, experiment] of Object.entries(EXPERIMENTS)) {
  test(`every field contains the meant number, or explains why not: ${what}`, async ({ page }) => {
    test.slow();
    await open(page, experiment);
    const fields = page.getByRole('spinbutton');
    await expect(fields.first()).toBeVisible();
    const labels = await fields.evaluateAll((all) => all.map((field) => field.ariaLabel as string));
    expect(labels.length).toBeGreaterThan(3);
    for (const label of labels) {
      const field = page.getByRole('spinbutton', { name: label, exact: true }).first();
      const before = await field.inputValue();
      for (const [text, value] of TYPED) await expectMeant(page, field, text, value);
      await enter(page, field, before);
    }
  });
}

test('a weight and a threshold contain the meant number', async ({ page }) => {
  await open(page, 'data=circle&net=dense(2,tanh)');
  await page.getByRole('button', { name: 'Hidden 1, unit 1', exact: true }).click();
  const weight = page.getByRole('dialog').getByRole('spinbutton', { name: 'Weight from x₂' });
  for (const [text, value] of TYPED) await expectMeant(page, weight, text, value);
  await page.keyboard.press('ArrowUp');
  await expect(weight).toHaveValue('0.13');
  await enter(page, weight, '1,234');
  await expect(complaint(page)).toHaveText('"1,234" can mean 1234 or 1.234, so 0.13 is kept. Type one of these.');
  // Escape closes the topmost layer.
  await page.keyboard.press('Escape');
  await expect(complaint(page)).toHaveCount(0);
  await expect(weight).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(weight).toBeHidden();
});

test('a message beside the field explains unusable text until a key or a press', async ({ page }) => {
  await open(page, 'data=circle');
  await enter(page, rate(page), 'fast');
  await expect(complaint(page)).toHaveText('"fast" is not a number, so 0.03 is kept.');
  await expect(rate(page)).toHaveValue('0.03');
  await expect(rate(page)).toHaveAccessibleDescription(/"fast" is not a number/);
  await page.keyboard.type('0');
  await expect(complaint(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(rate(page)).toHaveValue('0.03');
  await expect(button(page, 'Undo')).toBeDisabled();

  await rate(page).fill('500');
  await button(page, 'Play').focus();
  await expect(complaint(page)).toHaveText('"500" is outside 0.00001 to 10, so 0.03 is kept.');
  await expect(rate(page)).toHaveValue('0.03');
  await expect(button(page, 'Undo')).toBeDisabled();
  await page.mouse.click(5, 450);
  await expect(complaint(page)).toHaveCount(0);
});

test('an entry is a single edit, and the arrow keys move between the positions of the slider', async ({ page }) => {
  await open(page, 'data=circle');
  await enter(page, rate(page), '1,5·10⁻²');
  await expect(page).toHaveURL(/lr=0\.015\)/);
  await button(page, 'Undo').click();
  await expect(rate(page)).toHaveValue('0.03');
  await expect(button(page, 'Undo')).toBeDisabled();
  await rate(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect(rate(page)).toHaveValue('0.032');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  const low = Number(await rate(page).inputValue());
  expect(low).toBeGreaterThan(0.005);
  expect(low).toBeLessThan(0.03);
  await waitForStatus(page, 'ready');
  expect(await live(page, 'step')).toBe('0');
});
