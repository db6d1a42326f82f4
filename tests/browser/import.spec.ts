import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, live, liveNumber, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export and import' });
const radio = (page: Page, name: string) => dialog(page).getByRole('radio', { name, exact: true });
const start = (page: Page) => button(page, 'Start from these weights');
const notices = (page: Page) => page.getByRole('status', { name: 'Notices' });

interface SavedFile {
  readonly name: string;
  readonly buffer: Buffer;
}

/** Trains the experiment to its end, and exports it. */
async function trainAndSave(page: Page, text: string, format: string): Promise<{ file: SavedFile; loss: number }> {
  await open(page, text);
  await button(page, 'Play').click();
  await waitForStatus(page, 'paused');
  const loss = await liveNumber(page, 'train-loss');
  return { file: await save(page, format), loss };
}

async function save(page: Page, format: string): Promise<SavedFile> {
  await enter(page, 'export');
  await radio(page, format).check();
  const saving = page.waitForEvent('download');
  await dialog(page)
    .getByRole('button', { name: /^Save / })
    .click();
  const download = await saving;
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) };
}

function drop(page: Page, { name, buffer }: SavedFile): Promise<void> {
  return page.evaluate(
    async ([file, content]) => {
      const bytes = await (await fetch(`data:application/octet-stream;base64,${content}`)).blob();
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], file as string));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, buffer.toString('base64')] as const,
  );
}

async function choose(page: Page, { name, buffer }: SavedFile): Promise<void> {
  await dialog(page)
    .getByLabel('File with weights or a model')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('exported weights are imported again, and Undo brings back the run before', async ({ page }) => {
  const text = 'data=circle(n=60)&net=dense(4,tanh)&seed=3&until=steps(30)';
  const { file, loss } = await trainAndSave(page, text, 'safetensors');
  await button(page, 'Reset').click();
  await expect.poll(() => live(page, 'step')).toBe('0');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  const before = page.url();

  await enter(page, 'import weights');
  await choose(page, file);
  const rows = dialog(page).getByRole('row');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1)).toContainText('dense1/weight');
  await expect(rows.nth(1)).toContainText('dense1.weight 2 × 4');
  await expect(dialog(page).getByRole('status').last()).toContainText(
    'All 4 parameters of the network are in the file',
  );
  await start(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => live(page, 'step')).toBe('0');
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(loss, 6);
  expect(page.url()).toContain('start=~');
  await expect(page.getByText('The run starts from the weights in')).toBeAttached();

  await button(page, 'Undo').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  expect(page.url()).toBe(before);
});

test('a dropped model that was exported opens with its weights, and Undo brings back the experiment before', async ({
  page,
}) => {
  const text = 'data=circle(n=60)&net=dense(4,tanh),batch_norm&seed=3&until=steps(30)&v=1';
  const { file, loss } = await trainAndSave(page, text, 'ONNX, trained network');
  await open(page, 'data=xor&net=dense(3,relu)');
  await drop(page, file);
  await expect(dialog(page)).toContainText('Circle: 4 Tanh → Batch normalization, Adam');
  await expect(dialog(page)).toContainText(text);
  await button(page, 'Open this experiment with its weights').click();
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(loss, 6);
  expect(await live(page, 'step')).toBe('0');
  await expect(notices(page)).toContainText('The link of this page does not contain these weights');
  expect(page.url()).toContain('net=dense(4,tanh),batch_norm&seed=3');

  await button(page, 'Undo').click();
  await expect.poll(() => page.url()).toContain('data=xor');
  await expect.poll(() => live(page, 'step')).toBe('0');
});

test('a network that is too large for a link starts from the weights of a file', async ({ page }) => {
  const text = 'data=circle(n=60)&net=dense(80,tanh),dense(80,tanh)&seed=3&until=steps(5)';
  const { file, loss } = await trainAndSave(page, text, 'NumPy');
  await button(page, 'Reset').click();
  await expect.poll(() => live(page, 'step')).toBe('0');
  await drop(page, file);
  await start(page).click();
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(loss, 6);
  expect(page.url()).not.toContain('start=');
  await expect(notices(page)).toContainText('The link of this page does not contain these weights');

  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await button(page, 'Reset').click();
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(loss, 6);
  expect(await live(page, 'step')).toBe('0');
  await button(page, 'Undo').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await button(page, 'Undo').click();
  await expect.poll(() => live(page, 'step')).toBe('0');
  await expect.poll(() => liveNumber(page, 'train-loss')).not.toBeCloseTo(loss, 3);
});

test('Undo of an import gives an untrained run its own weights back, and a link can contain the loaded ones', async ({
  page,
  context,
}) => {
  const text = 'data=circle(n=60)&net=dense(4,tanh),batch_norm&seed=3&until=steps(20)';
  const { file, loss } = await trainAndSave(page, text, 'NumPy');
  await button(page, 'Reset').click();
  await expect.poll(() => live(page, 'step')).toBe('0');
  const drawn = await liveNumber(page, 'train-loss');
  await drop(page, file);
  await start(page).click();
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(loss, 6);
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByRole('checkbox', { name: /^the trained weights/ }).check();
  const link = await share.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  const other = await context.newPage();
  await other.goto(link);
  await expect.poll(() => liveNumber(other, 'train-loss')).toBeCloseTo(loss, 6);
  await other.close();

  await button(page, 'Undo').click();
  await expect.poll(() => liveNumber(page, 'train-loss')).toBeCloseTo(drawn, 6);
});

test('a file is matched again with an experiment that changes while the dialog is open', async ({ page }) => {
  const text = 'data=circle(n=60)&net=dense(4,tanh)&seed=3&until=steps(2)';
  const { file } = await trainAndSave(page, text, 'NumPy');
  await drop(page, file);
  await expect(start(page)).toBeEnabled();
  await page.evaluate(() => {
    window.location.hash = 'data=iris&net=dense(3,tanh)&v=1';
  });
  await expect(dialog(page).getByRole('status').last()).toContainText('0 of the network’s 4 parameters');
});

test('a comparison says that it takes no file', async ({ page }) => {
  await page.goto('/#data=circle(n=60)&net=dense(4,tanh)&b.net=dense(2,tanh)&v=1');
  await expect(page.getByRole('button', { name: 'Open A alone' })).toBeVisible();
  // The code that takes files may load after the page.
  await expect(async () => {
    await drop(page, { name: 'weights.npz', buffer: Buffer.from('PK') });
    await expect(notices(page)).toContainText('The comparison has several experiments', { timeout: 1000 });
  }).toPass();
});

test('a file from elsewhere gives a sentence, and nothing is lost', async ({ page }) => {
  await open(page, 'data=circle(n=60)&net=dense(4,tanh)');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  const before = page.url();
  const alert = dialog(page).getByRole('alert');
  await drop(page, { name: 'other.onnx', buffer: Buffer.from('no model') });
  await expect(alert).toContainText('ONNX');
  await choose(page, { name: 'other.npz', buffer: Buffer.from('no archive') });
  await expect(alert).toContainText('Weights are read from safetensors, NPZ, NPY and Nabla’s JSON.');
  const header = Buffer.from('{"conv1.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  await choose(page, { name: 'other.safetensors', buffer: Buffer.concat([length, header, Buffer.alloc(4)]) });
  await expect(dialog(page)).toContainText('These are weights of another network.');
  await expect(alert).toBeEmpty();
  await expect(start(page)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  expect([await live(page, 'step'), page.url()]).toEqual(['1', before]);
});

for (const [width, height] of [
  [390, 844],
  [1280, 720],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height } });

    test('the import is accessible, and its table stays inside', async ({ page }) => {
      await open(page, 'data=circle(n=60)&net=dense(4,tanh)');
      await enter(page, 'import weights');
      await expect(dialog(page).getByRole('tab', { name: 'Import' })).toHaveAttribute('aria-selected', 'true');
      await expectAccessible(page, 'dialog');
      const tensors = '{"layout":"nabla","tensors":{}}';
      await choose(page, { name: 'own.json', buffer: Buffer.from(tensors) });
      await expect(dialog(page).locator('h3, [role="alert"] p')).toBeVisible();
      await expectAccessible(page, 'dialog');
      const overflow = await dialog(page).evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}
