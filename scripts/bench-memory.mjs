/** Measures whether memory grows in a long run: the heap of the page and of the worker, and the engine's memory. */
import { PAGE, play, start } from './bench-page.mjs';

const READINGS = 20;

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
 * Trains the default experiment and reads the memory at `READINGS` equal intervals, each time paused, so that no
 * garbage is created meanwhile, and after a forced garbage collection. With 20 million steps the first reading, which
 * the last is compared with, comes after a million: by then code is compiled, and the histories behind the curves
 * contain some 1500 of the 2000 frames at which they are thinned; the missing frames take less than 50 kB.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @param {number} steps
 * @returns a row for each reading, in bytes, and one with the growth of each number from the first to the last, in
 *   percent; `…Heap` is the size of JavaScript objects, `…Buffers` that of array buffers outside the heap, without
 *   `wasm`, the worker's WebAssembly memories
 */
export async function* measureMemory(browser, address, steps) {
  const page = await browser.newPage(PAGE);
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: TRACK + (await response.text()) });
  });
  await play(page, address);
  const ofPage = await page.context().newCDPSession(page);
  const ofWorker = await connectToWorker(ofPage);
  const read = async () => {
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

  const readings = [];
  while (readings.length < READINGS) {
    await waitForStep(page, ((readings.length + 1) * steps) / READINGS);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.waitForSelector('[data-live="status"][data-value="paused"]');
    const reading = await read();
    readings.push(reading);
    yield { step: await stepOf(page), ...reading };
    await start(page);
  }
  await page.close();
  const [first] = readings;
  const last = readings.at(-1);
  const growth = Object.keys(first).map((name) => [name, Number((100 * (last[name] / first[name] - 1)).toFixed(2))]);
  yield { growthPercent: Object.fromEntries(growth) };
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
