/** Measures the built page as a person experiences it: training at full speed for a few seconds. */

export const VIEWPORT = { width: 1440, height: 900 };

/** A measured page. It stores no files for later meanwhile. */
export const PAGE = { viewport: VIEWPORT, serviceWorkers: 'block' };

const SECONDS = 5;
const EDITS = 9;
/** The number of steps after which a run has settled, in any experiment here. */
const SETTLED = 5000;

/** What the page trains, in its address. */
export const EXPERIMENTS = {
  'the default experiment': '',
  'six hidden layers of 16': `data=circle&net=${Array(6).fill('dense(16,tanh)').join(',')}`,
};

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns a row for each experiment: steps and frames per second, counted, and the longest task of the main thread in
 *   ms
 */
export async function measurePage(browser, address) {
  const rows = [];
  for (const [name, experiment] of Object.entries(EXPERIMENTS)) {
    const page = await browser.newPage(PAGE);
    await play(page, `${address}#${experiment}`);
    // In the first second the browser compiles JavaScript and the run finds the length of a burst.
    await page.waitForTimeout(1000);
    rows.push({ page: name, ...(await page.evaluate(watch, SECONDS)) });
    await page.close();
  }
  return rows;
}

/**
 * Repeatedly adds a hidden layer to the default experiment while it trains, which rebuilds all programs.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns milliseconds from the click to two moments, each rounded up to a frame of the page, as the median and for
 *   every edit: `editToPicture` until every unit of the new layer and the new output have their pictures, coloured by
 *   the new network; `editToTraining` until the page shows a step of the new network while it runs
 */
export async function measureEdits(browser, address) {
  const page = await browser.newPage(PAGE);
  await play(page, address);
  const edits = [];
  while (edits.length < EDITS) edits.push(await measureEdit(page));
  await page.close();
  const pictures = edits.map(({ picture }) => picture);
  const trainings = edits.map(({ training }) => training);
  return {
    page: 'a layer added to the default experiment',
    editToPicture: median(pictures),
    editToTraining: median(trainings),
    pictures,
    trainings,
  };
}

/**
 * Adds a hidden layer to the default experiment while it trains, and removes it again.
 * @param {import('@playwright/test').Page} page
 * @returns milliseconds from the click until the `picture` and until the `training`
 */
export async function measureEdit(page) {
  await settle(page);
  const watching = page.evaluate(watchEdit);
  await page.getByRole('button', { name: 'Add a layer before the output', exact: true }).click();
  const measured = await watching;
  await settle(page);
  await page.getByRole('button', { name: 'Remove Hidden 3', exact: true }).click();
  await page.getByRole('button', { name: 'Hidden 3, unit 1', exact: true }).waitFor({ state: 'detached' });
  return measured;
}

/** Seconds for which a slider is dragged, and milliseconds between two events of the pointer. */
const DRAG = 2;
const MOVE = 16;

/**
 * Drags the slider of the noise to and fro while the experiment trains, which makes other data each time.
 * @param {import('@playwright/test').Page} page
 * @returns frames per second
 */
export async function measureDrag(page) {
  const { x, y, width, height } = await page.getByRole('slider', { name: 'Noise', exact: true }).boundingBox();
  const moveTo = (share) => page.mouse.move(x + width * share, y + height / 2);
  await moveTo(0.5);
  await page.mouse.down();
  let isOver = false;
  const watching = page.evaluate(watch, DRAG).finally(() => {
    isOver = true;
  });
  for (let moves = 0; !isOver; moves++) {
    await moveTo(0.5 + 0.3 * Math.sin(moves / 20));
    await page.waitForTimeout(MOVE);
  }
  await page.mouse.up();
  const { framesPerSecond, picturesPerSecond } = await watching;
  if (picturesPerSecond < 1) throw new Error('the page showed no result while the slider was dragged');
  return framesPerSecond;
}

/** The validation loss at which a person sees that the network has learned the circle. */
const LEARNED = 0.03;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns seconds from Play until the default experiment is learned
 */
export async function measureLearning(browser, address) {
  const page = await browser.newPage(PAGE);
  await play(page, address);
  const start = performance.now();
  await page.waitForFunction(
    (loss) => Number(document.querySelector('[data-live="val-loss"]')?.getAttribute('data-value')) < loss,
    LEARNED,
  );
  const seconds = (performance.now() - start) / 1000;
  await page.close();
  return { page: 'the default experiment, learned', seconds };
}

/** Opens an experiment and lets it train. */
export async function play(page, address) {
  await page.goto(address);
  await page.waitForSelector('[data-live="status"][data-value="ready"]');
  await start(page);
}

/** Starts a paused run. */
export async function start(page) {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForSelector('[data-live="status"][data-value="running"]');
}

/** Waits until a running experiment has settled. */
export function settle(page) {
  return page.waitForFunction(
    (steps) => Number(document.querySelector('[data-live="step"]')?.getAttribute('data-value')) > steps,
    SETTLED,
  );
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Runs in the page: waits for the click that adds a layer before the output of the default experiment, checks every
 * frame from then on, and reports after how many milliseconds it saw the pictures and the first step.
 */
async function watchEdit() {
  const live = (name) => document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
  const network = document.querySelector('[role="group"][aria-label^="Network:"]');
  const canvas = network.querySelector('canvas');

  /** The buttons over the units of a layer; 0 is the first hidden layer. */
  const units = (layer) => [...network.querySelectorAll(`button[data-layer="${layer}"]`)];

  /** Whether the middle of a unit shows more than one colour; without a picture it is grey. */
  const hasPicture = (unit) => {
    const { left, top, width } = canvas.getBoundingClientRect();
    const box = unit.getBoundingClientRect();
    const scale = canvas.width / width;
    const side = Math.floor((scale * box.width) / 2);
    const x = Math.round(scale * (box.left + box.width / 4 - left));
    const y = Math.round(scale * (box.top + box.height / 4 - top));
    const { data } = canvas.getContext('2d').getImageData(x, y, side, side);
    return new Uint32Array(data.buffer).some((colour, _, colours) => colour !== colours[0]);
  };

  // Before the edit the third layer is the output, with one unit; after it, a hidden layer with eight.
  const output = 3;
  const isDrawn = () => units(output).length > 0 && [...units(output - 1), ...units(output)].every(hasPicture);

  const frame = () => new Promise(requestAnimationFrame);
  const click = await new Promise((resolve) => addEventListener('click', resolve, { capture: true, once: true }));
  while (!isDrawn()) await frame();
  const picture = performance.now() - click.timeStamp;
  // The picture belongs to the new network, so the number of steps does too. It goes on from that of the old one.
  const drawn = live('step');
  while (live('status') !== 'running' || live('step') === drawn) await frame();
  return { picture, training: performance.now() - click.timeStamp };
}

/** Runs in the page. */
export async function watch(seconds) {
  const live = (name) => Number(document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value'));
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  const firstStep = live('step');
  let frames = 0;
  let changes = 0;
  let last = firstStep;
  let now = start;
  while (now - start < 1000 * seconds) {
    now = await new Promise(requestAnimationFrame);
    frames += 1;
    if (live('step') !== last) changes += 1;
    last = live('step');
  }
  observer.disconnect();
  const elapsed = (now - start) / 1000;
  return {
    stepsPerSecond: (last - firstStep) / elapsed,
    shown: live('steps-per-second'),
    framesPerSecond: frames / elapsed,
    picturesPerSecond: changes / elapsed,
    longestTask,
  };
}
