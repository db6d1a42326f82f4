import { expect, type Page } from '@playwright/test';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

/** Uncaught errors, including rejected promises. */
const uncaught = new WeakMap<Page, string[]>();

test.beforeEach(({ page }) => {
  const errors: string[] = [];
  uncaught.set(page, errors);
  page.on('pageerror', ({ message }) => errors.push(message));
});

test.afterEach(({ page }) => expect(uncaught.get(page)).toEqual([]));

/** Blocks the files with this name, or only those that also end like this. @returns a function that unblocks them */
async function lose(page: Page, name: string, ending = ''): Promise<() => Promise<void>> {
  const files = new RegExp(`/${name}-[^/]*${ending}$`);
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

/** Whether the page has the stylesheet with this name. */
const hasStylesheet = (page: Page, name: string) =>
  page.evaluate((name) => [...document.styleSheets].some(({ href }) => href?.includes(`/${name}-`)), name);

const alarm = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

for (const [title, file, suffix] of [
  ['Preparation', 'PreparationTab', 'js'],
  ['Distributions', 'DistributionsTab', 'js'],
  ['Gradients', 'GradientsTab', 'css'],
  ['Landscape', 'LandscapeTab', 'js'],
  ['Evaluation', 'EvaluationTab', 'js'],
  ['Program', 'ProgramTab', 'js'],
  ['Runs', 'RunsTab', 'css'],
] as const) {
  test(`the ${title} panel fails separately without its ${suffix}, and loads when it is tried again`, async ({
    page,
  }) => {
    await open(page);
    await button(page, 'Play').click();
    await waitForStep(page, 100);
    const giveBack = await lose(page, file, suffix);
    await page.getByRole('tab', { name: title }).click();
    const panel = page.getByRole('tabpanel', { name: title });
    await expect(panel.getByText(`The ${title} panel could not be loaded.`)).toBeVisible();
    await waitForStep(page, await liveNumber(page, 'step'));
    await giveBack();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(panel.getByRole('alert')).toBeHidden();
    await expect(panel).not.toBeEmpty();
    await expect.poll(() => hasStylesheet(page, file)).toBe(true);
    await waitForStep(page, await liveNumber(page, 'step'));
  });
}

test('a dialog or a menu that cannot be loaded reports it, and loads after the same gesture', async ({ page }) => {
  const gestures = [
    { file: 'Palette', text: 'The command palette', act: () => page.keyboard.press('Control+k'), there: 'dialog' },
    { file: 'BrowseDialog', text: 'The dataset dialog', act: () => press('All data'), there: 'dialog' },
    { file: 'OpenMenu', text: 'The menu “Pace”', act: () => press('Pace: max'), there: 'menu' },
  ] as const;
  const press = (name: string) => button(page, name).click();
  const lost = await Promise.all(gestures.map(({ file }) => lose(page, file)));
  await open(page);
  for (const { text, act } of gestures) {
    await act();
    await expect(alarm(page, `${text} could not be loaded.`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(alarm(page, text)).toBeHidden();
  }
  for (const giveBack of lost) await giveBack();
  for (const { text, act, there } of gestures) {
    await act();
    await expect(page.getByRole(there)).toBeVisible();
    await expect(alarm(page, text)).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole(there)).toBeHidden();
  }
});

test('a dialog that could not be loaded can be tried again in place', async ({ page }) => {
  const giveBack = await lose(page, 'BrowseDialog');
  await open(page);
  await button(page, 'All data').click();
  await expect(alarm(page, 'The dataset dialog could not be loaded.')).toBeVisible();
  await giveBack();
  await button(page, 'Try again').click();
  await expect(page.getByRole('dialog', { name: 'Datasets' })).toBeVisible();
});

test('Help that could not be loaded says so, and loads when it is opened again', async ({ page }) => {
  const giveBack = await lose(page, 'HelpText');
  await open(page);
  await button(page, 'Help').click();
  await expect(alarm(page, 'The help could not be loaded.')).toBeVisible();
  await giveBack();
  await page.keyboard.press('Escape');
  await button(page, 'Help').click();
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByText('Shortcuts', { exact: true })).toBeVisible();
  await expect(help.locator('.katex').first()).toBeVisible();
});

test('a formula shows its TeX until KaTeX has loaded', async ({ page }) => {
  const giveBack = await lose(page, 'katex');
  await open(page);
  await expect(page.locator('[data-source]').filter({ hasText: '\\frac' }).first()).toBeVisible();
  await expect(page.locator('.katex')).toHaveCount(0);
  await giveBack();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.locator('.katex').first()).toBeVisible();
  await expect(page.locator('[data-source]')).toHaveCount(0);
});

test('texts that cannot be loaded are reported beside the formulas, and one try brings them all', async ({ page }) => {
  const giveBack = await lose(page, 'prose');
  await open(page, 'data=circle&net=dense(4,tanh)&opt=adam');
  const panel = page.getByRole('tabpanel', { name: 'Formulas' });
  await expect(alarm(page, 'The text about “Tanh” could not be loaded.')).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveCount(2);
  await expect(panel.locator('.katex-display')).toHaveCount(2);
  await page.locator('summary', { hasText: 'About Circle' }).click();
  await expect(alarm(page, 'The text about “Circle” could not be loaded.')).toBeVisible();
  await giveBack();
  await panel.getByRole('button', { name: 'Try again' }).first().click();
  await expect(panel.getByText('Effect of an edit.')).toHaveCount(2);
  await expect(page.getByText('Drawn from the seed.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the network reports that it cannot be zoomed, and can be after another try', async ({ page }) => {
  const giveBack = await lose(page, 'zoom-behaviour');
  await open(page);
  await expect(page.getByText('Zooming could not be loaded.')).toBeVisible();
  await giveBack();
  await page.getByRole('button', { name: 'Hidden 2, unit 3', exact: true }).press('+');
  await expect(button(page, 'Zoom out')).toBeVisible();
});

for (const kind of ['js', 'css']) {
  test(`what follows the first picture reports if its ${kind} could not be loaded, and one try brings it all`, async ({
    page,
  }) => {
    const giveBack = await lose(page, 'parts', kind);
    await page.goto('/#data=xor');
    for (const part of ['The Data panel', 'The Training panel', 'The status line', 'The inspector', 'The loss plot']) {
      await expect(alarm(page, `${part} could not be loaded.`)).toBeVisible();
    }
    // What decorates these parts has no message of its own.
    await expect(page.getByRole('alert')).toHaveCount(5);
    await waitForStatus(page, 'ready');
    await giveBack();
    await button(page, 'Try again').first().click();
    await expect(button(page, 'Move Hidden 1')).toHaveAttribute('aria-roledescription', 'sortable');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Formulas' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked();
    expect(await hasStylesheet(page, 'parts')).toBe(true);
  });
}

test('a first visit without the stylesheet of the parts reports it', async ({ page }) => {
  // Notes for a first visit load before the parts and fail first.
  const giveBack = await lose(page, 'parts', 'css');
  await page.goto('/');
  await expect(alarm(page, 'The Data panel could not be loaded.')).toBeVisible();
  await giveBack();
  await button(page, 'Try again').first().click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await hasStylesheet(page, 'parts')).toBe(true);
});

test('a history of the run that could not be loaded reports it on a separate line', async ({ page }) => {
  const giveBack = await lose(page, 'Scrubber');
  await open(page);
  await button(page, 'Play').click();
  await expect(alarm(page, 'The history of the run could not be loaded.')).toBeVisible({ timeout: 30_000 });
  await giveBack();
  await button(page, 'Try again').click();
  await expect(page.getByRole('slider', { name: 'History of the run' })).toBeAttached();
});

test('a page whose program could not be loaded appears when it is tried again', async ({ page }) => {
  const giveBack = await lose(page, 'page');
  await page.goto('/#data=xor');
  await expect(alarm(page, 'The page could not be loaded.')).toBeVisible();
  await giveBack();
  await button(page, 'Try again').click();
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('tab', { name: 'Formulas' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked();
});

test('a stylesheet that a browser extension adds in vain does not matter', async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.head) return;
      observer.disconnect();
      const href = 'http://localhost:1/extension.css';
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page);
  await expect(page.locator('link[href$="extension.css"]')).toBeAttached();
});

test('a page whose stylesheet could not be loaded reports it, and has it when it is tried again', async ({ page }) => {
  const giveBack = await lose(page, 'shell', 'css');
  await page.goto('/#data=xor');
  await expect(alarm(page, 'The page could not be loaded.')).toBeVisible();
  await giveBack();
  await button(page, 'Try again').click();
  await waitForStatus(page, 'ready');
  expect(await hasStylesheet(page, 'shell')).toBe(true);
});

test('offline, a panel reports that the server cannot be reached', async ({ page, context }) => {
  await open(page);
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Landscape' }).click();
  await expect(alarm(page, 'The Landscape panel could not be loaded.')).toContainText('The server cannot be reached');
  await expect(button(page, 'Reload')).toBeHidden();
  await context.setOffline(false);
  await button(page, 'Try again').click();
  await expect(page.getByRole('tabpanel', { name: 'Landscape' }).getByRole('alert')).toBeHidden();
});

test('after a deployment the page offers to reload and keeps the experiment and its weights', async ({ page }) => {
  await open(page, 'data=xor');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const [step, loss] = [await live(page, 'step'), await live(page, 'train-loss')];
  await page.route(/LandscapeTab/, (route) => route.fulfill({ status: 404 }));
  await page.route('/', async (route) => {
    const response = await route.fetch();
    if (route.request().resourceType() !== 'fetch') return route.fulfill({ response });
    return route.fulfill({ response, body: (await response.text()).replace(/index-[^"]*\.js/, 'index-newer.js') });
  });
  await page.getByRole('tab', { name: 'Landscape' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Landscape' }).getByRole('alert')).toContainText('was updated');
  const notice = page.getByRole('status', { name: 'Update' });
  await expect(notice).toContainText('A new version of Nabla is available');
  const reloaded = page.waitForEvent('load');
  await notice.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await waitForStatus(page, 'paused');
  await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked();
  await expect.poll(() => live(page, 'step')).toBe(step);
  await expect.poll(() => live(page, 'train-loss')).toBe(loss);
  await button(page, 'Play').click();
  await waitForStep(page, Number(step));
});

test('if trying again does not help, a panel offers to reload', async ({ page }) => {
  const giveBack = await lose(page, 'LandscapeTab');
  await open(page);
  await page.getByRole('tab', { name: 'Landscape' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Landscape' });
  await expect(panel.getByRole('alert')).toContainText('could not be loaded');
  await expect(panel.getByRole('button', { name: 'Reload' })).toBeHidden();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await giveBack();
  const reloaded = page.waitForEvent('load');
  await panel.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await waitForStatus(page, 'ready');
});

/** Runs in the page: from now on no canvas can be drawn, until `restore` is called. */
function spoilCanvases(): void {
  const { setTransform } = CanvasRenderingContext2D.prototype;
  Object.assign(globalThis, { restore: () => Object.assign(CanvasRenderingContext2D.prototype, { setTransform }) });
  CanvasRenderingContext2D.prototype.setTransform = () => {
    throw new Error('no picture today');
  };
}

const restoreCanvases = (page: Page) => page.evaluate(() => (globalThis as unknown as { restore(): void }).restore());

test('plots that cannot be drawn fail separately, and are drawn again with the next experiment', async ({ page }) => {
  await open(page);
  await page.evaluate(spoilCanvases);
  await button(page, 'Play').click();
  await expect(alarm(page, 'The loss plot could not be shown.')).toContainText('no picture today');
  await expect(page.getByRole('heading', { name: 'Output', level: 2 })).toBeVisible();
  await waitForStep(page, await liveNumber(page, 'step'));
  await restoreCanvases(page);
  await page.getByRole('radio', { name: 'XOR' }).check({ force: true });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'Training and validation loss over the steps' })).toBeVisible();
});

test('a dataset can be chosen even if no dataset has a picture', async ({ page }) => {
  await page.addInitScript(spoilCanvases);
  await open(page);
  await expect(alarm(page, 'The output picture could not be shown.')).toBeVisible();
  await page.getByRole('radio', { name: 'XOR' }).check({ force: true });
  await expect(page).toHaveURL(/data=xor/);
  await restoreCanvases(page);
  await page.getByRole('radio', { name: 'Circle' }).check({ force: true });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Circle' }).locator('..').locator('canvas')).toBeVisible();
});

test('the default experiment is restored with one press, even while the run of the broken one still exists', async ({
  page,
}) => {
  // The header cannot be drawn after Iris is chosen, until the engine has prepared something else.
  await page.addInitScript(() => {
    let broken = false;
    for (const name of ['nodeValue', 'textContent'] as const) {
      const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, name) as Required<PropertyDescriptor>;
      Object.defineProperty(Node.prototype, name, {
        get,
        set(text: string | null) {
          const isLink = text?.startsWith('http') ?? false;
          broken ||= isLink && location.hash.includes('iris');
          if (broken && isLink) throw new Error('no header today');
          set.call(this, text);
        },
      });
    }
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        this.addEventListener('message', ({ data }) => {
          if (data.type === 'prepared' && !location.hash.includes('iris')) broken = false;
        });
      }
    };
  });
  await open(page);
  await page.getByRole('radio', { name: 'Iris' }).dispatchEvent('click');
  await expect(alarm(page, 'This experiment could not be shown.')).toContainText('no header today');
  await button(page, 'Reset to the default experiment').click();
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('radio', { name: 'Circle' })).toBeChecked();
});
