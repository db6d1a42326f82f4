import type { Refusal } from '../../../table/images/refusals.ts';
import type { ImageSettings } from '../../../table/images/scale.ts';
import type { OwnTable } from '../../../table/table.ts';
import { startWorker } from '../../startWorker.ts';
import code from './images.worker.ts?worker&url';

/** A file, and where it is: its folders and its name, separated by "/". */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** What the worker does. */
export type ImageTask =
  /** Reads the beginning of each file and keeps the file under its id. */
  | { readonly kind: 'inspect'; readonly files: readonly GivenFile[]; readonly ids: readonly number[] }
  /** Decodes files that were inspected and keeps the images under their ids; forgets all files. */
  | { readonly kind: 'decode'; readonly ids: readonly number[] }
  /** Scales images that were decoded. */
  | { readonly kind: 'scale'; readonly ids: readonly number[]; readonly settings: ImageSettings }
  /** Makes a table of images that were decoded. */
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly ids: readonly number[];
      readonly labels: readonly string[];
      readonly settings: ImageSettings;
    };

/** What each task returns. */
export interface Answers {
  /** For each file why it cannot be used; null if it can. */
  readonly inspect: readonly (Refusal | null)[];
  readonly decode: readonly (Refusal | null)[];
  /** [ids, channels, height, width], 0 … 255. */
  readonly scale: Uint8Array;
  readonly table: OwnTable;
}

/** A message to the worker. */
export type ImageRequest = { readonly request: number; readonly task: ImageTask } | { readonly cancel: number };

/** A message from the worker: the number of files that are done, and finally the result or an error. */
export type ImageNews = { readonly request: number } & (
  | { readonly done: number }
  | { readonly result: Answers[keyof Answers] }
  | { readonly error: string }
);

export interface Doing {
  /** Called occasionally with the number of files that are done. */
  readonly onProgress?: (done: number) => void;
  /** Cancels the task, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Reads and scales images in a worker, which keeps them until it is closed. */
export interface ImageReader {
  /** @throws Error with a sentence if the worker fails */
  do<Task extends ImageTask>(task: Task, doing?: Doing): Promise<Answers[Task['kind']]>;
  close(): void;
}

interface Pending extends Doing {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

export function openImageReader(): ImageReader {
  const worker = startWorker(code);
  const pending = new Map<number, Pending>();
  let requests = 0;

  worker.onmessage = ({ data }: MessageEvent<ImageNews>) => {
    const waiting = pending.get(data.request);
    if (!waiting) return;
    if ('done' in data) {
      waiting.onProgress?.(data.done);
      return;
    }
    pending.delete(data.request);
    if ('error' in data) waiting.reject(new Error(`Reading the images failed (${data.error}). Try fewer images.`));
    else waiting.resolve(data.result as never);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    // A worker that could not be loaded fails without a message.
    failAll(
      event.message
        ? `Reading the images failed (${event.message}). Try fewer images, or reload the page.`
        : 'The code that reads images could not be loaded. Check the connection and try again.',
    );
  };
  worker.onmessageerror = () => failAll('The images did not arrive. Try fewer images, or reload the page.');

  function failAll(message: string) {
    const all = [...pending.values()];
    pending.clear();
    for (const { reject } of all) reject(new Error(message));
  }

  return {
    do(task, doing = {}) {
      const { signal } = doing;
      signal?.throwIfAborted();
      requests += 1;
      const request = requests;
      const stop = () => {
        worker.postMessage({ cancel: request } satisfies ImageRequest);
        pending.get(request)?.reject(signal?.reason);
        pending.delete(request);
      };
      signal?.addEventListener('abort', stop);
      return new Promise<never>((resolve, reject) => {
        pending.set(request, { ...doing, resolve, reject });
        worker.postMessage({ request, task } satisfies ImageRequest);
      }).finally(() => signal?.removeEventListener('abort', stop));
    },
    close() {
      worker.terminate();
      failAll('The images were discarded.');
    },
  };
}
