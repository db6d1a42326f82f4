import type { ExportedFile } from '../../export/exported.ts';
import { saveBlob } from '../saveText.ts';

/** Saves a file, or several as an archive. @param name of the archive, without its ending */
export async function save(files: readonly ExportedFile[], name: string): Promise<void> {
  const [only, ...more] = files;
  if (only && more.length === 0) return saveBlob(only.name, new Blob([only.content]));
  const { archive } = await import('../../packing/archive.ts');
  saveBlob(`${name}.zip`, new Blob([archive(files)], { type: 'application/zip' }));
}
