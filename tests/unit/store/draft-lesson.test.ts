import { beforeEach, expect, it, vi } from 'vitest';
import { newDraft, newStep } from '../../../src/gallery/draft.ts';

const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
});

/** The store as a page that has just been opened has it. */
async function opened() {
  vi.resetModules();
  return import('../../../src/store/draft-lesson.ts');
}

beforeEach(() => stored.clear());

it('the browser remembers the draft and the form', async () => {
  const before = await opened();
  before.replaceDraft(newDraft('data=xor'));
  before.changeDraft({ title: 'Mine' });
  before.goToPlace(0);
  const after = await opened();
  expect(after.drafts.getState()).toMatchObject({ draft: { title: 'Mine' }, place: 0, removal: null });
});

it('what another version or program has stored is no draft', async () => {
  const texts = ['{', '{"version":0}', '{"version":1,"draft":{"steps":[]}}', '{"version":1,"draft":{"steps":[null]}}'];
  for (const text of [...texts, 'null', '[]', '1']) {
    stored.set('nabla-draft-lesson', text);
    expect((await opened()).drafts.getState().draft, text).toBeNull();
  }
});

it('what was removed comes back, beside what was written since', async () => {
  const { changeDraft, drafts, offerRestore, replaceDraft, restoreRemoved } = await opened();
  const step = newStep(null);
  replaceDraft({ ...newDraft('data=xor'), title: 'First' });
  changeDraft(({ steps }) => ({ steps: [...steps, step] }));
  changeDraft(({ steps }) => ({ steps: steps.slice(0, 1) }));
  offerRestore('Removed.', (now) => ({ ...now, steps: [...now.steps, step] }));
  changeDraft({ intro: 'Later.' });
  restoreRemoved();
  expect(drafts.getState()).toMatchObject({ draft: { intro: 'Later.' }, removal: null });
  expect(drafts.getState().draft?.steps).toHaveLength(2);
  replaceDraft(newDraft('data=circle'));
  expect(drafts.getState().draft?.title).toBe('');
  restoreRemoved();
  expect(drafts.getState().draft?.title).toBe('First');
});
