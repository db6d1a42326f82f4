import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AddressWindow, syncAddress } from '../../../src/app/address.ts';
import { defaultSpec, print } from '../../../src/experiment/index.ts';
import { acceptDefaultData, chooseTable, edit, experiment, load, release } from '../../../src/store/experiment.ts';
import { joinEdits } from '../../../src/store/join-edits.ts';
import { standOn } from '../../../src/store/tables.ts';
import { ownTable } from '../../../src/table/own.ts';

const PAGE = 'https://example.org/nabla/';

/** A window with entries in its history, which may refuse to write them. */
function fakeWindow(address: string, { framed = false } = {}) {
  const entries = [address];
  let refuses = false;
  const listeners = new Map<string, Set<() => void>>();
  const events = {
    addEventListener: (name: string, listener: () => void) =>
      void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    removeEventListener: (name: string, listener: () => void) => void listeners.get(name)?.delete(listener),
  };
  const write = (how: (address: string) => void) => (_: unknown, __: string, url: string) => {
    if (refuses) throw new DOMException('more than 100 times per 10 seconds', 'SecurityError');
    how(new URL(url, PAGE).href);
  };
  const page = {
    ...events,
    document: events,
    location: {
      get href() {
        return entries.at(-1) as string;
      },
    },
    history: {
      pushState: write((to) => void entries.push(to)),
      replaceState: write((to) => void entries.splice(-1, 1, to)),
    },
    self: 'this window',
    top: framed ? 'another window' : 'this window',
  } as unknown as AddressWindow;
  return {
    page,
    entries,
    refuse: (wanted: boolean) => {
      refuses = wanted;
    },
    tell: (name: string) => {
      for (const listener of listeners.get(name) ?? []) listener();
    },
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

const seed = (value: number) => `${PAGE}#${print({ ...defaultSpec(), seed: value })}`;
const table = ownTable({
  name: 'rooms.csv',
  target: 'rent',
  columns: [
    { id: 'size', label: 'size', levels: null },
    { id: 'rent', label: 'rent', levels: null },
  ],
  count: 20,
  values: [Float64Array.from({ length: 20 }, Math.sqrt), Float64Array.from({ length: 20 }, (_, row) => row)],
});
const absent = `data=table&table=~${table.id}&net=dense(3,relu)&seed=5&v=1`;

let stop = () => {};
async function open(address: string, options?: { framed?: boolean }) {
  const opened = fakeWindow(address, options);
  stop = await syncAddress(opened.page);
  return opened;
}

beforeEach(() => {
  vi.useFakeTimers();
  standOn({ list: async () => [], load: async () => undefined, keep: async () => {}, remove: async () => {} });
  load('');
});
afterEach(() => {
  stop();
  release();
  vi.useRealTimers();
});

describe('the address', () => {
  it('follows each edit with an entry, and a held slider with one', async () => {
    const { entries, listening } = await open(PAGE);
    edit({ seed: 3 });
    for (const moved of [4, 5, 6]) edit({ seed: moved }, { dragging: true });
    release();
    expect(entries).toEqual([PAGE, seed(3), seed(6)]);
    stop();
    expect(listening()).toBe(0);
  });

  it('follows an edit that joins the one before it without an entry', async () => {
    const { entries } = await open(PAGE);
    edit({ seed: 3 });
    joinEdits(() => edit({ seed: 4 }));
    expect(entries).toEqual([PAGE, seed(4)]);
  });

  it('accepts an edit even if the browser refuses the address, and follows later', async () => {
    const { entries, refuse } = await open(PAGE);
    const heard = vi.fn();
    const unsubscribe = experiment.subscribe(heard);
    refuse(true);
    expect(() => edit({ seed: 3 })).not.toThrow();
    edit({ seed: 4 });
    expect(heard).toHaveBeenCalledTimes(2);
    expect(experiment.getState().spec.seed).toBe(4);
    expect(entries).toEqual([PAGE]);
    refuse(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(entries).toEqual([PAGE, seed(4)]);
    unsubscribe();
  });

  it.each(['an edit', 'a look at the page'])('is written when the next chance is %s', async (what) => {
    const { entries, refuse, tell } = await open(PAGE);
    refuse(true);
    edit({ seed: 3 });
    refuse(false);
    if (what === 'an edit') edit({ seed: 4 });
    else tell('visibilitychange');
    expect(entries).toEqual([PAGE, seed(what === 'an edit' ? 4 : 3)]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(entries).toHaveLength(2);
  });

  it('writes no entry in a frame', async () => {
    const { entries } = await open(PAGE, { framed: true });
    edit({ seed: 3 });
    edit({ seed: 4 });
    expect(entries).toEqual([seed(4)]);
  });

  it.each([
    `${PAGE}?data=iris&net=none&v=1`,
    `${PAGE}%23data=iris&net=none&v=1`,
    `${PAGE}%2523data%253Diris%2526net%253Dnone%2526v%253D1`,
    `${PAGE}#data=iris&amp;net=none&amp;v=1).`,
    `${PAGE}#data%3Diris%26net%3Dnone%26v%3D1`,
    `${PAGE}#data=iris&net=none&v=1%E2%80%8B`,
  ])('is repaired: %s', async (address) => {
    const { entries } = await open(address);
    expect(experiment.getState()).toMatchObject({ spec: { data: { id: 'iris' }, layers: [] }, notices: [] });
    expect(entries).toEqual([`${PAGE}#data=iris&net=none&v=1`]);
  });

  it('keeps a query that is not an experiment', async () => {
    const { entries } = await open(`${PAGE}?from=mail#data=iris&net=none&v=1`);
    edit({ seed: 3 });
    expect(entries.at(-1)).toBe(`${PAGE}?from=mail#data=iris&net=none&seed=3&v=1`);
  });

  it('reports the length of a link that was cut', async () => {
    const address = `${PAGE}#data=spiral`;
    await open(address);
    expect(experiment.getState().notices[0]?.message).toContain(`it has ${address.length} characters`);
  });
});

describe('a link whose data are not available', () => {
  it('stays in the address until data are chosen, whatever else is edited', async () => {
    const { entries } = await open(`${PAGE}#${absent}`);
    expect(experiment.getState().withheld).toMatchObject({
      reason: expect.stringMatching(/only the browser/),
      text: absent,
    });
    expect(experiment.getState().notices).toEqual([]);
    edit({ batch: 7 });
    expect(entries).toEqual([`${PAGE}#${absent}`]);
    acceptDefaultData();
    expect(experiment.getState().withheld).toBeNull();
    expect(entries).toEqual([`${PAGE}#${absent}`, `${PAGE}#${print(experiment.getState().spec)}`]);
  });

  it('is the shared experiment once its table is opened', async () => {
    const { entries } = await open(`${PAGE}#${absent}`);
    chooseTable(table);
    const { spec, withheld, notices } = experiment.getState();
    expect(withheld).toBeNull();
    expect(notices).toEqual([]);
    expect(spec).toMatchObject({ table: { id: table.id }, seed: 5, layers: [{ args: { units: 3 } }] });
    expect(entries.at(-1)).toBe(`${PAGE}#${print(spec)}`);
  });

  it('is shown as soon as a database answers late', async () => {
    let answer: (table: unknown) => void = () => {};
    standOn({
      list: async () => [],
      load: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      keep: async () => {},
      remove: async () => {},
    });
    const opening = open(`${PAGE}#${absent}`);
    await vi.advanceTimersByTimeAsync(1900);
    await opening;
    expect(experiment.getState().withheld?.reason).toMatch(/does not answer/);
    answer(table);
    await vi.waitFor(() =>
      expect(experiment.getState()).toMatchObject({ withheld: null, spec: { table: { id: table.id }, seed: 5 } }),
    );
  });
});
