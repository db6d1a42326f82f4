import { IMAGE_LIMITS } from '../../../table/images/limits.ts';
import type { GivenFile } from './imageReader.ts';

/** The files of a dialog for files or folders. */
export function chosenFiles(files: Iterable<File>): readonly GivenFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * The files of a drop, with those in its folders.
 * @returns the first 20,000 of them
 * @throws DOMException if a folder or file cannot be read
 */
export async function droppedFiles(entries: readonly FileSystemEntry[]): Promise<readonly GivenFile[]> {
  const found: GivenFile[] = [];
  const rest = [...entries];
  for (let entry = rest.pop(); entry && found.length < IMAGE_LIMITS.offered; entry = rest.pop()) {
    if (isFolder(entry)) rest.push(...(await entriesOf(entry)));
    else found.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) });
  }
  return found;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // Browsers return about a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
