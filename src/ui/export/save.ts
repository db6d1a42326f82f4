import type { ExportedFile } from '../../export/exported.ts';
import { saveBlob } from '../saveText.ts';

/** Saves a file, or several as an archive. @param name of the archive, without its ending */
export async function save(files: readonly ExportedFile[], name: string): Promise<void> {
  const [only, ...more] = files;
  if (only && more.length === 0) return saveBlob(only.name, new Blob([only.content]));
  const { zipped } = await import('../../packing/zip.ts');
  const pieces = zipped(files.map(({ name, content }) => ({ name, pieces: [bytesOf(content)] })));
  saveBlob(`${name}.zip`, new Blob([...pieces], { type: 'application/zip' }));
}

function bytesOf(content: ExportedFile['content']): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
