import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

for (const [device, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(device, () => {
    test.use({ viewport });

    test('axe finds no violation, untrained, running and paused', async ({ shared: page }) => {
      await open(page);
      await expectAccessible(page);
      await button(page, 'Play').click();
      await waitForStep(page, 200);
      await expectAccessible(page);
      await button(page, 'Pause').click();
      await waitForStatus(page, 'paused');
      await expectAccessible(page);
    });

    test('axe finds no violation with several classes, a notice and the help', async ({ shared: page }) => {
      await open(page, 'data=iris&opt=adamm');
      await expectAccessible(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });
  });
}

/** States of the page that other tests do not cover. */
const STATES: Record<
  string,
  { experiment?: string; act: (page: Page) => Promise<void>; leave?: (page: Page) => Promise<void> }
> = {
  'the palette': {
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  'a unit being edited': {
    act: async (page) => {
      await button(page, 'Hidden 2, unit 3').click();
      await expect(page.getByRole('dialog', { name: 'Hidden 2 · unit 3' })).toBeVisible();
    },
  },
  'the menu of a layer': {
    act: async (page) => {
      await button(page, 'More settings of Hidden 1').click();
      await expect(page.getByRole('group', { name: 'Only for Hidden 1' })).toBeVisible();
    },
  },
  'the choice of features': {
    act: async (page) => {
      await button(page, '2 of 9').click();
      await expect(page.getByRole('group', { name: 'Computed features' })).toBeVisible();
    },
  },
  'a surface': {
    experiment: 'data=plane',
    act: async (page) => {
      await button(page, '3-D').click();
      await expect(page.getByRole('slider', { name: 'Turn the surface' })).toBeVisible();
    },
    leave: (page) => button(page, 'Map').click(),
  },
  'earlier runs': {
    act: async (page) => {
      await button(page, 'Step').click();
      await waitForStatus(page, 'paused');
      await button(page, 'Reset').click();
      await page.getByRole('button', { name: /^\d+ earlier runs?$/ }).click();
      await expect(page.getByRole('list', { name: 'Earlier runs' })).toBeVisible();
    },
  },
  'the code of an autoencoder': {
    experiment: 'data=iris&task=autoencoder&net=dense(6,tanh),dense(2,linear),dense(6,tanh)',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Code', exact: true }).click();
      await expect(page.getByRole('slider', { name: 'Code to decode' })).toBeVisible();
    },
    leave: (page) => page.getByRole('tab', { name: 'Formulas', exact: true }).click(),
  },
  'the game of a generator and its discriminator': {
    experiment: 'data=circle&task=gan&net=dense(8,relu),generate(2),dense(8,leaky_relu)',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Game', exact: true }).click();
      await button(page, 'Let D answer').click();
      await expect(page.getByRole('row', { name: /^mean answer to generated examples 0/ })).toBeVisible();
    },
    leave: (page) => page.getByRole('tab', { name: 'Formulas', exact: true }).click(),
  },
  'a run that has diverged': {
    experiment: 'data=plane&net=none&opt=sgd(lr=10)',
    act: async (page) => {
      await button(page, 'Play').click();
      await waitForStatus(page, 'diverged');
    },
  },
  'many runs': {
    experiment: 'data=circle&replicas=4',
    act: async (page) => {
      await button(page, 'Play').click();
      await waitForStep(page, 50);
      await button(page, 'Pause').click();
      await waitForStatus(page, 'paused');
    },
  },
};

for (const [what, { experiment, act, leave }] of Object.entries(STATES)) {
  test(`axe finds no violation with ${what}`, async ({ shared: page }) => {
    await open(page, experiment);
    await act(page);
    await expectAccessible(page);
    await leave?.(page);
  });
}

test('shortcuts work, even after a click with the mouse', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Space');
  await waitForStatus(page, 'running');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
  await page.keyboard.press('r');
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'running');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
});
