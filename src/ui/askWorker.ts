import { startWorker } from './startWorker.ts';

interface Asking<News, Answer> {
  readonly task: unknown;
  /** Reads a message of the worker; undefined if it is not the answer yet. */
  readonly read: (news: News) => Answer | undefined;
  /** Makes an answer of a sentence on why there is none. */
  readonly fail: (message: string) => Answer;
  /** What cannot be loaded if the worker does not start, for the sentence: "The code that reads tables". */
  readonly code: string;
  /** Cancels the task. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives a worker one task and terminates it after its answer.
 * @param address of the worker's module
 * @returns rejects only with the signal's reason
 */
export async function askWorker<News, Answer>(
  address: string,
  { task, read, fail, code, signal }: Asking<News, Answer>,
): Promise<Answer> {
  signal?.throwIfAborted();
  const worker = startWorker(address);
  let stop = () => {};
  try {
    return await new Promise<Answer>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      worker.onmessage = ({ data }: MessageEvent<News>) => {
        const answer = read(data);
        if (answer !== undefined) resolve(answer);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        // A worker that could not be loaded fails without a message.
        resolve(
          fail(
            event.message
              ? `Reading failed (${event.message}). Try a smaller file, or reload the page.`
              : `${code} could not be loaded. Check the connection and try again.`,
          ),
        );
      };
      worker.onmessageerror = () => resolve(fail('The result did not arrive. Try a smaller file, or reload the page.'));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
    signal?.removeEventListener('abort', stop);
  }
}
