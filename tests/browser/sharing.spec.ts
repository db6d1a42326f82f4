import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const ABSENT = 'data=table&table=~0123456789abcdef&net=dense(3,relu)&seed=5&v=1';
const notices = (page: Page) => page.getByRole('status', { name: 'Notices' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Share the link' });
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
    await expect(panel(page).getByRole('textbox', { name: 'Link' })).toHaveValue(page.url());
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
    await expect.poll(() => copied(page)).toBe(await panel(page).getByRole('textbox').inputValue());
  });
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
    await expect(panel(page).getByRole('textbox', { name: 'Link' })).toHaveValue(/data=xor&.*opt=momentum/);
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
