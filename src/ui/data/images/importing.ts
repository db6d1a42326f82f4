import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { classesOf, folderAround, isHidden } from '../../../table/images/folders.ts';
import { IMAGE_LIMITS } from '../../../table/images/limits.ts';
import { limitSentence, type Refusal, refusalSentences } from '../../../table/images/refusals.ts';
import type { ImageSettings } from '../../../table/images/scale.ts';
import { spreadOver } from '../../../table/images/spread.ts';
import type { OwnTable } from '../../../table/table.ts';
import { counted } from '../../counted.ts';
import { type GivenFile, type ImageReader, openImageReader } from './imageReader.ts';

/** An image that was read and is not used yet. */
export interface Entry {
  readonly id: number;
  readonly path: string;
  /** The name of its class; null if it has none yet. */
  readonly label: string | null;
}

/** Scaled images, as the network receives them. */
export interface Shown {
  readonly settings: ImageSettings;
  /** The index of each image in `pixels`, by its id. */
  readonly places: ReadonlyMap<number, number>;
  /** [images, channels, height, width], 0 … 255. */
  readonly pixels: Uint8Array;
}

export interface ImagesStore {
  readonly entries: readonly Entry[];
  /** The entries before each change, the latest last. */
  readonly past: readonly (readonly Entry[])[];
  readonly selected: ReadonlySet<number>;
  readonly settings: ImageSettings;
  /** The name of the table; null for the suggested one. */
  readonly name: string | null;
  /** What is being done with files; null if nothing. */
  readonly work: { readonly what: string; readonly done: number; readonly total: number } | null;
  /** What was wrong with the files that were given last: whole sentences. */
  readonly notes: readonly string[];
  /** null until the first images are scaled. */
  readonly shown: Shown | null;
}

const START: ImagesStore = {
  entries: [],
  past: [],
  selected: new Set(),
  settings: { side: 28, colors: 'color', fit: 'cut' },
  name: null,
  work: null,
  notes: [],
  shown: null,
};

/** A person's own images before they become a table. Kept when the dialog closes. */
export const imaging = createStore<ImagesStore>(() => START);

export function useImages<T>(select: (store: ImagesStore) => T): T {
  return useStore(imaging, select);
}

/** How a reader is opened; a test opens another. */
let openReader: () => ImageReader = openImageReader;
let reader: ImageReader | null = null;
let current: AbortController | null = null;
/** Files that are given while others are read wait for those. */
let queue: Promise<void> = Promise.resolve();
let entriesMade = 0;

/** Reads with another reader, and forgets everything. */
export function readWith(open: () => ImageReader): void {
  endImages();
  openReader = open;
}

function opened(): ImageReader {
  reader ??= openReader();
  return reader;
}

function closeReader(): void {
  const closed = reader;
  reader = null;
  closed?.close();
}

/**
 * Adds images from files, labelled by their folders. What was there stays, whatever is wrong with the files; sentences
 * about these are then in `notes`.
 * @param given the files, or what finds them
 */
export function addImages(given: readonly GivenFile[] | (() => Promise<readonly GivenFile[]>)): Promise<void> {
  queue = queue.then(async () => {
    const own = new AbortController();
    current = own;
    working('Looking for images', 0, 0);
    try {
      await add(typeof given === 'function' ? await given() : given, own.signal);
    } catch (error) {
      if (!own.signal.aborted) imaging.setState({ notes: [inWords(error)] });
      // A worker that failed before it had any image is started again for the next ones.
      if (imaging.getState().entries.length === 0) closeReader();
    }
    if (current === own) current = null;
    imaging.setState({ work: null });
    await showScaled();
  });
  return queue;
}

async function add(given: readonly GivenFile[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const notes: string[] = [];
  const offered = given
    .filter(({ path }) => !isHidden(path))
    .toSorted((a, b) => ORDER.compare(a.path, b.path))
    .slice(0, IMAGE_LIMITS.offered);
  if (given.length >= IMAGE_LIMITS.offered) {
    notes.push(`Only the first ${counted(IMAGE_LIMITS.offered, 'file')} were looked at. Choose a smaller folder.`);
  }
  if (offered.length === 0) {
    imaging.setState({ notes: ['There is no file in what you gave. Choose images, or a folder that contains some.'] });
    return;
  }
  const files = offered.map((file) => ({ ...file, id: newId() }));
  const usable = await inspect(notes, files, signal);
  const fitting = withinLimit(notes, imaging.getState().entries, usable);
  const decoded = await decode(notes, fitting, signal);
  signal.throwIfAborted();
  imaging.setState({ notes });
  if (decoded.length === 0) return;
  change((before) => {
    const added = decoded.map(({ id, path }) => ({ id, path, label: null }));
    return withFolders(before, added);
  });
}

/** Existing images keep their class; those without one and new ones get that of their folder. */
function withFolders(before: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  const all = [...before, ...added];
  const classes = classesOf(all.map(({ path }) => path));
  return all.map((entry, index) => ({ ...entry, label: entry.label ?? classes[index] ?? null }));
}

/** A file with the id of its image. */
type NumberedFile = GivenFile & { readonly id: number };

/** Files that are handed to the worker at a time: handing over a file takes the page 0.2 ms. */
const HANDED = 100;

/** The files that begin an image that can be decoded. */
async function inspect(
  notes: string[],
  files: readonly NumberedFile[],
  signal: AbortSignal,
): Promise<readonly NumberedFile[]> {
  const refusals: (Refusal | null)[] = [];
  while (refusals.length < files.length) {
    working('Looking at', refusals.length, files.length);
    const some = files.slice(refusals.length, refusals.length + HANDED);
    const ids = some.map(({ id }) => id);
    refusals.push(...(await opened().do({ kind: 'inspect', files: some, ids }, { signal })));
  }
  return without(notes, files, refusals);
}

/** The files whose images the worker has decoded. */
async function decode(
  notes: string[],
  files: readonly NumberedFile[],
  signal: AbortSignal,
): Promise<readonly NumberedFile[]> {
  if (files.length === 0) return files;
  const onProgress = (done: number) => working('Reading', done, files.length);
  onProgress(0);
  const ids = files.map(({ id }) => id);
  return without(notes, files, await opened().do({ kind: 'decode', ids }, { signal, onProgress }));
}

/** The files that are not refused. The sentences on the others are added to the notes. */
function without(
  notes: string[],
  files: readonly NumberedFile[],
  refusals: readonly (Refusal | null)[],
): readonly NumberedFile[] {
  notes.push(...refusalSentences(refusals.filter((refusal) => refusal !== null)));
  return files.filter((_, index) => refusals[index] === null);
}

function newId(): number {
  entriesMade += 1;
  return entriesMade;
}

/** As many files as fit beside the entries, evenly over their classes. */
function withinLimit(
  notes: string[],
  entries: readonly Entry[],
  files: readonly NumberedFile[],
): readonly NumberedFile[] {
  const room = IMAGE_LIMITS.files - entries.length;
  if (files.length <= room) return files;
  const classes = classesOf([...entries, ...files].map(({ path }) => path)).slice(entries.length);
  notes.push(limitSentence(files.length, room, entries.length));
  return spreadOver(classes, room).map((index) => files[index] as NumberedFile);
}

function working(what: string, done: number, total: number): void {
  imaging.setState({ work: { what, done, total } });
}

/** Cancels reading. None of the files that were being read is added. */
export function cancelImages(): void {
  current?.abort();
}

/** Reports a problem found before reading. */
export function refuseImages(message: string): void {
  imaging.setState({ notes: [message] });
}

/** Changes the entries, as a step that can be undone. */
function change(to: (entries: readonly Entry[]) => readonly Entry[]): void {
  imaging.setState(({ entries, past, selected }) => {
    const next = to(entries);
    const there = new Set(next.map(({ id }) => id));
    return {
      entries: next,
      past: [...past, entries],
      selected: new Set([...selected].filter((id) => there.has(id))),
    };
  });
}

export function undoImages(): void {
  imaging.setState(({ entries, past }) => ({
    entries: past.at(-1) ?? entries,
    past: past.slice(0, -1),
    selected: new Set(),
  }));
}

/** Gives the selected images a class. */
export function labelSelected(name: string): void {
  const label = name.trim();
  const { selected } = imaging.getState();
  if (label === '' || selected.size === 0) return;
  change((entries) => entries.map((entry) => (selected.has(entry.id) ? { ...entry, label } : entry)));
}

/** Renames a class. If another has that name already, the two become one. */
export function renameClass(from: string, name: string): void {
  const label = name.trim();
  if (label === '' || label === from) return;
  change((entries) => entries.map((entry) => (entry.label === from ? { ...entry, label } : entry)));
}

export function removeSelected(): void {
  const { selected } = imaging.getState();
  if (selected.size > 0) change((entries) => entries.filter(({ id }) => !selected.has(id)));
}

export function select(ids: Iterable<number>): void {
  imaging.setState({ selected: new Set(ids) });
}

export function nameImages(name: string): void {
  imaging.setState({ name });
}

export function setImages(settings: Partial<ImageSettings>): void {
  imaging.setState((store) => ({ settings: { ...store.settings, ...settings } }));
  void showScaled();
}

/** The name of the folder around all images, unless a person gave another. */
export function nameOf({ name, entries }: Pick<ImagesStore, 'name' | 'entries'>): string {
  return name ?? folderAround(entries.map(({ path }) => path)) ?? 'Images';
}

/** Scales all images as the settings say. The latest call wins. */
async function showScaled(): Promise<void> {
  const { entries, past, settings } = imaging.getState();
  // Undo brings back what was removed.
  const ids = [...new Set([entries, ...past].flat().map(({ id }) => id))];
  if (ids.length === 0) return;
  const by = opened();
  try {
    const pixels = await by.do({ kind: 'scale', ids, settings });
    if (imaging.getState().settings !== settings) return;
    imaging.setState({ shown: { settings, places: new Map(ids.map((id, place) => [id, place])), pixels } });
  } catch (error) {
    if (by === reader) imaging.setState({ notes: [inWords(error)] });
  }
}

/** The table of the images that have a class. @throws Error with a sentence if the worker fails */
export function tableOfImages(): Promise<OwnTable> {
  const store = imaging.getState();
  const used = store.entries.filter(({ label }) => label !== null);
  return opened().do({
    kind: 'table',
    name: nameOf(store).trim(),
    ids: used.map(({ id }) => id),
    labels: used.map(({ label }) => label as string),
    settings: store.settings,
  });
}

/** Discards the images, except for the settings. */
export function endImages(): void {
  current?.abort();
  closeReader();
  imaging.setState(({ settings }) => ({ ...START, settings }));
}

/** Numbers in names count as numbers: 2.png comes before 10.png. */
const ORDER = new Intl.Collator('en', { numeric: true });

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
