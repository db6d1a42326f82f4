import type { Reading } from '../../../table/draft.ts';
import { readTable } from '../../../table/read.ts';
import type { ReadingNews, ReadingTask } from './readInWorker.ts';

function post(news: ReadingNews, transfer: Transferable[] = []): void {
  self.postMessage(news, { transfer });
}

/** The buffers that are transferred to the page instead of copied. */
function buffersOf(reading: Reading): Transferable[] {
  if (!reading.ok) return [];
  return reading.draft.columns.flatMap(({ numbers, places }) => [numbers, places].flatMap((all) => all?.buffer ?? []));
}

self.onmessage = async ({ data: { input, name, options } }: MessageEvent<ReadingTask>) => {
  let content: string | Uint8Array;
  try {
    content = typeof input === 'string' ? input : new Uint8Array(await input.arrayBuffer());
  } catch (error) {
    const message = `The file cannot be read (${error}). It may have been moved or changed: choose it again.`;
    post({ reading: { ok: false, problem: { message } } });
    return;
  }
  const reading = readTable(content, name, options, (share) => post({ share }));
  post({ reading }, buffersOf(reading));
};
