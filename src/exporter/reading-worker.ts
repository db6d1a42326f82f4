/** Reads a file of weights or a model in a thread of its own, and answers once. */
import '../table/packing.ts';
import { LIMITS } from '../export/formats/limits.ts';
import { type ImportAnswer, type ImportTask, readImport } from '../export/read-import.ts';
import { messageOf } from '../runtime/message-of.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ImportTask>) => void) | null;
  postMessage(message: ImportAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: { file, ...task } }) => {
  try {
    scope.postMessage({ read: readImport(await bytesOf(file), task) });
  } catch (error) {
    scope.postMessage({ problem: messageOf(error) });
  }
};

const MEGABYTE = 2 ** 20;

async function bytesOf(file: Blob): Promise<Uint8Array> {
  if (file.size > LIMITS.bytes) {
    const [found, most] = [file.size, LIMITS.bytes].map((size) => Math.ceil(size / MEGABYTE));
    throw new Error(`The file has ${found} MB, but at most ${most} MB are read.`);
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new Error(`The file cannot be read (${error}). It may have been moved or changed: choose it again.`);
  }
}
