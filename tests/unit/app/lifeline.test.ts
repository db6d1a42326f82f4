import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchLife } from '../../../src/app/lifeline.ts';
import { holdLifeline } from '../../../src/runtime/lifeline.ts';
import type { Lifeline } from '../../../src/runtime/protocol.ts';

/** Locks as in browsers: one holder at a time, and the locks of a holder that ends are released. */
function fakeLocks() {
  const queues = new Map<string, (() => void)[]>();
  return {
    request(name: string, hold: () => unknown) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      return new Promise((resolve) => {
        queue.push(() => resolve(hold()));
        if (queue.length === 1) queue[0]?.();
      });
    },
    release() {
      for (const queue of queues.values()) {
        queue.shift();
        queue[0]?.();
      }
    },
  };
}

const ports: MessagePort[] = [];

function watch(locks: unknown) {
  vi.stubGlobal('navigator', { locks });
  const onEnd = vi.fn();
  let lifeline: Lifeline | undefined;
  const worker = { postMessage: (message: unknown) => (lifeline = message as Lifeline) };
  watchLife(worker, onEnd);
  if (!lifeline) throw new Error('the worker was told nothing');
  ports.push(lifeline.port);
  return { onEnd, lifeline };
}

/** Lets messages through the channel. */
const passed = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the life of a worker', () => {
  it('ends when the lock that it holds is released, however long it was busy', async () => {
    const locks = fakeLocks();
    const { onEnd, lifeline } = watch(locks);
    void holdLifeline(lifeline);
    await passed();
    expect(onEnd).not.toHaveBeenCalled();
    locks.release();
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
  });

  it('ends when it no longer answers, if there are no locks', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { onEnd, lifeline } = watch(undefined);
    await holdLifeline(lifeline);
    await passed();
    for (let times = 0; times < 20; times++) {
      vi.advanceTimersByTime(5000);
      await passed();
    }
    expect(onEnd).not.toHaveBeenCalled();

    lifeline.port.close();
    vi.advanceTimersByTime(25_000);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15_000);
    expect(onEnd).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(onEnd).toHaveBeenCalledOnce();
  });
});
