import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft, DraftStep } from '../gallery/draft.ts';
import { isDraft } from './is-draft.ts';

/** The key in the browser's storage. */
const KEY = 'nabla-draft-lesson';
/** The form of what is remembered. */
const VERSION = 1;

/** What was removed, and how it comes back. */
interface Removal {
  /** A sentence that says what was removed. */
  readonly said: string;
  readonly restore: (draft: Draft) => Draft;
}

/** A draft that a person looks at as a student does. */
interface Preview {
  /** The packed lesson. */
  readonly source: string;
  /** The experiment on the screen before. */
  readonly experiment: string;
}

interface DraftStore {
  /** null until an exercise is begun. */
  readonly draft: Draft | null;
  /** The index of the step whose form is shown; null if it is the one about the whole exercise. */
  readonly place: number | null;
  readonly preview: Preview | null;
  readonly removal: Removal | null;
}

/** The exercise that a person is writing. The browser remembers it. */
export const drafts = createStore<DraftStore>(() => ({ ...remembered(), removal: null }));

export function useDraft<T>(select: (store: DraftStore) => T): T {
  return useStore(drafts, select);
}

type Change<T> = Partial<T> | ((before: T) => Partial<T>);

/** Changes the draft; does nothing without one. */
export function changeDraft(change: Change<Draft>): void {
  const { draft } = drafts.getState();
  if (draft) drafts.setState({ draft: changed(draft, change) });
}

/** Changes one step of the draft. */
export function changeStep(key: string, change: Change<DraftStep>): void {
  changeDraft(({ steps }) => ({ steps: steps.map((step) => (step.key === key ? changed(step, change) : step)) }));
}

function changed<T>(before: T, change: Change<T>): T {
  return { ...before, ...(typeof change === 'function' ? change(before) : change) };
}

/** Replaces the draft by another one; the last one can be restored. */
export function replaceDraft(draft: Draft): void {
  const { draft: before } = drafts.getState();
  const removal = before && { said: 'The exercise before was replaced.', restore: () => before };
  drafts.setState({ draft, place: null, removal });
}

/** Shows the form of a step, or the one about the whole exercise. */
export function goToPlace(place: number | null): void {
  drafts.setState({ place });
}

/** Offers to restore what has just been removed. */
export function offerRestore(said: string, restore: Removal['restore']): void {
  drafts.setState({ removal: { said, restore } });
}

/** Restores what was removed last. */
export function restoreRemoved(): void {
  drafts.setState(({ draft, place, removal }) => {
    const restored = draft && removal ? removal.restore(draft) : draft;
    return { draft: restored, place: place === null ? null : Math.min(place, lastOf(restored)), removal: null };
  });
}

/** Begins to look at the draft as a student does; null ends it. */
export function setPreview(preview: Preview | null): void {
  drafts.setState({ preview });
}

function lastOf(draft: Draft | null): number {
  return Math.max(0, (draft?.steps.length ?? 0) - 1);
}

drafts.subscribe(({ draft, place, preview }) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, draft, place, preview }));
  } catch {
    // Without storage, as in some frames, it lasts as long as the page.
  }
});

function remembered(): Omit<DraftStore, 'removal'> {
  try {
    const { version, draft, place, preview } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (version === VERSION && isDraft(draft)) {
      return { draft, place: draft.steps[place] ? place : null, preview: isPreview(preview) ? preview : null };
    }
  } catch {
    // What is stored there is no draft.
  }
  return { draft: null, place: null, preview: null };
}

function isPreview(value: unknown): value is Preview {
  const { source, experiment } = (value ?? {}) as Partial<Record<keyof Preview, unknown>>;
  return typeof source === 'string' && typeof experiment === 'string';
}
