/** What a list of items that can be selected needs to know. */
export interface Selecting {
  /** The ids of the items, in order. */
  readonly ids: readonly number[];
  /** The number of items in a row. */
  readonly columns: number;
  /** The number of rows in view. */
  readonly rows: number;
  /** The index of the item that keys act on. */
  readonly active: number;
  /** The index of the item at which a range starts. */
  readonly anchor: number;
  readonly selected: ReadonlySet<number>;
}

export type Selection = Pick<Selecting, 'active' | 'anchor' | 'selected'>;

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Selects an item alone; with Shift, all from the anchor on; with Ctrl or ⌘, in addition or no longer. */
export function pick(list: Selecting, index: number, { shiftKey, ctrlKey, metaKey }: Modifiers): Selection {
  if (shiftKey) return { active: index, anchor: list.anchor, selected: new Set(between(list, list.anchor, index)) };
  if (ctrlKey || metaKey) return toggled(list, index);
  return { active: index, anchor: index, selected: new Set(between(list, index, index)) };
}

/** Adds an item to the selection, or takes it out. */
export function toggled({ ids, selected }: Selecting, index: number): Selection {
  const id = ids[index] as number;
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return { active: index, anchor: index, selected: next };
}

/**
 * What a key does: arrows, Home, End, Page Up and Page Down select another item, or several with Shift, and only move
 * with Ctrl; Space toggles; Ctrl-A selects all.
 * @returns null if the key does nothing
 */
export function byKey(list: Selecting, event: Modifiers & { readonly key: string }): Selection | null {
  const { ids, active, anchor, selected } = list;
  const control = event.ctrlKey || event.metaKey;
  if (ids.length === 0) return null;
  if (control && event.key.toLowerCase() === 'a') return { active, anchor, selected: new Set(ids) };
  if (event.key === ' ') return toggled(list, active);
  const step = STEPS[event.key]?.(list);
  if (step === undefined) return null;
  const index = Math.min(ids.length - 1, Math.max(0, step));
  return control && !event.shiftKey
    ? { active: index, anchor: index, selected }
    : pick(list, index, { ...event, ctrlKey: false, metaKey: false });
}

const STEPS: Readonly<Record<string, (list: Selecting) => number>> = {
  ArrowRight: ({ active }) => active + 1,
  ArrowLeft: ({ active }) => active - 1,
  ArrowDown: ({ ids, active, columns }) => (active + columns < ids.length ? active + columns : active),
  ArrowUp: ({ active, columns }) => (active >= columns ? active - columns : active),
  PageDown: ({ active, columns, rows }) => active + columns * rows,
  PageUp: ({ active, columns, rows }) => active - columns * rows,
  Home: () => 0,
  End: ({ ids }) => ids.length - 1,
};

function between({ ids }: Selecting, from: number, to: number): readonly number[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}
