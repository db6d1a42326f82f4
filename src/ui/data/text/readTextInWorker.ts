import { TEXT } from '../../../table/limits.ts';
import type { Encoding } from '../../../table/options.ts';
import type { Problem } from '../../../table/problem.ts';
import { type TextDraft, type TextOptions, textTooLarge } from '../../../table/text.ts';
import { askWorker } from '../../askWorker.ts';
import reader from './text.worker.ts?worker&url';

/** The message to the worker. */
export interface TextTask {
  readonly input: Blob | string;
  readonly name: string;
  readonly options: TextOptions;
  /** Of the file; detected by default. */
  readonly encoding?: Encoding | undefined;
}

/** The message from the worker. */
export type TextAnswer = TextDraft | Problem;

/**
 * Splits a text into tokens in a worker, which is terminated afterwards.
 * @param task a file or pasted text, the name of the file, and the choices for its tokens
 * @param signal cancels the reading; then it rejects with the signal's reason
 */
export async function readTextInWorker(task: TextTask, signal?: AbortSignal): Promise<TextAnswer> {
  const size = typeof task.input === 'string' ? task.input.length : task.input.size;
  if (size > TEXT.bytes) return textTooLarge(size);
  return askWorker<TextAnswer, TextAnswer>(reader, {
    task,
    read: (answer) => answer,
    fail: (message) => ({ message }),
    code: 'reads texts',
    signal,
  });
}
