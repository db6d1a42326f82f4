/** What a person gets: the built page training at full speed, watched for a few seconds. */

const SECONDS = 5;

const EXPERIMENTS = {
  'the default experiment': '',
  'six hidden layers of 16': `data=circle&net=${Array(6).fill('dense(16,tanh)').join(',')}`,
};

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns a row for each experiment: steps and frames a second, counted, and the longest task of the main thread in ms
 */
export async function measurePage(browser, address) {
  const rows = [];
  for (const [name, experiment] of Object.entries(EXPERIMENTS)) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}#${experiment}`);
    await page.waitForSelector('[data-live="status"][data-value="ready"]');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    // The first second is for the compilers of JavaScript and for finding the length of a burst.
    await page.waitForTimeout(1000);
    rows.push({ page: name, ...(await page.evaluate(watch, SECONDS)) });
    await page.close();
  }
  return rows;
}

/** Runs in the page. */
async function watch(seconds) {
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
