/** Milliseconds between two messages to a worker that cannot hold a lock. */
const INTERVAL = 5000;
/**
 * The number of consecutive messages that a worker may leave unanswered, because it may be in the middle of a long
 * step.
 */
const PATIENCE = 6;

let count = 0;

/**
 * Calls `onEnd` when a worker has ended for whatever reason: browsers do not report a worker that closes itself or that
 * they end for lack of memory. A lock that the worker holds is released at that moment, however busy it was. Without
 * locks, as in an opaque origin, a worker that answers no message for half a minute counts as ended.
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
