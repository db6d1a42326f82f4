/** The part of the browser's `DataTransfer` that is used here. */
export interface Dropped {
  readonly types: Iterable<string>;
  readonly files: ArrayLike<File>;
  readonly items?: ArrayLike<{ webkitGetAsEntry?(): FileSystemEntry | null }>;
}

/** The result of a drop: a table to read, images with their folders, a sentence, or null if it contains no file. */
export type Taken =
  | { readonly file: File }
  | { readonly images: readonly FileSystemEntry[] | readonly File[] }
  | { readonly refused: string }
  | null;

/** Whether files are dragged, as opposed to text, links or pictures of the page. */
export function holdsFiles({ types }: Pick<Dropped, 'types'>): boolean {
  return [...types].includes('Files');
}

/** Whether a file is an image by the type that the system gives it; what it contains is checked when it is read. */
export function isImage({ type, name }: File): boolean {
  return type === '' ? /\.(png|jpe?g|jfif|webp|gif|bmp|avif|heic)$/i.test(name) : type.startsWith('image/');
}

/** Decides during a drop what it contains: afterwards the browser no longer gives its folders. */
export function takeDrop(dropped: Dropped): Taken {
  if (!holdsFiles(dropped)) return null;
  const files = Array.from(dropped.files);
  const [file] = files;
  if (file === undefined)
    return { refused: 'The dropped item does not contain a file that a page can read. Choose the file instead.' };
  const entries = Array.from(dropped.items ?? [], (item) => item.webkitGetAsEntry?.() ?? null).filter(
    (entry) => entry !== null,
  );
  if (entries.some(({ isDirectory }) => isDirectory)) return { images: entries };
  // Without entries, as in some drops by programs, the files themselves are used.
  if (files.some(isImage)) return { images: entries.length === files.length ? entries : files };
  if (files.length > 1) {
    return {
      refused: `${files.length} files were dropped, and none of them is an image. A table is a single file: drop one of them.`,
    };
  }
  return { file };
}
