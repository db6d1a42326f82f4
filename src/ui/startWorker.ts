/**
 * Starts a worker.
 * @param url the address of its module
 * @throws DOMException if the browser forbids it
 */
export function startWorker(url: string): Worker {
  // The single file has unpacked it, as a classic script without imports.
  if (import.meta.env.MODE === 'single') return new Worker(url);
  if (globalThis.origin !== 'null') return new Worker(url, { type: 'module' });
  const address = URL.createObjectURL(new Blob([importing(url)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  // After its first message, the script has been read.
  for (const type of ['message', 'error']) {
    worker.addEventListener(type, () => URL.revokeObjectURL(address), { once: true });
  }
  return worker;
}

/**
 * The script of a worker in a frame that is sandboxed without `allow-same-origin`. There every address is
 * cross-origin, and no browser starts a worker from such an address; Chromium does not start a module from a blob
 * either. A classic script can import the module if the server allows it. It stores messages that arrive before the
 * module listens.
 */
const importing = (url: string) => `
const early = [];
const keep = (event) => early.push(event.data);
addEventListener('message', keep);
import(${JSON.stringify(url)}).then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
