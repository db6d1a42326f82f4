/**
 * Starts a worker.
 * @param url of its module
 * @throws DOMException if the browser forbids it
 */
export function startWorker(url: string): Worker {
  // In a frame that is sandboxed without `allow-same-origin` every address is of another origin, and no browser starts
  // a worker from there. It does start one from a blob of the frame's own, which may import what the server shares.
  if (globalThis.origin !== 'null') return new Worker(url, { type: 'module' });
  const blob = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const address = URL.createObjectURL(blob);
  const worker = new Worker(address, { type: 'module' });
  // Once it has spoken, it has been read.
  for (const type of ['message', 'error']) {
    worker.addEventListener(type, () => URL.revokeObjectURL(address), { once: true });
  }
  return worker;
}
