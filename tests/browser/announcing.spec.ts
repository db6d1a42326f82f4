import { expect, type Page } from '@playwright/test';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh),dense(4,tanh)&opt=sgd(lr=0.03)';

/** What the page has told screen readers last. */
const said = (page: Page) => page.locator('body > [aria-live="polite"] > :last-child');

test('an edit tells what it changed and what becomes of the run', async ({ shared: page }) => {
  await open(page, CIRCLE);
  await button(page, 'Step').click();
  await expect(said(page)).toHaveText(/^Paused at step 1\. Training loss 0\.\d+, validation accuracy \d+(\.\d)?%\.$/);
  const rate = page.getByRole('spinbutton', { name: /^Learning rate/ });
  await rate.fill('0.1');
  await rate.press('Enter');
  await expect(said(page)).toHaveText('Learning rate 0.1. The run continues.');
  await button(page, 'Add a unit to Hidden 2').click();
  await expect(said(page)).toHaveText('Hidden 2 has 5 units. 43 parameters. The run starts over.');
  await button(page, 'Undo').click();
  await expect(said(page)).toHaveText(/^Hidden 2 has 4 units\. 37 parameters\. Paused at step 1\. /);
});

test('the moves of a slider are told once, as its last value', async ({ shared: page }) => {
  await open(page, CIRCLE);
  await expect(said(page)).toHaveText('Ready to train.');
  await page.evaluate(() => {
    const region = document.querySelector('body > [aria-live="polite"]') as HTMLElement;
    new MutationObserver(() => {
      region.dataset.told = `${region.dataset.told ?? ''}${region.lastElementChild?.textContent}|`;
    }).observe(region, { childList: true });
  });
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  await slider.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.down('ArrowRight');
  const held = await slider.getAttribute('aria-valuetext');
  await page.keyboard.up('ArrowRight');
  await expect(said(page)).toHaveText(`Learning rate ${held}.`);
  await expect(page.locator('[data-told]')).toHaveAttribute('data-told', `Learning rate ${held}.|`);
});

test('a run tells its end with its numbers, and a link does not tell what differs', async ({ shared: page }) => {
  await open(page, `${CIRCLE}&until=steps(20)`);
  await button(page, 'Play').click();
  await waitForStatus(page, 'paused');
  await expect(said(page)).toHaveText(/^Ended after .*\. Training loss 0\.\d+, validation accuracy .*%\.$/);
  await open(page, 'data=xor&net=dense(3,relu)');
  await expect(said(page)).toHaveText('Ready to train.');
});

test('the page is described by what is on it', async ({ shared: page }) => {
  await open(page, CIRCLE);
  const words =
    /^Data Circle, .*2 inputs, 2 classes\. Hidden layers .*, 37 parameters\. Loss .*; optimizer SGD, learning rate 0\.03\. /;
  await expect(page.getByRole('main')).toHaveAccessibleDescription(words);
  await button(page, 'Step').click();
  await expect(page.getByRole('main')).toHaveAccessibleDescription(/ Paused at step 1\. Training loss [^ ]+, /);
});

test('every slider tells its value in words', async ({ shared: page }) => {
  for (const experiment of [CIRCLE, 'data=digits', 'data=bandit', 'data=co2&series=12']) {
    await open(page, experiment);
    const silent = await page
      .locator('[role="slider"], input[type="range"]')
      .evaluateAll((all) => all.filter((one) => !one.ariaValueText).map((one) => one.ariaLabel));
    expect(silent, experiment).toEqual([]);
  }
});
