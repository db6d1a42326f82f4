import type { Lifeline } from './protocol.ts';

/**
 * Lets the page notice when this worker ends: it holds a lock until then, or answers messages if there are no locks.
 */
export async function holdLifeline({ name, port }: Lifeline): Promise<void> {
  port.onmessage = () => port.postMessage('alive');
  try {
    await navigator.locks.request(name, () => {
      port.postMessage('held');
      return new Promise(() => {});
    });
  } catch {
    port.postMessage('alive');
  }
}
