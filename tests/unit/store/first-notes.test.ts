import { afterEach, expect, it, vi } from 'vitest';
import { pagePairsOf } from '../../../src/experiment/page/pairs.ts';

/** The store as a page has it that opens with this storage. */
async function visit(storage: Partial<Storage>) {
  vi.resetModules();
  vi.stubGlobal('localStorage', storage);
  return import('../../../src/store/firstNotes.ts');
}

afterEach(() => {
  vi.unstubAllGlobals();
});

function storage(): Partial<Storage> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const closed: Partial<Storage> = {
  getItem: () => {
    throw new Error('Access is denied');
  },
  setItem: () => {
    throw new Error('Access is denied');
  },
};

it('wants the notes until they are dismissed, and never again', async () => {
  const browser = storage();
  const first = await visit(browser);
  expect(first.firstNotes.getState().wanted).toBe(true);
  first.dismissFirstNotes();
  expect(first.firstNotes.getState().wanted).toBe(false);
  const second = await visit(browser);
  expect(second.firstNotes.getState().wanted).toBe(false);
});

it('without storage dismisses them for as long as the page is open', async () => {
  const first = await visit(closed);
  expect(first.firstNotes.getState().wanted).toBe(true);
  first.dismissFirstNotes();
  expect(first.firstNotes.getState().wanted).toBe(false);
  const second = await visit(closed);
  expect(second.firstNotes.getState().wanted).toBe(true);
});

it.each([
  ['nothing else is open', 'data=xor&lock=opt&v=1', true],
  ['a lesson explains the page', 'lesson=xor_needs_hidden&step=2&v=1', false],
  ['an exercise is built', 'lesson=build&v=1', false],
  ['experiments are compared', 'data=xor&b.net=none&v=1', false],
  ['it is shown to an audience', 'present=1&v=1', false],
  ['it is in a frame', 'data=xor&embed=network&v=1', false],
])('%s (%s): are they shown? %s', async (_, link, shown) => {
  const { hasRoomForNotes } = await visit(storage());
  expect(hasRoomForNotes(pagePairsOf(link))).toBe(shown);
});
