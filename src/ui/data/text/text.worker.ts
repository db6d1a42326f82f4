import { readText } from '../../../table/text.ts';
import type { TextAnswer, TextTask } from './readTextInWorker.ts';

self.onmessage = async ({ data: { input, name, options, encoding } }: MessageEvent<TextTask>) => {
  const post = (answer: TextAnswer, transfer: Transferable[] = []) => self.postMessage(answer, { transfer });
  try {
    const content = typeof input === 'string' ? input : new Uint8Array(await input.arrayBuffer());
    const draft = readText(content, name, options, encoding);
    post(draft, 'table' in draft ? draft.table.values.map(({ buffer }) => buffer as ArrayBuffer) : []);
  } catch (error) {
    post({ message: `The text cannot be read (${error}). Choose its file again.` });
  }
};
