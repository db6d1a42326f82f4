/** Measures how soon convolutional networks learn images on the built page, and how smoothly it shows them meanwhile. */
import { median, play, start, VIEWPORT, watch } from './bench-page.mjs';

const TWO_CONVOLUTIONS = 'conv2d(8,3,relu),max_pool(2),conv2d(16,3,relu),max_pool(2)';
const FEW_PARAMETERS = 'conv2d(8,3,relu),max_pool(2),conv2d(12,3,relu),max_pool(2),conv2d(16,3,relu),global_avg_pool';

/** Experiments, the validation accuracy to reach, and the seconds after which they are given up. */
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
};

/** The seconds for which the page is watched while it trains. */
const SECONDS = 5;
const PAUSES = 7;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @yields a row for each experiment: the seconds from Play until the validation accuracy reached its target, null if it
 *   did not; the best accuracy until then; frames per second and the longest task of the main thread in ms while it
 *   trains with its maps in view; the median and the longest time from Pause until the page says so, in ms
 */
export async function* measureImages(browser, address) {
  for (const [name, { experiment, target, limit }] of Object.entries(LESSONS)) {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await play(page, `${address}#${experiment}`);
    const learned = await page.evaluate(watchAccuracy, { target, limit });
    const smooth = await page.evaluate(watch, SECONDS);
    yield { page: name, target, ...learned, ...smooth, ...(await measurePause(page)) };
    await page.close();
  }
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
async function watchAccuracy({ target, limit }) {
  const live = (name) => Number(document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value'));
  const start = performance.now();
  let best = 0;
  for (;;) {
    const now = await new Promise(requestAnimationFrame);
    best = Math.max(best, live('val-metric') || 0);
    const seconds = (now - start) / 1000;
    if (best >= target) return { seconds, best, steps: live('step') };
    if (seconds > limit) return { seconds: null, best, steps: live('step') };
  }
}

/** Runs in the page: milliseconds from a press of Pause until the page says that it has paused. */
async function watchPause() {
  const status = document.querySelector('[data-live="status"]');
  const pause = [...document.querySelectorAll('button')].find(
    (button) => button.textContent?.trim() === 'Pause' && button.checkVisibility(),
  );
  const pressed = performance.now();
  pause.click();
  while (status.getAttribute('data-value') !== 'paused') await new Promise(requestAnimationFrame);
  return performance.now() - pressed;
}
