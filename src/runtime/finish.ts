/**
 * The result of work that can be interrupted.
 * @param pause lets other tasks run between its pieces; resolves to whether to give the work up
 * @returns null if it was given up
 */
export async function finishUnless<Result>(
  work: AsyncGenerator<void, Result, void>,
  pause: () => Promise<boolean>,
): Promise<Result | null> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
    if (await pause()) return null;
  }
}

/** The result of work that could be interrupted, without an interruption. */
export async function finish<Result>(work: AsyncGenerator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}
