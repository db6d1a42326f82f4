import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../../../src/table/images/refusals.ts';
import { droppedFiles } from '../../../../src/ui/data/images/gather.ts';
import type { GivenFile, ImageReader, ImageTask } from '../../../../src/ui/data/images/imageReader.ts';
import {
  addImages,
  cancelImages,
  endImages,
  imaging,
  labelSelected,
  nameOf,
  readWith,
  removeSelected,
  renameClass,
  select,
  setImages,
  undoImages,
} from '../../../../src/ui/data/images/importing.ts';

const given = (...paths: readonly string[]): GivenFile[] =>
  paths.map((path) => ({ path, file: new File(['x'], path) }));
const numbered = (folder: string, count: number) =>
  given(...Array.from({ length: count }, (_, index) => `${folder}/${index}.png`));

/** A reader that takes every file that does not end with .txt, and remembers its tasks. */
function fakeReader(tasks: ImageTask[] = [], onDecode: () => void = () => {}): ImageReader {
  const inspected = ({ path }: GivenFile): Refusal | null =>
    path.endsWith('.txt') ? { why: 'no image', path, is: 'is empty' } : null;
  return {
    async do(task: ImageTask, { signal }: { readonly signal?: AbortSignal } = {}) {
      tasks.push(task);
      if (task.kind === 'inspect') return task.files.map(inspected) as never;
      if (task.kind === 'decode') {
        onDecode();
        signal?.throwIfAborted();
        return task.ids.map(() => null) as never;
      }
      return new Uint8Array(0) as never;
    },
    close: () => {},
  };
}

const now = () => imaging.getState();
const entries = () => now().entries.map(({ path, label }) => `${path} ${label}`);
const idsOf = (label: string | null) => now().entries.flatMap((entry) => (entry.label === label ? [entry.id] : []));

beforeEach(() => readWith(() => fakeReader()));

describe('adding images', () => {
  it('labels them by their folders, in the order of their names', async () => {
    await addImages(given('pets/dogs/1.png', 'pets/cats/10.png', 'pets/cats/2.png', 'pets/.DS_Store'));
    expect(entries()).toEqual(['pets/cats/2.png cats', 'pets/cats/10.png cats', 'pets/dogs/1.png dogs']);
    expect(nameOf(now())).toBe('pets');
    expect(now().notes).toEqual([]);
    expect(now().work).toBeNull();
    expect(now().shown?.places.size).toBe(3);
  });

  it('labels a folder as soon as there is another one beside it', async () => {
    await addImages(given('cats/1.png'));
    expect(entries()).toEqual(['cats/1.png null']);
    await addImages(given('dogs/1.png'));
    expect(entries()).toEqual(['cats/1.png cats', 'dogs/1.png dogs']);
  });

  it('keeps the classes that a person gave', async () => {
    await addImages(given('cats/1.png'));
    select(idsOf(null));
    labelSelected(' tiger ');
    await addImages(given('dogs/1.png'));
    expect(entries()).toEqual(['cats/1.png tiger', 'dogs/1.png dogs']);
  });

  it('names files that are not images and keeps what was there', async () => {
    await addImages(given('a/1.png', 'b/1.png'));
    await addImages(given('c/notes.txt'));
    expect(now().entries).toHaveLength(2);
    expect(now().notes).toEqual([expect.stringMatching(/“notes.txt” is empty/)]);
    await addImages([]);
    expect(now().entries).toHaveLength(2);
    expect(now().notes).toEqual([expect.stringMatching(/^There is no file/)]);
  });

  it('takes 2,000 of 3,000 images evenly over their classes, and hands files over in portions', async () => {
    const tasks: ImageTask[] = [];
    readWith(() => fakeReader(tasks));
    await addImages([...numbered('a', 2500), ...numbered('b', 500)]);
    expect(now().entries).toHaveLength(2000);
    expect(idsOf('b')).toHaveLength(500);
    expect(now().notes).toEqual([expect.stringMatching(/^You gave 3,000 images, but at most 2,000 fit/)]);
    const portions = tasks.filter((task) => task.kind === 'inspect').map(({ files }) => files.length);
    expect(Math.max(...portions)).toBeLessThanOrEqual(100);
    await addImages(numbered('c', 7));
    expect(now().entries).toHaveLength(2000);
    expect(now().notes).toEqual([expect.stringMatching(/there are 2,000 already. None of them is added/)]);
  });

  it('can be cancelled, which adds nothing and loses nothing', async () => {
    await addImages(given('a/1.png', 'b/1.png'));
    readWith(() => fakeReader([], cancelImages));
    await addImages(given('a/2.png', 'b/2.png'));
    expect(now().entries).toEqual([]);
    readWith(() => fakeReader());
    await addImages(given('a/1.png', 'b/1.png'));
    const adding = addImages(given('a/2.png'));
    await Promise.resolve();
    cancelImages();
    await adding;
    expect(entries()).toEqual(['a/1.png a', 'b/1.png b']);
    expect(now().notes).toEqual([]);
  });

  it('reports a reader that fails, and opens another for the next files', async () => {
    let opened = 0;
    readWith(() => {
      opened += 1;
      if (opened > 1) return fakeReader();
      return { do: () => Promise.reject(new Error('The code could not be loaded.')), close: () => {} };
    });
    await addImages(given('a/1.png', 'b/1.png'));
    expect(now().notes).toEqual(['The code could not be loaded.']);
    await addImages(given('a/1.png', 'b/1.png'));
    expect(now().entries).toHaveLength(2);
  });
});

describe('editing classes', () => {
  beforeEach(() => addImages(given('a/1.png', 'a/2.png', 'b/1.png')));

  it('renames and merges them, and undoes that step by step', () => {
    renameClass('a', 'c');
    renameClass('b', 'c ');
    expect(entries()).toEqual(['a/1.png c', 'a/2.png c', 'b/1.png c']);
    undoImages();
    expect(entries()).toEqual(['a/1.png c', 'a/2.png c', 'b/1.png b']);
    undoImages();
    renameClass('a', '  ');
    expect(entries()).toEqual(['a/1.png a', 'a/2.png a', 'b/1.png b']);
  });

  it('removes images, which undo brings back', () => {
    select(idsOf('a'));
    removeSelected();
    expect(entries()).toEqual(['b/1.png b']);
    expect(now().selected.size).toBe(0);
    undoImages();
    expect(entries()).toHaveLength(3);
  });

  it('ends with an empty table and the same settings', () => {
    setImages({ side: 12 });
    endImages();
    expect(now().entries).toEqual([]);
    expect(now().settings.side).toBe(12);
  });
});

it('the files of a drop include those in folders, with their paths', async () => {
  const file = (fullPath: string) =>
    ({ isDirectory: false, fullPath, file: (done: (file: File) => void) => done(new File(['x'], fullPath)) }) as never;
  const folder = (fullPath: string, content: FileSystemEntry[]) =>
    ({
      isDirectory: true,
      fullPath,
      createReader: () => {
        // A browser returns the content in portions.
        const rest = [...content];
        return { readEntries: (done: (entries: FileSystemEntry[]) => void) => done(rest.splice(0, 1)) };
      },
    }) as never;
  const found = await droppedFiles([
    folder('/pets', [folder('/pets/cats', [file('/pets/cats/1.png'), file('/pets/cats/2.png')]), file('/pets/3.png')]),
    file('/4.png'),
  ]);
  expect(found.map(({ path }) => path).sort()).toEqual(['4.png', 'pets/3.png', 'pets/cats/1.png', 'pets/cats/2.png']);
});
