import { startWorker } from './startWorker.ts';

interface Asking<News, Answer> {
  readonly task: unknown;
  /** Reads a message of the worker; undefined if it is not the answer yet. */
  readonly read: (news: News) => Answer | undefined;
  /** Makes an answer of a sentence on why there is none. */
  readonly fail: (message: string) => Answer;
  /** What the worker does, for sentences on its failure: "reads tables", after "The code that". */
  readonly code: string;
  /** What may help if the worker breaks off or its answer is lost: "Try a smaller file, or reload the page." */
  readonly advice?: string;
  /** Cancels the task. */
  readonly signal?: AbortSignal | undefined;
}

const SMALLER_FILE = 'Try a smaller file, or reload the page.';

/**
 * Gives a worker one task and terminates it after its answer.
 * @param address of the worker's module
 * @returns rejects only with the signal's reason
 */
export async function askWorker<News, Answer>(
  address: string,
  { task, read, fail, code, advice = SMALLER_FILE, signal }: Asking<News, Answer>,
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
              ? `The code that ${code} failed (${event.message}). ${advice}`
              : `The code that ${code} could not be loaded. Check the connection and try again.`,
          ),
        );
      };
      worker.onmessageerror = () => resolve(fail(`The result did not arrive. ${advice}`));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
    signal?.removeEventListener('abort', stop);
  }
}
