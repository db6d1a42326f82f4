/** The part of the browser's `DataTransfer` that is used here. */
export interface Dropped {
  readonly types: Iterable<string>;
  readonly files: ArrayLike<File>;
  readonly items?: ArrayLike<{ webkitGetAsEntry?(): { readonly isDirectory: boolean } | null }>;
}

/** The result of a drop: a file to read, a sentence to show, or null if it contains no file. */
export type Taken = { readonly file: File } | { readonly refused: string } | null;

/** Whether files are dragged, as opposed to text, links or pictures of the page. */
export function holdsFiles({ types }: Pick<Dropped, 'types'>): boolean {
  return [...types].includes('Files');
}

export function takeDrop(dropped: Dropped): Taken {
  if (!holdsFiles(dropped)) return null;
  const { files, items } = dropped;
  const [file] = Array.from(files);
  if (file === undefined)
    return { refused: 'The dropped item does not contain a file that a page can read. Choose the file instead.' };
  if (files.length > 1)
    return { refused: `${files.length} files were dropped; a dataset is a single file. Drop one of them.` };
  if (items?.[0]?.webkitGetAsEntry?.()?.isDirectory) {
    return { refused: `“${file.name}” is a folder; a dataset is a single file. Drop a file from it.` };
  }
  return { file };
}
