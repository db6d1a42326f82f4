import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepOf, reloadKept, takeKept } from '../../../src/app/reload.ts';
import type { KeptMoment } from '../../../src/runtime/protocol.ts';
import { edit, experiment } from '../../../src/store/experiment.ts';
import { emptyHistory } from '../../../src/store/history.ts';
import { run } from '../../../src/store/run.ts';

const database = new Map<string, unknown>();
let blocked = false;
let silent = false;
const never = () => new Promise<never>(() => {});
vi.mock('idb-keyval', () => ({
  createStore: () => database,
  async set(key: string, value: unknown, store: typeof database) {
    if (blocked) throw new Error('blocked');
    if (silent) return never();
    store.set(key, structuredClone(value));
  },
  get: async (key: string, store: typeof database) => (silent ? never() : store.get(key)),
  del: async (key: string, store: typeof database) => void store.delete(key),
}));

const reload = vi.fn();
const session = new Map<string, string>();
vi.stubGlobal('window', { location: { reload } });
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => session.get(key) ?? null,
  setItem: (key: string, value: string) => session.set(key, value),
  removeItem: (key: string) => session.delete(key),
});

const history = { ...emptyHistory, step: [0, 1200] };
const momentNow = (): KeptMoment => ({
  spec: experiment.getState().spec,
  step: 1200,
  state: new Map([['dense1/weight', Float32Array.of(1, 2)]]),
  memories: null,
  beginning: null,
});

const messages = () => experiment.getState().notices.map(({ message }) => message);

beforeEach(() => {
  reload.mockReset();
  database.clear();
  session.clear();
  blocked = false;
  silent = false;
  experiment.setState({ notices: [] });
  keepOf({ keep: async () => momentNow() });
  run.setState({ history, resumed: null });
});

describe('a reload that keeps the run', () => {
  it('passes the moment and the curves to the new page, once', async () => {
    await reloadKept();
    expect(reload).toHaveBeenCalledOnce();
    expect(await takeKept()).toEqual(momentNow());
    expect(run.getState().resumed?.history).toEqual(history);
    expect(await takeKept()).toBeUndefined();
    expect(database.size).toBe(0);
  });

  it('keeps nothing for another experiment, and nothing of a run at step 0', async () => {
    await reloadKept();
    edit(({ seed }) => ({ seed: seed + 1 }));
    expect(await takeKept()).toBeUndefined();
    expect(run.getState().resumed).toBeNull();

    keepOf({ keep: async () => null });
    await reloadKept();
    expect(reload).toHaveBeenCalledTimes(2);
    expect(await takeKept()).toBeUndefined();
  });

  it('does not reload and says why if the browser stores nothing', async () => {
    blocked = true;
    await reloadKept();
    expect(reload).not.toHaveBeenCalled();
    expect(messages()).toEqual([expect.stringContaining('the run would be lost')]);
  });

  it('does not wait forever for a database that never answers', async () => {
    vi.useFakeTimers();
    silent = true;
    const reloading = reloadKept();
    await vi.runAllTimersAsync();
    await reloading;
    expect(reload).not.toHaveBeenCalled();
    expect(messages()).toEqual([expect.stringMatching(/database does not answer, so the run would be lost/)]);

    silent = false;
    await reloadKept();
    silent = true;
    const taking = takeKept();
    await vi.runAllTimersAsync();
    expect(await taking).toBeUndefined();
    expect(messages().at(-1)).toMatch(/did not return the run.*starts over/);
    vi.useRealTimers();
  });
});
