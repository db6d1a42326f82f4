/** Milliseconds between two questions to a worker that has no lock to hold. */
const INTERVAL = 5000;
/** Questions in a row that a worker may leave unanswered, as it may be in the middle of a long step. */
const PATIENCE = 6;

let count = 0;

/**
 * Calls `onEnd` when a worker has ended, however that came about: browsers tell nobody about a worker that closes itself
 * or is ended for lack of memory. A lock that the worker holds is released at that moment, however busy it was. Where there
 * are no locks, as in an opaque origin, a worker that leaves every question unanswered for half a minute has ended.
 */
export function watchLife(
  worker: { postMessage(message: unknown, transfer: Transferable[]): void },
  onEnd: () => void,
): void {
  count += 1;
  const name = `nabla-worker-${performance.timeOrigin}-${Math.random()}-${count}`;
  const { port1, port2 } = new MessageChannel();
  let unanswered = 0;
  let asking: ReturnType<typeof setInterval> | undefined;

  function end() {
    clearInterval(asking);
    port1.close();
    onEnd();
  }

  function ask() {
    if (unanswered === PATIENCE) return end();
    unanswered += 1;
    port1.postMessage('alive?');
  }

  port1.onmessage = ({ data }: MessageEvent<'held' | 'alive'>) => {
    unanswered = 0;
    if (data === 'held') void navigator.locks.request(name, end);
    else asking ??= setInterval(ask, INTERVAL);
  };
  worker.postMessage({ type: 'lifeline', name, port: port2 }, [port2]);
}
