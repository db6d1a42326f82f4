/** What has to hold on the page after whatever a person does. */

const STATUSES = ['ready', 'running', 'paused', 'diverged', 'failed'];
/** In ms. A page that takes longer to answer counts as one that does not answer. */
const PATIENCE = 180_000;

/** Runs in the page before anything else: counts what the worker was asked and has answered. */
export function observeWorker() {
  let asked = 0;
  let answered = 0;
  window.isSettled = () => {
    const status = document.querySelector('[data-live="status"]')?.getAttribute('data-value');
    return answered === asked && status !== 'loading' && status !== undefined;
  };
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (...args) {
    if (args[0]?.type === 'experiment' || args[0]?.type === 'reset') asked = args[0].runId;
    postMessage.apply(this, args);
  };
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'frame' || data?.state?.status === 'failed') answered = data.runId;
      });
    }
  };
}

/**
 * Waits until the worker has answered all that it was asked.
 * @throws Error if it does not
 */
export async function settle(page) {
  // What an action sets off may wait for a frame of the page.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page
    .waitForFunction(() => window.isSettled?.(), undefined, { timeout: PATIENCE })
    .catch(async () => {
      const status = await liveWord(page, 'status');
      throw new Error(`the page does not settle: its status is "${status}" after ${PATIENCE / 1000} s`);
    });
}

/**
 * @param {typeof import('../../src/experiment/index.ts')} spec
 * @param {string} [opened] the link that was opened; without it any experiment may be on the page
 * @returns a sentence for each thing that does not hold
 */
export async function faultsOf(page, spec, opened) {
  const faults = [];
  let status = await liveWord(page, 'status');
  // The first picture of an experiment may come before its engine, and an edited address may load after the check began.
  while (status === 'loading') {
    await settle(page);
    status = await liveWord(page, 'status');
  }
  if (!STATUSES.includes(status)) faults.push(`the status is "${status}"`);
  if (status === 'running' && !(await rises(page))) faults.push('the status is "running", and no step is made');

  const address = await page.evaluate(() => location.hash.slice(1));
  const fragment = decoded(address);
  const { spec: experiment, notices } = spec.parse(fragment);
  const isWithheld = (await whyStepIsOff(page)) === 'Choose data first';
  // Until a person has chosen data, the link stays as it came.
  if (isWithheld && opened !== undefined && ![decoded(opened), spec.fragmentOf(`#${opened}`)].includes(fragment)) {
    faults.push(`the address is "${fragment}"; the link, whose data are missing, was "${opened}"`);
  }
  // A table that only the browser has is not known here.
  if (!isWithheld && fragment && !fragment.includes('table=~')) {
    const printed = spec.print(experiment);
    if (printed !== fragment) faults.push(`the address is "${fragment}", and should be "${printed}"`);
    for (const { message } of notices) faults.push(`the address is not right: ${message}`);
    for (const [name, call] of [
      ['Loss', experiment.loss],
      ['Optimizer', experiment.optimizer],
    ]) {
      const shown = await chosen(page, name);
      if (shown !== null && shown !== call.id) faults.push(`${name} shows "${shown}", the address says "${call.id}"`);
    }
  }
  if (!isWithheld && opened !== undefined) {
    const wanted = spec.print(spec.parseLink(`#${opened}`).spec);
    if (fragment && fragment !== wanted) faults.push(`the address is "${fragment}"; the link means "${wanted}"`);
    if (status === 'ready') faults.push(...(await step(page)));
  }
  const text = await page.evaluate(visibleText);
  // The text about RMSE tells of a gradient that is NaN.
  const raw = text.match(/.{0,30}(\b((?<!gradient is )NaN|undefined|null|Infinity)\b|\[object |\d\.\d{9,}).{0,30}/);
  if (raw) faults.push(`the page shows "${raw[0]}"`);
  return faults;
}

/** As the page reads it: browsers escape some letters. */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function liveWord(page, name) {
  return page.evaluate(
    (which) => document.querySelector(`[data-live="${which}"]`)?.getAttribute('data-value') ?? null,
    name,
  );
}

/** The value of a select; null where it is not there. */
function chosen(page, name) {
  return page.evaluate((label) => {
    const control = [...document.querySelectorAll('select')].find(
      (select) => (select.getAttribute('aria-label') ?? select.labels[0]?.textContent)?.trim() === label,
    );
    return control?.value ?? null;
  }, name);
}

/** Whether the step moves, or the run ends. */
async function rises(page) {
  const step = await liveWord(page, 'step');
  return page
    .waitForFunction(
      (before) => {
        const word = (name) => document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
        return word('step') !== before || word('status') !== 'running';
      },
      step,
      { timeout: PATIENCE },
    )
    .then(
      () => true,
      () => false,
    );
}

/** What the page says of a Step that it does not offer: nothing trains on data that the link did not mean. */
function whyStepIsOff(page) {
  return page.evaluate(() => {
    const step = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Step');
    return step?.getAttribute('aria-disabled') === 'true' ? step.getAttribute('aria-description') : null;
  });
}

/** Whether the page answers to a control. */
async function step(page) {
  await page.getByRole('button', { name: 'Step', exact: true }).click({ timeout: PATIENCE });
  return page
    .waitForFunction(
      () => document.querySelector('[data-live="status"]').getAttribute('data-value') !== 'ready',
      undefined,
      {
        timeout: PATIENCE,
      },
    )
    .then(
      () => [],
      () => ['Step does nothing'],
    );
}

/** Runs in the page. Messages may quote what a person wrote. */
function visibleText() {
  const quotes = '[aria-label="Messages"], [role="status"], [role="alert"], script, style, textarea, annotation';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent && !parent.closest(quotes) && parent.checkVisibility()) texts.push(walker.currentNode.data);
  }
  return texts.join(' ');
}
