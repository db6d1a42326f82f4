/** Milliseconds that the page waits for a database; one that works answers sooner. */
export const ANSWER_MS = 1500;
/** The same for a whole table or run, because a large one takes longer. */
export const LARGE_MS = 15_000;

/** A database did not answer. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/**
 * Waits for the answer of a database.
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
