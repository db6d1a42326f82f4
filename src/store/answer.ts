/** Milliseconds that the page waits for a database: one that answers at all answers sooner. */
export const ANSWER_MS = 1500;
/** The same for a whole table or run: a large one takes its time. */
export const LARGE_MS = 15_000;

/** A database did not answer. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/**
 * What a database answers.
 * @param within in ms
 * @throws Silent if it has not answered by then
 */
export async function answerOf<T>(answer: Promise<T>, within: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silent()), within);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
