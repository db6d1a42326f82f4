/** Measures how soon networks learn images and sequences on the built page, and how smoothly it shows them meanwhile. */
import { median, PAGE, play, start, watch } from './bench-page.mjs';

const TWO_CONVOLUTIONS = 'conv2d(8,3,relu),max_pool(2),conv2d(16,3,relu),max_pool(2)';
const FEW_PARAMETERS = 'conv2d(8,3,relu),max_pool(2),conv2d(12,3,relu),max_pool(2),conv2d(16,3,relu),global_avg_pool';

/**
 * Experiments, the validation accuracy to reach, the loss to fall below, how much of the data generated examples have to
 * cover and how many of them have to lie near it, or the mean return; the seconds after which they are given up; and the
 * number of seeds, 1 by default, over which the median is taken.
 */
const LESSONS = {
  'digits, one convolution': {
    experiment: 'data=digits&net=conv2d(16,3,relu),max_pool(2)&batch=32',
    target: 0.97,
    limit: 60,
  },
  '6,000 Fashion-MNIST, two convolutions': {
    experiment: `data=fashion_mnist(n=6000)&net=${TWO_CONVOLUTIONS},dropout(0.3)&batch=32`,
    target: 0.85,
    limit: 180,
  },
  'shapes, three convolutions, 2,912 parameters': {
    experiment: `data=shapes&net=${FEW_PARAMETERS}&batch=32`,
    target: 0.95,
    limit: 120,
  },
  'shapes, a dense layer, 28,924 parameters': {
    experiment: 'data=shapes&net=dense(24,relu)&batch=32',
    target: 0.95,
    limit: 30,
  },
  'parity of 8 bits, LSTM of 16 units': {
    experiment: 'data=parity&net=lstm(16)&batch=32',
    target: 1,
    limit: 120,
  },
  'parity of 24 bits, recurrent layer of 16 units': {
    experiment: 'data=parity(length=24)&net=rnn(16,tanh)&batch=32',
    target: 1,
    limit: 60,
  },
  'sorting 5 of 10 letters, a transformer block': {
    experiment: 'data=sort&net=embedding(32),positions,transformer_block(4,64,relu)&opt=adam(lr=0.003)&batch=32',
    target: 0.99,
    limit: 120,
  },
  'adding over 30 steps, GRU of 32 units': {
    experiment: 'data=adding&net=gru(32)&opt=adam(lr=0.01)&batch=32',
    loss: 0.01,
    limit: 120,
  },
  // Two principal components explain 27.9 % of the validation part.
  'digits, autoencoder with a code of 2 numbers': {
    experiment:
      'data=digits&task=autoencoder&net=dense(32,tanh),dense(2,linear),dense(32,tanh)&opt=adam(lr=0.003)&batch=32',
    target: 0.28,
    limit: 30,
  },
  // At least 99 % of the examples with a generated one near are all eight clouds.
  'a ring of eight clouds, generator and discriminator of 2 × 32 units': {
    experiment: 'data=ring&task=gan',
    coverage: 0.99,
    precision: 0.9,
    limit: 60,
  },
  'masks of shapes, a U-Net': {
    experiment: 'data=shape_masks',
    target: 0.8,
    limit: 60,
  },
  'cart-pole, actor–critic with 16 worlds': {
    experiment: 'data=cart_pole&worlds=16',
    reward: 475,
    seeds: 5,
    limit: 60,
  },
  'cart-pole, actor–critic with its defaults': {
    experiment: 'data=cart_pole',
    reward: 475,
    seeds: 5,
    limit: 60,
  },
  // 18 moves at −0.02 to a reward of 1: the shortest way.
  'gridworld of 10 × 10': {
    experiment: 'data=gridworld(size=10)',
    reward: 0.635,
    seeds: 5,
    limit: 60,
  },
  'names, LSTM of 64 units': {
    experiment: 'data=names&net=lstm(64)&opt=adam(lr=0.01)&batch=32',
    loss: 2.3,
    limit: 120,
  },
};

/** The seconds for which the page is watched while it trains. */
const SECONDS = 5;
const PAUSES = 7;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @param only a part of the names of the experiments; empty for all
 * @yields a row for each experiment: the seconds from Play until its goal was reached, null if it was not; the best value
 *   until then; frames per second and the longest task of the main thread in ms while it trains with its maps in view; the
 *   median and the longest time from Pause until the page says so, in ms
 */
export async function* measureLessons(browser, address, only = '') {
  for (const [name, { experiment, seeds = 1, ...goal }] of Object.entries(LESSONS)) {
    if (!name.includes(only)) continue;
    const all = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const page = await browser.newPage(PAGE);
      await play(page, `${address}#${experiment}${seeds > 1 ? `&seed=${seed}` : ''}`);
      const learned = await page.evaluate('coverage' in goal ? watchCoverage : watchGoal, goal);
      const smooth = await page.evaluate(watch, SECONDS);
      all.push({ ...learned, ...smooth, ...(await measurePause(page)) });
      await page.close();
    }
    yield { page: name, ...goal, ...summary(all) };
  }
}

/** Numbers of a single run as they are; of several, the worst frame rate and pause, and all of the seconds. */
function summary(all) {
  const [first, ...others] = all;
  if (others.length === 0) return first;
  const of = (key) => all.map((row) => row[key]);
  return {
    ...first,
    seconds: median(of('seconds').map((seconds) => seconds ?? Number.POSITIVE_INFINITY)),
    allSeconds: of('seconds'),
    longestPause: Math.max(...of('longestPause')),
    all,
  };
}

/** The experiment before and after an edit that unrolls a larger layer over more steps. */
const UNROLLED = ['data=adding(length=8)&net=lstm(8)&batch=32&v=1', 'data=adding(length=32)&net=lstm(64)&batch=32&v=1'];
const EDITS = 5;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns the median milliseconds from an edit until the page shows an LSTM of 64 units over 32 steps, and until that has
 *   made its first step
 */
export async function measureUnrolling(browser, address) {
  const page = await browser.newPage(PAGE);
  const times = [];
  for (let edit = 0; edit < EDITS; edit++) {
    await page.goto('about:blank');
    await page.goto(`${address}#${UNROLLED[0]}`);
    await page.waitForSelector('[data-live="status"][data-value="ready"]');
    times.push(await page.evaluate(watchUnrolling, UNROLLED[1]));
  }
  await page.close();
  return {
    page: 'an edit to an LSTM of 64 units over 32 steps',
    editToPicture: median(times.map(({ picture }) => picture)),
    editToStep: median(times.map(({ step }) => step)),
    times,
  };
}

/** Runs in the page. */
async function watchUnrolling(text) {
  const units = () => document.querySelectorAll('button[data-layer="0"]').length;
  const frame = () => new Promise(requestAnimationFrame);
  const before = units();
  const start = performance.now();
  location.hash = text;
  while (units() === before) await frame();
  const picture = performance.now() - start;
  [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Step').click();
  const step = document.querySelector('[data-live="step"]');
  while (step.getAttribute('data-value') !== '1') await frame();
  return { picture, step: performance.now() - start };
}

async function measurePause(page) {
  const times = [];
  while (times.length < PAUSES) {
    times.push(await page.evaluate(watchPause));
    await start(page);
    await page.waitForTimeout(500);
  }
  return { pause: median(times), longestPause: Math.max(...times) };
}

/** Runs in the page. */
async function watchGoal({ target, loss, reward, limit }) {
  const live = (name) => {
    const text = document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
    return text ? Number(text) : Number.NaN;
  };
  // A loss falls, an accuracy or a return rises.
  const [name, sign, goal] =
    reward !== undefined
      ? ['train-metric', 1, reward]
      : loss === undefined
        ? ['val-metric', 1, target]
        : ['val-loss', -1, loss];
  const start = performance.now();
  let best = Number.NaN;
  for (;;) {
    const now = await new Promise(requestAnimationFrame);
    const value = live(name);
    if (!(sign * value <= sign * best)) best = Number.isNaN(value) ? best : value;
    const seconds = (now - start) / 1000;
    if (sign * best >= sign * goal) return { seconds, best, steps: live('step') };
    if (seconds > limit) return { seconds: null, best, steps: live('step') };
  }
}

/** Runs in the page: reads the sentence on the generated examples. */
async function watchCoverage({ coverage, precision, limit }) {
  const line = document.querySelector('section[aria-label="What is happening"]');
  const step = document.querySelector('[data-live="step"]');
  const start = performance.now();
  let best = Number.NaN;
  for (;;) {
    const now = await new Promise(requestAnimationFrame);
    const [, covered, near] = /cover ([\d.]+)% of the data, and ([\d.]+)%/.exec(line.textContent) ?? [];
    if (!(covered / 100 <= best)) best = covered === undefined ? best : covered / 100;
    const seconds = (now - start) / 1000;
    const steps = Number(step.getAttribute('data-value'));
    if (covered >= 100 * coverage && near >= 100 * precision) return { seconds, best, steps };
    if (seconds > limit) return { seconds: null, best, steps };
  }
}

/** Runs in the page: milliseconds from a press of Pause until the page says that it has paused. */
export async function watchPause() {
  const status = document.querySelector('[data-live="status"]');
  const pause = [...document.querySelectorAll('button')].find(
    (button) => button.textContent?.trim() === 'Pause' && button.checkVisibility(),
  );
  const pressed = performance.now();
  pause.click();
  while (status.getAttribute('data-value') !== 'paused') await new Promise(requestAnimationFrame);
  return performance.now() - pressed;
}
