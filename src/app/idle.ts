/** Milliseconds after which a page that is never idle counts as idle. */
const PATIENCE = 1000;

/** Resolves when the page has nothing to do: it has drawn what it has. */
export function whenIdle(): Promise<unknown> {
  return new Promise((resolve) => {
    // Safari has no `requestIdleCallback`.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: PATIENCE });
    else setTimeout(resolve, 100);
  });
}
