/** The result of work that could be interrupted, without an interruption. */
export async function finish<Result>(work: AsyncGenerator<void, Result, void>): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}
