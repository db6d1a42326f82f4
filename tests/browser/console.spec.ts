import { expect } from '@playwright/test';
import { listen } from './console.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test('an ordinary session writes no errors or warnings to the console', async ({ page }) => {
  const lines = listen(page);
  await open(page);
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await page.goto('/#data=iris&net=dense(8,relu)');
  await waitForStatus(page, 'ready', 'paused', 'running');
  await expect(page.getByRole('button', { name: 'Hidden 1, unit 1', exact: true })).toBeVisible();
  expect(lines).toEqual([]);
});

test('a program that onnxruntime warns about writes nothing to the console', async ({ page }) => {
  const lines = listen(page);
  await open(
    page,
    'data=sine&net=residual(181,elu,init=normal)&output=hard_sigmoid&opt=adamw&reg=l2&batch=all&split=98/1/1&replicas=39',
  );
  await button(page, 'Step').click();
  await waitForStep(page, 0);
  expect(lines).toEqual([]);
});
