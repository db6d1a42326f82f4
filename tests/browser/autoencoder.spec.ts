import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const DIGITS =
  'data=digits&task=autoencoder&net=dense(16,tanh),dense(2,linear),dense(16,tanh)&opt=adam(lr=0.003)&batch=64';
const CIRCLE =
  'data=circle&task=autoencoder&net=dense(8,tanh),dense(1,linear),dense(8,tanh)&opt=adam(lr=0.01)&batch=64';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Code', exact: true });
const pad = (page: Page) => panel(page).getByRole('slider', { name: 'Code to decode' });

async function show(page: Page, experiment: string): Promise<void> {
  await open(page, experiment);
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await expect(pad(page)).toBeVisible();
}

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

test('images: the output panel has reconstructions, and tabs about predictions are not offered', async ({
  shared: page,
}) => {
  await open(page, DIGITS);
  await expect(page.getByRole('tab', { name: 'Code', exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Evaluation', exact: true })).toHaveCount(0);
  await expect(button(page, 'Wrong first')).toHaveCount(0);
  const rows = page.getByRole('list', { name: 'Examples with their reconstructions' }).getByRole('button');
  await expect(rows.nth(1)).toHaveAccessibleName(/^validation example 2 of 269, “\d”, error [\d.]+$/);
  await rows.nth(1).click();
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  const strip = page.getByRole('group', { name: 'Example in view' });
  await expect(strip).toContainText(/validation example 2 of 269\s*“\d”\s*reconstruction error [\d.]+/);
});

test('rows of numbers: each example is read with its reconstruction', async ({ shared: page }) => {
  await open(page, CIRCLE);
  const picture = page.getByRole('img', { name: /^Examples with lines to their reconstructions/ });
  await expect(picture).toBeVisible();
  const reader = page.getByRole('slider', { name: 'Examples, one by one' });
  await reader.focus();
  await page.keyboard.press('ArrowRight');
  await expect(reader).toHaveAttribute(
    'aria-valuetext',
    /“(ring|disc)”, x₁ \S+ reconstructed \S+, .* error [\d.e−-]+$/,
  );
});

test('the tab follows the training, decodes where the arrow keys lead, and compares with PCA', async ({
  shared: page,
}) => {
  await show(page, DIGITS);
  await expect(panel(page)).toContainText(
    /Hidden 2, the narrowest hidden layer that everything passes through: 2 numbers in place of 64 inputs/,
  );
  await train(page, 50);
  await expect(panel(page)).toContainText(/Codes of 1,527 examples at step [1-9]/);
  await expect(panel(page)).toContainText(
    /With as many components, PCA explains 2\d\.\d% of the variance of the validation part .*; this network \S+%/,
  );
  const before = (await pad(page).getAttribute('aria-valuetext')) ?? '';
  await pad(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(pad(page)).not.toHaveAttribute('aria-valuetext', before);
  await expect(pad(page)).toHaveAttribute(
    'aria-valuetext',
    /^\(\S+, \S+\); nearest: \w+ example \d+ of \d+, “\d”, error/,
  );
  // The arrow keys do not trigger the page's → for a step.
  await waitForStatus(page, 'paused');

  const follow = button(page, 'Follow the example in view');
  await follow.click();
  await expect(pad(page)).toHaveAttribute('aria-valuetext', before);
  await expect(follow).toHaveAttribute('aria-disabled', 'true');
});

test('an interpolation goes between two examples that a person chooses', async ({ shared: page }) => {
  await show(page, DIGITS);
  const words = panel(page).getByText(/^From .*, to .*\.$/);
  await expect(words).toHaveText(/^From validation example 1 of 269, “\d”, to train example \d+ of 1258, “\d”\.$/);
  const before = (await words.textContent()) ?? '';
  await button(page, 'Swap').click();
  await expect(words).toHaveText(/^From train example .*, to validation example 1 of 269/);
  await button(page, 'Swap').click();
  await expect(words).toHaveText(before);

  await pad(page).focus();
  for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowLeft');
  const nearest = /nearest: (.*), error/.exec((await pad(page).getAttribute('aria-valuetext')) ?? '')?.[1] ?? '?';
  await button(page, 'Interpolate to it').click();
  await expect(words).toContainText(`to ${nearest}.`);

  const share = panel(page).getByRole('slider', { name: 'Place between the two examples' });
  await share.focus();
  await page.keyboard.press('ArrowRight');
  await expect(share).toHaveAttribute('aria-valuetext', '51.0% of the way');
});

test('the examples that are reconstructed worst can be put into view', async ({ shared: page }) => {
  await show(page, DIGITS);
  await expect(panel(page).getByRole('img', { name: /^Reconstruction errors of the training/ })).toBeVisible();
  const worst = panel(page).getByRole('button', { name: /^Put \w+ example \d+ of \d+, “\d” into view, error/ });
  await expect(worst).toHaveCount(8);
  await worst.nth(2).click();
  await expect(worst.nth(2)).toHaveAttribute('aria-pressed', 'true');
});

test('decoded images can be the background, and axe finds no violation', async ({ shared: page }) => {
  await show(page, DIGITS);
  await panel(page).getByRole('checkbox', { name: 'Decoded images as the background' }).check();
  await expect(panel(page).getByRole('slider', { name: 'Code to decode' })).toBeVisible();
  await expectAccessible(page);
});

test('a code of one number is a line, and numbers are decoded as bars', async ({ shared: page }) => {
  await show(page, CIRCLE);
  await expect(panel(page)).toContainText('a single number in place of 2 inputs');
  await expect(panel(page).getByRole('columnheader', { name: 'decoded', exact: true })).toBeVisible();
  await pad(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(pad(page)).toHaveAttribute('aria-valuetext', /^[−\d.e]+; nearest/);
  await expectAccessible(page);
});

test('without a hidden layer, or for another task, the tab says what to do', async ({ shared: page }) => {
  await show(page, CIRCLE);
  await button(page, 'Remove Hidden 1').click();
  await button(page, 'Remove Hidden 1').click();
  await button(page, 'Remove Hidden 1').click();
  await expect(panel(page)).toContainText('The network has no hidden layer, so there is no code.');
  await button(page, 'Load an autoencoder of digits').click();
  await expect(pad(page)).toBeVisible();
});
