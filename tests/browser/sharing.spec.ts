import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { expectAccessible } from './axe.ts';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const ABSENT = 'data=table&table=~0123456789abcdef&net=dense(3,relu)&seed=5&v=1';
const notices = (page: Page) => page.getByRole('status', { name: 'Notices' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const linkField = (page: Page) => panel(page).getByRole('textbox', { name: 'Link' });
const tab = (page: Page, name: string) => panel(page).getByRole('tab', { name });
const optimizer = (page: Page) => page.getByRole('combobox', { name: 'Optimizer', exact: true });

async function openAs(page: Page, address: string) {
  await page.goto(address);
  await waitForStatus(page, 'ready');
}

test.describe('Share', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test('copies a short link immediately, and shows its length', async ({ page }) => {
    await open(page, 'data=spiral');
    await button(page, 'Share').click();
    await expect(linkField(page)).toHaveValue(page.url());
    await expect(panel(page)).toContainText(`${page.url().length} characters`);
    await expect.poll(() => copied(page)).toBe(page.url());
    await expectAccessible(page, 'header');
  });

  test('warns before copying that a run was changed during training, and no longer after a reset', async ({ page }) => {
    await open(page);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
    await optimizer(page).selectOption('sgd');
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('2');
    await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    await button(page, 'Share').click();
    await expect(panel(page)).toContainText('does not replay');
    expect(await copied(page)).toBe('nothing yet');
    await button(page, 'Copy link').click();
    await expect.poll(() => copied(page)).toBe(page.url());
    await page.keyboard.press('Escape');
    await button(page, 'Reset').click();
    await expect.poll(() => live(page, 'step')).toBe('0');
    await button(page, 'Share').click();
    await expect(panel(page)).not.toContainText('does not replay');
  });

  test('can be found in the palette', async ({ page }) => {
    await open(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Commands' }).fill('share');
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeVisible();
    await expect.poll(() => copied(page)).toBe(await linkField(page).inputValue());
  });
});

/** Trains for a moment, and opens the share panel. */
async function shareTrained(page: Page, experiment: string) {
  await open(page, experiment);
  await button(page, 'Play').click();
  await waitForStep(page, 60);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  await expect.poll(() => live(page, 'train-loss')).toMatch(/\d/);
  await button(page, 'Share').click();
  await panel(page)
    .getByRole('checkbox', { name: /^the trained weights/ })
    .check();
  await expect(linkField(page)).toHaveValue(/&moment=~1[\w-]+&v=1$/);
}

test.describe('a link with the trained weights', () => {
  const TEXT = 'data=circle&net=dense(4,tanh)&opt=adam';

  test('opens trained, at that step and with its curves, and goes on as the original run', async ({
    page,
    context,
  }) => {
    await shareTrained(page, TEXT);
    const link = await linkField(page).inputValue();
    await expect(panel(page)).toContainText(`opens at step ${await live(page, 'step')}`);
    await expectAccessible(page, 'header');
    await page.keyboard.press('Escape');

    const other = await context.newPage();
    await openTrained(other, link);
    for (const name of ['step', 'train-loss', 'val-loss'] as const) {
      expect(await live(other, name)).toBe(await live(page, name));
    }
    await expect(other).toHaveURL(link);
    await other.reload();
    await waitForStatus(other, 'paused');
    expect(await live(other, 'step')).toBe(await live(page, 'step'));

    const next = String(Number(await live(page, 'step')) + 1);
    for (const one of [page, other]) {
      await button(one, 'Step').click();
      await expect.poll(() => live(one, 'step')).toBe(next);
    }
    expect(await live(other, 'train-loss')).toBe(await live(page, 'train-loss'));
    await expect(other).toHaveURL(/#data=circle&net=dense\(4,tanh\)&v=1$/);
    await expect(notices(other).getByRole('listitem')).toHaveCount(0);
    await other.close();
  });

  test('opens in a page that already shows another experiment', async ({ page }) => {
    await shareTrained(page, TEXT);
    const link = await linkField(page).inputValue();
    const step = await live(page, 'step');
    await page.keyboard.press('Escape');
    await open(page, 'data=xor');
    await page.goto(link);
    await expect.poll(() => live(page, 'step')).toBe(step);
    await waitForStatus(page, 'paused');
    await optimizer(page).selectOption('sgd');
    await expect(page).toHaveURL(/opt=sgd&v=1$/);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe(String(Number(step) + 1));
  });

  test('that is damaged or does not fit opens untrained, and says so', async ({ page }) => {
    await shareTrained(page, TEXT);
    const link = await linkField(page).inputValue();
    await page.goto('about:blank');
    await openAs(page, `/#${link.split('#')[1]?.replace(/(moment=~1.{40}).{10}/, '$1')}`);
    await expect(notices(page)).toContainText('The trained weights in this link cannot be used');
    await expect(page).not.toHaveURL(/moment/);
    await page.goto('about:blank');
    await openAs(page, `/#${link.split('#')[1]?.replace('dense(4,', 'dense(5,')}`);
    await expect(notices(page)).toContainText('The trained weights in this link do not fit its network');
    await expect(page).toHaveURL(/#data=circle&net=dense\(5,tanh\)&v=1$/);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });
});

async function openTrained(page: Page, link: string) {
  await page.goto(link);
  await waitForStatus(page, 'paused');
}

test.describe('the share panel', () => {
  test('shows a QR code that a camera reads, also in the dark theme, or that the link is too long', async ({
    page,
  }) => {
    await open(page, 'data=spiral');
    await button(page, 'Dark theme').click();
    await button(page, 'Share').click();
    const code = panel(page).getByRole('img', { name: 'QR code of the link' });
    const { data, side } = await code.evaluate(async (svg) => {
      const image = new Image();
      const copy = svg.cloneNode(true) as SVGElement;
      copy.setAttribute('width', '300');
      copy.setAttribute('height', '300');
      image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 300;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      return { data: [...context.getImageData(0, 0, 300, 300).data], side: 300 };
    });
    expect(jsQR(Uint8ClampedArray.from(data), side, side)?.data).toBe(page.url());
    await expectAccessible(page, 'header');
    await page.keyboard.press('Escape');
    await shareTrained(page, 'data=spiral&net=dense(8,tanh),dense(8,tanh),dense(8,tanh)');
    await expect(panel(page)).toContainText('too long for a QR code');
    await expect(panel(page)).toContainText('Teams: too long');
  });

  test('saves every plot as SVG and PNG, with its title and the settings', async ({ page }) => {
    await open(page, 'data=spiral&net=dense(3,relu)');
    await page.getByRole('tab', { name: 'Distributions' }).click();
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
    await button(page, 'Share').click();
    await tab(page, 'Picture').click();
    for (const name of ['Network', /^Predictions/, /^Training and validation loss/, /weights over the steps/]) {
      const row = panel(page).getByRole('listitem').filter({ hasText: name }).first();
      const svg = await saved(page, row.getByRole('button', { name: /SVG/ }));
      expect(svg.name).toMatch(/^nabla-[a-z0-9-]+\.svg$/);
      const text = svg.bytes.toString('utf8');
      const found = await page.evaluate((source) => {
        const document = new DOMParser().parseFromString(source, 'image/svg+xml');
        return {
          error: document.querySelector('parsererror')?.textContent ?? null,
          root: document.documentElement.localName,
          foreign: document.querySelectorAll('foreignObject, style, link, script').length,
          drawn: document.querySelectorAll('image, path').length,
        };
      }, text);
      expect(found).toMatchObject({ error: null, root: 'svg', foreign: 0 });
      expect(found.drawn).toBeGreaterThan(0);
      expect(text).toContain('Spiral · 3 ReLU');
      const png = await saved(page, row.getByRole('button', { name: /PNG/ }));
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(text) ?? [];
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    }
  });

  test('has the report as Markdown, and a snippet with the chosen parts', async ({ page }) => {
    await open(page, 'data=spiral&net=dense(3,relu)');
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
    await button(page, 'Share').click();
    await tab(page, 'Report').click();
    const report = panel(page).getByRole('textbox', { name: 'Report in Markdown' });
    await expect(report).toHaveValue(
      /# Spiral: 3 ReLU, Adam[\s\S]*\| Hidden 1 \| Dense \| 3 \| ReLU \| 9 \|[\s\S]*Steps: 1\n/,
    );
    const file = await saved(page, button(page, 'Save as .md'));
    expect(file.bytes.toString('utf8')).toBe(await report.inputValue());
    expect(file.name).toBe('nabla-report-spiral-3-relu-adam.md');
    await tab(page, 'Embed').click();
    const snippet = panel(page).getByRole('textbox', { name: 'Snippet' });
    await expect(snippet).toHaveValue(
      /^<iframe src="http[^"]*&amp;embed=1&amp;v=1" title="Nabla – Spiral[^"]*" width="960"/,
    );
    for (const part of ['Network', 'Output']) {
      await panel(page).getByRole('checkbox', { name: part }).uncheck();
    }
    await expect(snippet).toHaveValue(/&amp;embed=setup,training,curves,/);
    await expectAccessible(page, 'header');
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await shareTrained(page, 'data=circle');
    for (const name of ['Link', 'Picture', 'Report', 'Embed']) {
      await tab(page, name).click();
      await expect(panel(page).getByRole('tabpanel', { name })).not.toBeEmpty();
      const [room, content] = await panel(page).evaluate((dialog) => [dialog.clientWidth, dialog.scrollWidth]);
      expect(content).toBe(room);
      await expectAccessible(page, 'header');
    }
  });
});

/** The file that a button saves. */
async function saved(page: Page, press: ReturnType<typeof button>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a link of TensorFlow Playground opens the nearest experiment and says what is missing', async ({ page }) => {
  const settings =
    'activation=relu&batchSize=20&dataset=xor&learningRate=0.1&networkShape=4,3&seed=0.45&percTrainData=60';
  await openAs(page, `/#https://playground.tensorflow.org/#${settings}&noise=10&x=true&y=true&problem=classification`);
  await expect(page).toHaveURL(/#data=xor\(noise=0.087\)&net=dense\(4,relu\),dense\(3,relu\)&loss=mse&.*&batch=20&/);
  await expect(notices(page).getByRole('listitem')).toHaveCount(1);
  await expect(notices(page)).toContainText('opens as the nearest experiment here; not taken over: the random numbers');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
});

test.describe('a link that was changed in transit', () => {
  for (const address of [
    '/?data=iris&net=dense(5,relu)&v=1',
    '/#data=iris&amp;net=dense(5,relu)&amp;v=1).',
    '/#data%253Diris%2526net%253Ddense(5%252Crelu)%2526v%253D1',
    '/#data=iris&net=dense(5,relu)&v=1\u200b',
  ]) {
    test(`${JSON.stringify(address)} opens the same experiment without a notice`, async ({ page }) => {
      await openAs(page, address);
      await expect(page).toHaveURL('/#data=iris&net=dense(5,relu)&v=1');
      await expect(page.getByRole('radio', { name: 'Iris' })).toBeChecked();
      await expect(notices(page).getByRole('listitem')).toHaveCount(0);
    });
  }
});

test.describe('a link that was cut', () => {
  test('before the network is reported with its length, and trains', async ({ page, baseURL }) => {
    await openAs(page, '/#data=spiral');
    await expect(notices(page)).toContainText(
      `may have been cut: it has ${`${baseURL}/#data=spiral`.length} characters`,
    );
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });

  test('in its table does not train until a person has chosen data', async ({ page }) => {
    const cut = '/#data=table&table=1dY5BCsIwEEWvEmYdoa1SaE';
    await openAs(page, cut);
    await expect(notices(page)).toContainText('This link was cut');
    await expect(page).toHaveURL(cut);
    await expect(button(page, 'Play')).toHaveAttribute('aria-disabled', 'true');
    await expect(button(page, 'Play')).toHaveAccessibleDescription('Choose data first');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expectAccessible(page, '[aria-label="Messages"]');
    await page.reload();
    await waitForStatus(page, 'ready');
    expect(await live(page, 'step')).toBe('0');
    await button(page, 'Use circle instead').click();
    await expect(notices(page)).not.toContainText('was cut');
    await expect(page).toHaveURL(/#data=circle&net=/);
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });

  test('or made in another browser continues with the opened file', async ({ page }) => {
    await openAs(page, `/#${ABSENT}`);
    await expect(notices(page)).toContainText('only the browser that made this one has them');
    await button(page, 'Open the file').click();
    await page
      .getByLabel('Text of the table')
      .fill(['size,rent', ...Array.from({ length: 30 }, (_, row) => `${row},${row * row}`)].join('\n'));
    await button(page, 'Read the text').click();
    await button(page, 'Use it').click();
    await expect(page).toHaveURL(/#data=table&table=1[\w-]+&net=dense\(3,relu\)&seed=5&v=1$/);
    await expect(button(page, 'Use circle instead')).toBeHidden();
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });

  test('stops a run in progress', async ({ page }) => {
    await open(page);
    await button(page, 'Play').click();
    await waitForStep(page, 10);
    await page.evaluate((text) => {
      location.hash = text;
    }, ABSENT);
    await expect(button(page, 'Use circle instead')).toBeVisible();
    await expect.poll(() => live(page, 'status')).toMatch(/ready|paused/);
  });
});

test.describe("the browser's database", () => {
  test('with a damaged record causes a notice, not a blank page', async ({ page }) => {
    await page.goto('/favicon.svg');
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('nabla-tables');
          request.onupgradeneeded = () => request.result.createObjectStore('tables');
          request.onerror = reject;
          request.onsuccess = () => {
            const transaction = request.result.transaction('tables', 'readwrite');
            transaction.objectStore('tables').put({}, 'table/0123456789abcdef');
            transaction.objectStore('tables').put('no entry', 'entry/0123456789abcdef');
            transaction.oncomplete = () => resolve();
          };
        }),
    );
    await openAs(page, `/#${ABSENT}`);
    await expect(notices(page)).toContainText('The table that this browser stored is damaged');
    await expect(page).toHaveURL(`/#${ABSENT}`);
    await button(page, 'All data').click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Your data' })).toHaveCount(0);
  });

  test('that never responds causes a notice', async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    });
    await openAs(page, `/#${ABSENT}`);
    await expect(notices(page)).toContainText("This browser's database does not answer");
    await button(page, 'Use circle instead').click();
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
  });
});

test.describe('the address', () => {
  test('is updated later if the browser refuses it, and page, run and Share stay consistent', async ({ page }) => {
    await page.addInitScript(() => {
      for (const how of ['pushState', 'replaceState'] as const) {
        const write = history[how].bind(history);
        history[how] = (...args) => {
          if ('refused' in window) throw new DOMException('more than 100 times per 10 seconds', 'SecurityError');
          write(...args);
        };
      }
    });
    await open(page);
    const address = page.url();
    await page.evaluate(() => Object.assign(window, { refused: true }));
    await optimizer(page).selectOption('momentum');
    await page.getByRole('radio', { name: 'XOR' }).check({ force: true });
    await expect(optimizer(page)).toHaveValue('momentum');
    await button(page, 'Step').click();
    await expect.poll(() => live(page, 'step')).toBe('1');
    expect(page.url()).toBe(address);
    await button(page, 'Share').click();
    await expect(linkField(page)).toHaveValue(/data=xor&.*opt=momentum/);
    await page.evaluate(() => Reflect.deleteProperty(window, 'refused'));
    await expect(page).toHaveURL(/data=xor&.*opt=momentum/, { timeout: 60_000 });
    await page.goBack();
    await expect(page.getByRole('radio', { name: 'Circle' })).toBeChecked();
  });

  test('in a frame adds no entry to the history of the surrounding page', async ({ page }) => {
    await page.route('**/around.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<title>around</title><iframe src="/#data=circle&amp;v=1" width="1400" height="850"></iframe>',
      }),
    );
    await page.goto('/around.html');
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('[data-live="status"]').first()).toHaveAttribute('data-value', 'ready', {
      timeout: 30_000,
    });
    const entries = await page.evaluate(() => history.length);
    await frame.getByRole('combobox', { name: 'Optimizer', exact: true }).selectOption('momentum');
    await frame.getByRole('radio', { name: 'XOR' }).check({ force: true });
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/data=xor&.*opt=momentum/);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });
});
