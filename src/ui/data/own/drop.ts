/** What a drag or a drop holds, as far as it is looked at; the browser's `DataTransfer` is one. */
export interface Dropped {
  readonly types: Iterable<string>;
  readonly files: ArrayLike<File>;
  readonly items?: ArrayLike<{ webkitGetAsEntry?(): { readonly isDirectory: boolean } | null }>;
}

/** What becomes of a drop: a file to read, a sentence to say, or nothing where it holds no file. */
export type Taken = { readonly file: File } | { readonly refused: string } | null;

/** Whether files are dragged. Text, links and pictures of the page are not for us. */
export function holdsFiles({ types }: Pick<Dropped, 'types'>): boolean {
  return [...types].includes('Files');
}

/** Decides what to do with what was dropped on the page. */
export function takeDrop(dropped: Dropped): Taken {
  if (!holdsFiles(dropped)) return null;
  const { files, items } = dropped;
  const [file] = Array.from(files);
  if (file === undefined)
    return { refused: 'What was dropped holds no file that a page may read. Choose the file instead.' };
  if (files.length > 1)
    return { refused: `${files.length} files were dropped; a data set is one file. Drop one of them.` };
  if (items?.[0]?.webkitGetAsEntry?.()?.isDirectory) {
    return { refused: `“${file.name}” is a folder; a data set is one file. Drop a file of it.` };
  }
  return { file };
}
