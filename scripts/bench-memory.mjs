/**
 * Measures whether memory grows in a long run or over many edits: the heap of the page and of the worker, and the engine's
 * memory.
 */
import { PAGE, play, settle, start } from './bench-page.mjs';

const READINGS = 20;

/** The edits, and those between two readings. By the first reading the code is compiled and the lists of undo are full. */
const EDITS = 1000;
const BETWEEN = 200;

/** Runs in the worker before the engine: tracks every WebAssembly memory that is created, without keeping any alive. */
const TRACK = `
globalThis.memories = [];
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor) {
    super(descriptor);
    memories.push(new WeakRef(this));
  }
};
`;

/**
 * Trains the default experiment and reads the memory at `READINGS` equal intervals. With 20 million steps the first
 * reading, which the last is compared with, comes after a million: by then code is compiled, and the histories behind the
 * curves contain some 1500 of the 2000 frames at which they are thinned; the missing frames take less than 50 kB.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @param {number} steps
 * @returns a row for each reading, and one with the growth
 */
export async function* measureMemory(browser, address, steps) {
  const { page, read } = await open(browser, address);
  const readings = [];
  while (readings.length < READINGS) {
    await waitForStep(page, ((readings.length + 1) * steps) / READINGS);
    const reading = await read();
    readings.push(reading);
    yield { step: await stepOf(page), ...reading };
    await start(page);
  }
  await page.close();
  yield growth(readings);
}

/**
 * Reads the memory of the default experiment, and again while its network, data and activations are edited, each time
 * until the new network trains.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @returns a row for each reading, the first with no edit, and one with the growth between the first after edits and the
 *   last
 */
export async function* measureEditMemory(browser, address) {
  const { page, read } = await open(browser, address);
  await settle(page);
  const { workerHeap, workerBuffers, wasm, ...others } = await read();
  const worker = workerHeap + workerBuffers + wasm;
  yield { edits: 0, workerHeap, workerBuffers, wasm, ...others, workerMegabytes: Number((worker / 1e6).toFixed(1)) };
  const readings = [];
  for (let edits = BETWEEN; edits <= EDITS; edits += BETWEEN) {
    await start(page);
    await page.evaluate(edit, BETWEEN);
    const reading = await read();
    readings.push(reading);
    yield { edits, ...reading };
  }
  await page.close();
  yield growth(readings);
}

/**
 * Opens the page, lets it train, and returns it with a function that pauses it and reads the memory. No garbage is created
 * meanwhile, and it is collected before. The reading is in bytes; `…Heap` is the size of JavaScript objects, `…Buffers`
 * that of array buffers outside the heap, without `wasm`, the worker's WebAssembly memories.
 */
async function open(browser, address) {
  const page = await browser.newPage(PAGE);
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: TRACK + (await response.text()) });
  });
  await play(page, address);
  const ofPage = await page.context().newCDPSession(page);
  const ofWorker = await connectToWorker(ofPage);
  const read = async () => {
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.waitForSelector('[data-live="status"][data-value="paused"]');
    await ofPage.send('HeapProfiler.collectGarbage');
    await ofWorker('HeapProfiler.collectGarbage');
    const own = await ofPage.send('Runtime.getHeapUsage');
    const workers = await ofWorker('Runtime.getHeapUsage');
    return {
      pageHeap: own.usedSize,
      pageBuffers: own.backingStorageSize,
      workerHeap: workers.usedSize,
      workerBuffers: workers.backingStorageSize,
      wasm: await page.workers()[0].evaluate(wasmBytes),
    };
  };
  return { page, read };
}

/** By how many percent each number grew from the first reading to the last. */
function growth(readings) {
  const [first] = readings;
  const last = readings.at(-1);
  const percent = (name) => Number((100 * (last[name] / first[name] - 1)).toFixed(2));
  return { growthPercent: Object.fromEntries(Object.keys(first).map((name) => [name, percent(name)])) };
}

/**
 * Runs in the page: makes edits, eight of which lead back to the same experiment, and waits after each until the new
 * network trains.
 */
async function edit(count) {
  const press = (name) => () => document.querySelector(`button[aria-label="${name}"]`).click();
  const choose = (name, value) => () => {
    const select = document.querySelector(`select[aria-label="${name}"]`);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const data = (name) => () =>
    [...document.querySelectorAll('input[name="dataset"]')]
      .find((input) => input.closest('label').textContent.startsWith(name))
      .click();
  const edits = [
    press('Add a layer before the output'),
    press('Remove a unit from Hidden 1'),
    choose('Activation of Hidden 2', 'relu'),
    data('XOR'),
    press('Add a unit to Hidden 1'),
    choose('Activation of Hidden 2', 'tanh'),
    press('Remove Hidden 3'),
    data('Circle'),
  ];
  const step = document.querySelector('[data-live="step"]');
  for (let made = 0; made < count; made++) {
    await new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`edit ${made} did not train`)), 30_000);
      let changes = 0;
      const observer = new MutationObserver(() => {
        changes += 1;
        // The first may still come from the network before.
        if (changes < 3) return;
        observer.disconnect();
        clearTimeout(limit);
        resolve();
      });
      observer.observe(step, { attributes: true });
      edits[made % edits.length]();
    });
  }
}

function stepOf(page) {
  return page.evaluate(() => Number(document.querySelector('[data-live="step"]')?.getAttribute('data-value')));
}

/** Waits for a step; fails if the page stops training before. */
async function waitForStep(page, step) {
  await page.waitForFunction(
    (least) => {
      const live = (name) => document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
      if (live('status') !== 'running') throw new Error(`the page is ${live('status')}`);
      return Number(live('step')) >= least;
    },
    step,
    { timeout: 0, polling: 200 },
  );
}

/** Runs in the worker: the bytes of all its WebAssembly memories. */
function wasmBytes() {
  return globalThis.memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
}

/**
 * Playwright cannot open a session with a worker, so messages to it are wrapped in messages to its page.
 * @param {import('@playwright/test').CDPSession} session with a page that has one worker
 * @returns a function that sends a command to the worker and returns its result
 */
async function connectToWorker(session) {
  const attached = new Promise((resolve) => session.once('Target.attachedToTarget', resolve));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const { sessionId } = await attached;
  const waiting = new Map();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  });
  let sent = 0;
  return (method) =>
    new Promise((resolve, reject) => {
      sent += 1;
      waiting.set(sent, { resolve, reject });
      const message = JSON.stringify({ id: sent, method });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}
