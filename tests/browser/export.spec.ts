import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, live, open } from './page.ts';
import { test } from './test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export and import' });
const radio = (page: Page, name: string) => dialog(page).getByRole('radio', { name, exact: true });
const preview = (page: Page) => dialog(page).getByRole('textbox', { name: 'Preview' });
const saveButton = (page: Page) => dialog(page).getByRole('button', { name: /^Save / });

/** What the preview of each format contains for the experiment of this file, and how its file ends. */
const FORMATS = [
  ['ONNX, trained network', /Inputs\n {2}x1 float \[batch, 1\]/, '.onnx'],
  ['ONNX, training step', /Inputs\n/, '.training.onnx'],
  ['PyTorch', /import torch/, '.zip'],
  ['Keras', /import keras/, '.zip'],
  ['JAX', /import jax/, '.zip'],
  ['Jupyter notebook', /"nbformat": 4/, '.zip'],
  ['safetensors', /^dense1\.weight/, '.safetensors'],
  ['NumPy', /^dense1\/weight/, '.npz'],
  ['JSON', /"dense1\/weight"/, '.json'],
  ['Data', /^row,x1,x2,class,split\n/, '.data.csv'],
  ['Predictions', /prediction/, '.predictions.csv'],
  ['History', /step/, '.history.csv'],
] as const;

const TEXT = 'data=circle(n=60)&net=dense(4,tanh)&seed=3';

test('every format has a preview, and saves a file', async ({ page }) => {
  await open(page, TEXT);
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await button(page, 'Share').click();
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Export' }).click();
  for (const [name, content, ending] of FORMATS) {
    await radio(page, name).check();
    await expect(preview(page)).toHaveValue(content);
    const saving = page.waitForEvent('download');
    await saveButton(page).click();
    expect((await saving).suggestedFilename()).toBe(`nabla-circle-4-tanh-adam${ending}`);
  }
});

test('weights can have the names and the layout of a framework', async ({ page }) => {
  await open(page, TEXT);
  await enter(page, 'export');
  await radio(page, 'safetensors').check();
  await expect(preview(page)).toHaveValue(/^dense1\.weight \[2,4\]/);
  await dialog(page).getByRole('combobox', { name: 'Names and layout' }).selectOption('PyTorch');
  await expect(preview(page)).toHaveValue(/^dense1\.weight \[4,2\]/);
  await expect(dialog(page)).toContainText('network.load_state_dict');
  await dialog(page).getByRole('combobox', { name: 'Names and layout' }).selectOption('Keras');
  await expect(preview(page)).toHaveValue(/^dense1\/kernel \[2,4\]/);
  await expectAccessible(page, 'dialog');
});

test('a format that does not apply says why', async ({ page }) => {
  await open(page, TEXT);
  await enter(page, 'export');
  await radio(page, 'Embeddings').check();
  await expect(dialog(page).getByRole('alert')).toHaveText(/^This network has no embedding.*\.$/);
  await expect(saveButton(page)).toBeHidden();
  await radio(page, 'JSON').check();
  await expect(saveButton(page)).toBeVisible();
});

test('the keyboard alone exports a file', async ({ page }) => {
  await open(page, TEXT);
  await enter(page, 'export');
  await expect(dialog(page)).toBeVisible();
  await radio(page, 'ONNX, trained network').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(radio(page, 'History')).toBeChecked();
  await expect(preview(page)).toHaveValue(/step/);
  await page.keyboard.press('Tab');
  await expect(preview(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(saveButton(page)).toBeFocused();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await saving).suggestedFilename()).toMatch(/\.history\.csv$/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

for (const [width, height] of [
  [390, 844],
  [1280, 720],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height } });

    test('the dialog is accessible, and nothing is cut off', async ({ page }) => {
      await open(page, TEXT);
      await enter(page, 'export');
      for (const name of ['ONNX, trained network', 'PyTorch']) {
        await radio(page, name).check();
        await expect(saveButton(page)).toBeVisible();
        await expectAccessible(page, 'dialog');
        expect(await dialog(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      }
    });
  });
}
